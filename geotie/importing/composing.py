"""
The article of an import: its text says what the source says, so that each record has words to point to.

A row becomes a line of the text. Its cells stand in it as the source has them, cleaned as every text is.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from geotie.countries import country
from geotie.importing.labels import Place
from geotie.reading.validation import clean
from geotie.records import IMPORTED, Article, Evidence, Extraction, Itinerary, Mention, MentionKind, Tie, normalised


def tidy(cell: str | None) -> str:
    """A cell of a source as one line, without invisible characters."""
    return normalised(clean(cell or ""))


class Composition:
    """
    An article in the making: `say` adds words and tells where they stand.

    Pieces begin with a letter or follow punctuation and spaces, so putting them together changes none of their characters.
    """

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.text = ""
        self._mentions: list[Mention] = []

    def say(self, words: str) -> Evidence:
        start = len(self.text)
        self.text += words
        return Evidence(start, len(self.text), words)

    def since(self, start: int) -> Evidence:
        """What was said from an offset on."""
        return Evidence.of(self.text, start, len(self.text))

    def say_country(self, label: str, code: str | None) -> None:
        """Say a country's name as the source has it; None: a state that no code stands for."""
        said = self.say(label)
        if code:
            entry = country(code)
            self._mention(said, "name", code, Place("", entry.lon, entry.lat))

    def say_place(self, words: str, place: Place, code: str) -> None:
        """Say a list of places, of which `place` is the one that the gazetteer knows."""
        said = self.say(words)
        if place.lon is not None:
            self._mention(said, "capital" if place.name == country(code).capital else "city", code, place)

    def _mention(self, said: Evidence, kind: MentionKind, code: str, place: Place) -> None:
        mention = Mention(said.start, said.end, said.text, kind, code, place.name, place.lon, place.lat, rule=self.rule)
        self._mentions.append(mention)

    def extraction(
        self,
        *,
        title: str,
        published: date | None,
        url: str,
        outlet: str,
        source_id: str,
        itineraries: tuple[Itinerary, ...] = (),
        ties: tuple[Tie, ...] = (),
    ) -> Extraction:
        """The article with its records. A day that lies ahead is no day of publication."""
        today = datetime.now(UTC).date()
        article = Article(
            text=self.text,
            title=title,
            published=published if published and published <= today else None,
            url=url,
            outlet=outlet,
            language="en",
            source_id=source_id,
        )
        return Extraction(article, tuple(self._mentions), itineraries, ties, version=IMPORTED)
