"""Small sources to import, made up for the tests, and what holds for every import."""

from __future__ import annotations

from geotie.importing import Item, Unimported
from geotie.records import Extraction


def articles(items: list[Item]) -> list[Extraction]:
    return [item for item in items if isinstance(item, Extraction)]


def unimported(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.row, item.fate) for item in items if isinstance(item, Unimported)]


def assert_evidence_stands(items: list[Item]) -> None:
    """Every record points to the words that it carries."""
    for extraction in articles(items):
        text = extraction.article.text
        stops = [stop for itinerary in extraction.itineraries for stop in itinerary.stops]
        evidence = [record.evidence for record in (*stops, *extraction.ties)] + [
            also for tie in extraction.ties for also in tie.also
        ]
        assert evidence
        assert all(text[span.start : span.end] == span.text for span in evidence)
        assert all(text[mention.start : mention.end] == mention.text for mention in extraction.mentions)


def trip(number: int, country: str, start: str, end: str, *, locale: str = "", remarks: str = "Met officials.", **who: str) -> str:
    told = {"role": "secretary", "who": "palmer-ada", "name": "Ada B. Palmer", **who}
    return f"""
    <trip role="{told["role"]}" who="{told["who"]}">
        <id>{number}</id><role>{told["role"]}</role><name>{told["name"]}</name>
        <start-date>{start}</start-date><end-date>{end}</end-date>
        <country id="x">{country}</country><locale>{locale}</locale>
        <remarks>{remarks}</remarks>
    </trip>"""


def visit(number: int, visitor: str, home: str, start: str, end: str, *, description: str = "Working visit.") -> str:
    return f"""
    <visit>
        <id>{number}</id><start-date>{start}</start-date><end-date>{end}</end-date>
        <visitor>{visitor}</visitor><from id="home">{home}</from>
        <description>{description}</description>
    </visit>"""


def xml(root: str, *rows: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>{"".join(rows)}\n</{root}>'.encode()


def event(
    number: int, source: str, target: str, code: str, *, columns: int = 61, url: str = "https://www.news.example/a", **cells: str
) -> str:
    """A row of a GDELT file: actors by country code, the CAMEO code, the report's address."""
    row = [""] * columns
    added, place = (59, 52) if columns == 61 else (56, 50)
    values = {
        0: str(number), 1: "20180203", 6: source, 7: source, 16: target, 17: target, 25: "0", 26: code, 30: "4.0", 33: "3",
        added: "20180204120000" if columns == 61 else "20180204", place: "Quito, Ecuador",
    }  # fmt: skip
    if columns > 57:
        values[columns - 1] = url
    values.update({int(column.removeprefix("c")): cell for column, cell in cells.items()})
    for column, cell in values.items():
        row[column] = cell
    return "\t".join(row)
