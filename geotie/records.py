"""
The vocabulary of everything else: what an article says, as small frozen records.

Offsets are Python string offsets (code points) into `Article.text`, `end` exclusive. Countries are ISO 3166-1 alpha-3 codes,
plus `XKX` (Kosovo) and the former states `SUN`, `YUG`, `CSK`, `DDR`. Longitude comes before latitude, in degrees (WGS 84).
"""

from __future__ import annotations

import hashlib
import itertools
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

EXTRACTOR_VERSION = "2"  # raise it whenever rules or tables change what is extracted
IMPORTED = "import 1"  # in the place of that version: records that came ready-made, which no rule can remake

MentionKind = Literal["name", "demonym", "capital", "city", "region", "person"]
Status = Literal["done", "planned", "cancelled", "denied"]
Modality = Literal["asserted", "negated", "future", "hypothetical"]
TieType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
MUTUAL_TIES: frozenset[TieType] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
COOPERATIVE_TIES: frozenset[TieType] = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year: ISO 8601 reduced precision, "2018-02-03", "2011-06" or "2011"."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "YYYY", "YYYY-MM" or "YYYY-MM-DD"; ValueError for anything else, impossible days included."""
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
            raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        parts = [int(part) for part in text.split("-")]
        date(*[*parts, 1, 1][:3])  # a day that no calendar has raises here
        return cls(*parts)

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None).zfill(4)


def normalised(text: str) -> str:
    """Text as the archive compares it: NFC, runs of white space as one space, no space at either end."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True, slots=True)
class Article:
    """A news text as it was read. The text is kept as it came, since every record points into it."""

    text: str
    title: str = ""
    published: date | None = None
    url: str = ""
    outlet: str = ""
    language: str = "en"  # ISO 639-1, "" where it could not be told
    retrieved: datetime | None = None
    source_id: str = ""  # the name that its source gave it, e.g. the `id` of a JSONL line
    id: str = field(default="", compare=False)  # SHA-256 of the normalised text, 16 hex digits; filled in where left out

    def __post_init__(self) -> None:
        if not self.id:
            digest = hashlib.sha256(normalised(self.text).encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "id", digest[:16])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the article that carry a record: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a name: the country and place that it may mean, with the share of belief that it got."""

    country: str
    place: str
    share: float
    why: str


@dataclass(frozen=True, slots=True)
class Mention:
    """
    A word or name that refers to a country or to a place in it.

    `kind` is `name` (Cuba), `demonym` (Cuban, Cubans), `capital`, `city` (also a town or a site such as Camp David), `region`
    or `person` (an office holder who stands for a state; never counted among the countries of an article).
    `acts`: the name stands for a government ("Tehran said", "the Kremlin").
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    country: str
    place: str = ""  # the city or region in its English form, "" for a whole country
    lon: float | None = None
    lat: float | None = None
    acts: bool = False
    confidence: float = 1.0
    rule: str = ""
    reason: str = ""  # one sentence for the reader: why this country
    alternatives: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A stay of a visitor in a foreign country."""

    country: str
    evidence: Evidence
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: Status = "done"
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """The move from home or a stop to the next stop; `None` as origin place is the home country itself."""

    origin: str
    destination: str
    departure: Stop | None  # None: the leg starts at home
    arrival: Stop


@dataclass(frozen=True, slots=True)
class Itinerary:
    """One visitor's journey: stops in order of travel."""

    visitor: str
    stops: tuple[Stop, ...]
    role: str = ""
    home: str | None = None  # the state that he or she represents; None for an international official or a private person
    purpose: str = ""

    def legs(self) -> tuple[Leg, ...]:
        """Moves between countries, from home to the last stop; cancelled and denied stops were not travelled to."""
        travelled = [stop for stop in self.stops if stop.status in ("done", "planned")]
        legs = []
        if self.home and travelled:
            legs.append(Leg(self.home, travelled[0].country, None, travelled[0]))
        legs += [Leg(a.country, b.country, a, b) for a, b in itertools.pairwise(travelled)]
        return tuple(leg for leg in legs if leg.origin != leg.destination)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says so: the holder of a claim, which is not an actor of the tie that he tells of."""

    speaker: str = ""
    speaker_country: str | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """
    One act that the text tells of, between states: n participants, one event.

    `sources` act or speak, `targets` are acted on or spoken about. A mutual act (a meeting, a treaty) has all its participants
    among `sources` and no `targets`. `dyads` derives the pairs where pairs are drawn.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    type: TieType
    polarity: Literal[1, -1]
    evidence: Evidence
    date: PartialDate | None = None
    modality: Modality = "asserted"
    claim: Claim = Claim()
    also: tuple[Evidence, ...] = ()  # further sentences of the same article that assert the same act
    confidence: float = 1.0
    rule: str = ""

    def dyads(self) -> tuple[tuple[str, str], ...]:
        """Pairs source, target; each pair of a mutual act once, in the order of the text."""
        pairs = itertools.product(self.sources, self.targets) if self.targets else itertools.combinations(self.sources, 2)
        return tuple(dict.fromkeys((a, b) for a, b in pairs if a != b))


@dataclass(frozen=True, slots=True)
class Route:
    """A carrier's line between places (an airline's Caracas–Damascus flight): never a visit."""

    carrier: str
    stops: tuple[Stop, ...]
    evidence: Evidence
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article, with the version of the extractor that read it."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    itineraries: tuple[Itinerary, ...] = ()
    ties: tuple[Tie, ...] = ()
    routes: tuple[Route, ...] = ()
    version: str = EXTRACTOR_VERSION

    @property
    def ready_made(self) -> bool:
        """Whether the records came from a catalogue or an event file; the article then only says what its rows say."""
        return self.version == IMPORTED

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries that the text names or refers to, sorted; persons who stand for a state do not count."""
        return tuple(sorted({mention.country for mention in self.mentions if mention.kind != "person"}))
