"""
Plain tables of visits and of ties: delimited text with a header, one record per row.

    visits.csv  visitor, country; role, home, place, start, end, status, purpose, remarks, source, url
    ties.csv    source, target, type; date, polarity, modality, speaker, speaker_country, text, outlet, url

The columns before the semicolon are required, their order is free, others are ignored. Country cells hold names or codes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast, get_args
from urllib.parse import urlsplit

from geotie import plover
from geotie.errors import ReadingError, UnknownCountryError
from geotie.importing.composing import Composition, tidy
from geotie.importing.items import Item, Unimported
from geotie.importing.journeys import journey_article
from geotie.importing.labels import NOWHERE, country_of, places_of
from geotie.importing.tours import Stay, tours
from geotie.outlets import outlet_of
from geotie.reading.limits import MAX_CHARACTERS
from geotie.reading.tables import Tell, delimiter_of, telling
from geotie.reading.validation import web_address
from geotie.records import COOPERATIVE_TIES, MUTUAL_TIES, Claim, Modality, PartialDate, Status, Tie, TieType

VISITS_RULE, TIES_RULE = "import:visits", "import:ties"
VISITS_COLUMNS = ("visitor", "country")
TIES_COLUMNS = ("source", "target", "type")

_STATUSES = get_args(Status)
_MODALITIES = get_args(Modality)
_POLARITIES = {"+": 1, "+1": 1, "1": 1, "-": -1, "-1": -1, "−": -1, "−1": -1}


class _CellError(ReadingError):
    """A cell that cannot be what its column says."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


class _Row:
    """A row of a table by column names; a column that is not there is empty."""

    def __init__(self, number: int, cells: Mapping[str, str]) -> None:
        self.line = f"line {number}"
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        return self._cells.get(column, "")

    def required(self, column: str) -> str:
        if not self[column]:
            raise _CellError(column, "it is empty")
        return self[column]

    def date(self, column: str) -> PartialDate | None:
        try:
            return PartialDate.parse(self[column]) if self[column] else None
        except ValueError:
            raise _CellError(column, f"{self[column]!r} is no date of the form YYYY-MM-DD, YYYY-MM or YYYY") from None

    def home(self, column: str, label: str, day: PartialDate | None, place: str = "") -> str | None:
        """The code of a state; None for one that no code stands for, which a traveller may come from all the same."""
        try:
            return country_of(label, day=day.earliest if day else None, place=place)
        except UnknownCountryError as error:
            raise _CellError(column, str(error)) from error

    def country(self, column: str, label: str, day: PartialDate | None, place: str = "") -> str:
        code = self.home(column, label, day, place)
        if code is None:
            raise _CellError(column, f"no code stands for {label!r}")
        return code

    def one_of(self, column: str, allowed: tuple[str, ...], default: str) -> str:
        value = self[column].lower() or default
        if value not in allowed:
            raise _CellError(column, f"{self[column]!r} is none of {', '.join(allowed)}")
        return value


@dataclass(frozen=True, slots=True)
class _Source:
    outlet: str
    url: str


def read_visits(text: str, name: str, tell: Tell | None = None) -> Iterator[Item]:
    """
    Journeys of a visits table, and the rows that made none. Stays of one visitor on contiguous dates are one journey.

    Raises
    ------
    ReadingError
        If the text is no table of visits.
    """
    stays: list[Stay] = []
    about: dict[str, tuple[_Source, str]] = {}
    for row in _rows(text, name, VISITS_COLUMNS):
        if isinstance(row, Unimported):
            yield row
            continue
        try:
            stays.append(_stay(row))
        except _CellError as error:
            yield _unreadable(name, row, error)
            continue
        about[row.line] = _source(row["source"], row["url"]), row["purpose"]
    found = tours(stays, lambda stay: (stay.traveller, stay.role, stay.home, about[stay.row][0].outlet))
    for joined, merged in telling(found, len(stays), tell):
        source, purpose = about[joined[0].row]
        yield journey_article(
            joined, rule=VISITS_RULE, outlet=source.outlet, url=source.url, heading=_heading(joined[0]), purpose=purpose
        )
        for double in merged:
            yield Unimported(name, double.row, f"tells the same stay as {double.into}; its remarks were added there", "merged")


def read_ties(text: str, name: str, tell: Tell | None = None) -> Iterator[Item]:
    """
    Articles of a table of ties, and the rows that made no tie. Rows with one address are one article.

    Raises
    ------
    ReadingError
        If the text is no table of ties.
    """
    reports: dict[str, tuple[Composition, list[Tie], list[_Row]]] = {}
    for row in _rows(text, name, TIES_COLUMNS):
        if isinstance(row, Unimported):
            yield row
            continue
        composition, ties, rows = reports.setdefault(row["url"] or row.line, (Composition(TIES_RULE), [], []))
        try:
            ties.append(_tie(row, composition))
        except _CellError as error:
            yield _unreadable(name, row, error)
            continue
        rows.append(row)
    for composition, ties, rows in telling(reports.values(), len(reports), tell):
        if not rows:
            continue
        source = _source(rows[0]["outlet"], rows[0]["url"])
        days = [tie.date.latest for tie in ties if tie.date]
        yield composition.extraction(
            title=f"{rows[0]['source']} and {rows[0]['target']}: {ties[0].type}",
            published=max(days, default=None),
            url=source.url,
            outlet=source.outlet,
            source_id=", ".join(row.line for row in rows),
            ties=tuple(ties),
        )


def header_of(text: str) -> tuple[str, ...]:
    """Names of the columns as the first line gives them, in lower case."""
    first = text.lstrip("\ufeff\r\n ").partition("\n")[0]
    return tuple(cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter_of(first)), []))


def _rows(text: str, name: str, required: tuple[str, ...]) -> Iterator[_Row | Unimported]:
    header = header_of(text)
    missing = [column for column in required if column not in header]
    if missing:
        raise ReadingError(
            f"{name} has no column {missing[0]!r}; its first line has to name the columns, such as {', '.join(required)}"
        )
    csv.field_size_limit(4 * MAX_CHARACTERS)
    body = text.lstrip("\ufeff\r\n ")
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter_of(body.partition("\n")[0]), strict=True)
    next(reader)
    known: dict[tuple[str, ...], str] = {}
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Unimported(name, f"line {reader.line_num}", f"it is not valid CSV: {error}")
            continue
        if cells is None:
            return
        values = tuple(tidy(cell) for cell in cells)
        if not any(values):
            continue
        row = _Row(reader.line_num, dict(zip(header, values, strict=False)))
        if len(values) > len(header) and any(values[len(header) :]):
            yield Unimported(name, row.line, f"it has {len(values)} cells for {len(header)} columns; are commas quoted?")
        elif values in known:
            yield Unimported(name, row.line, f"it is the same as {known[values]}", "merged")
        else:
            known[values] = row.line
            yield row


def _stay(row: _Row) -> Stay:
    start, end = row.date("start"), row.date("end")
    if start and end and end.latest < start.earliest:
        raise _CellError("end", f"{end} lies before the start, {start}")
    label, home, places = row.required("country"), row["home"], row["place"]
    code = row.country("country", label, start, places)
    found = places_of(places, code)
    ahead = start is not None and start.earliest > datetime.now(UTC).date()
    return Stay(
        row=row.line,
        traveller=row.required("visitor"),
        role=row["role"],
        home=row.home("home", home, start) if home else None,
        label_of_home=home,
        country=code,
        label=label,
        places=places,
        place=next((place for place in found if place.lon is not None), found[0] if found else NOWHERE),
        start=start or end,
        end=end or start,
        status=cast(Status, row.one_of("status", _STATUSES, "planned" if ahead else "done")),
        remarks=tuple(filter(None, [row["remarks"]])),
    )


def _heading(stay: Stay) -> str:
    of_home = f" of {stay.label_of_home}" if stay.label_of_home else ""
    return (
        f"{stay.traveller}, {stay.role}{of_home}."
        if stay.role
        else f"{stay.traveller}{f' ({stay.label_of_home})' if of_home else ''}."
    )


def _tie(row: _Row, composition: Composition) -> Tie:
    day = row.date("date")
    sources, targets = (_states(row, column, day) for column in ("source", "target"))
    kind, usual = _type(row)
    polarity = _POLARITIES.get(row["polarity"]) if row["polarity"] else usual
    if polarity is None:
        raise _CellError("polarity", f"{row['polarity']!r} is neither + nor -")
    modality = cast(Modality, row.one_of("modality", _MODALITIES, "asserted"))
    speaker_country = row.country("speaker_country", row["speaker_country"], day) if row["speaker_country"] else None
    if len({code for _, code in (*sources, *targets)}) < 2:
        raise _CellError("target", "source and target are one country")
    composition.say("\n" if composition.text else "")
    start = len(composition.text)
    _say_states(composition, sources)
    composition.say(" and " if kind in MUTUAL_TIES else " to ")
    _say_states(composition, targets)
    composition.say(f", {day}" if day else "")
    composition.say(f": {row['type']}" + (f" ({modality})" if modality != "asserted" else ""))
    composition.say(f". {row['text']}" if row["text"] else ".")
    codes = tuple(dict.fromkeys(code for _, code in sources)), tuple(dict.fromkeys(code for _, code in targets))
    mutual = kind in MUTUAL_TIES
    return Tie(
        sources=tuple(dict.fromkeys((*codes[0], *codes[1]))) if mutual else codes[0],
        targets=() if mutual else codes[1],
        type=kind,
        polarity=1 if polarity > 0 else -1,
        evidence=composition.since(start),
        date=day,
        modality=modality,
        claim=Claim(row["speaker"], speaker_country),
        rule=TIES_RULE,
    )


def _states(row: _Row, column: str, day: PartialDate | None) -> list[tuple[str, str]]:
    """Labels and codes of a cell such as "Peru; Chile"."""
    labels = [label.strip() for label in row.required(column).split(";") if label.strip()]
    return [(label, row.country(column, label, day)) for label in labels]


def _say_states(composition: Composition, states: list[tuple[str, str]]) -> None:
    for number, (label, code) in enumerate(states):
        composition.say(", " if number else "")
        composition.say_country(label, code)


def _type(row: _Row) -> tuple[TieType, int]:
    """Type and usual polarity of a PLOVER name or a CAMEO code."""
    word = row.required("type").upper()
    if word in get_args(TieType):
        kind = cast(TieType, word)
        return kind, 1 if kind in COOPERATIVE_TIES else -1
    known = plover.of_cameo(word)
    if known is None:
        raise _CellError("type", f"{row['type']!r} is neither a CAMEO code nor one of {', '.join(get_args(TieType))}")
    return known


def _source(outlet: str, url: str) -> _Source:
    """Outlet and address; an address in the place of the outlet is both."""
    address = web_address(url) or web_address(outlet)
    if web_address(outlet) or not outlet:
        known = outlet_of("", address)
        outlet = known.name if known else (urlsplit(address).hostname or "").removeprefix("www.")
    return _Source(outlet, address)


def _unreadable(name: str, row: _Row, error: _CellError) -> Unimported:
    return Unimported(name, f"{row.line}, column {error.column}", str(error))
