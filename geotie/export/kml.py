"""
Records as KML 2.2 (OGC 07-147r2), for Google Earth and the like: a folder of points and one of lines.

Each placemark has the day or the days of its record, so that the program's own time slider works, the words behind it, and all
columns as extended data. The provenance stands in the document's description and, whole, in its extended data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from geotie.archive import Archive
from geotie.export.geojson import NO_GEOMETRY, Feature, features
from geotie.export.markup import attribute, content
from geotie.export.provenance import provenance
from geotie.export.selection import EVERYTHING, Export, Selection

_COLORS = {1: "ffb06c2e", -1: "ff3a4bd0", 0: "ff606060"}  # alpha, blue, green, red: friendly, hostile, neither


def kml_lines(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> Iterator[str]:
    """The document, piece by piece."""
    about = provenance(archive, what, selection)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
    yield f"<name>{content(what)} from {content(archive.path.name)}</name>\n"
    yield f"<description>{content(about['generator'])}, {content(about['created'])}. {content(about['rights'])}</description>\n"
    for sign, color in _COLORS.items():
        yield f'<Style id="sign{sign}"><LineStyle><color>{color}</color><width>2</width></LineStyle></Style>\n'
    yield _extended({name: value if isinstance(value, str) else json.dumps(value) for name, value in about.items()})
    for title, wanted in (("points", True), ("lines", False)):  # read twice: no list of all in memory
        yield f"<Folder><name>{title}</name>\n"
        for feature in features(archive, what, selection):
            if feature.geometry != NO_GEOMETRY and ('"Point"' in feature.geometry) is wanted:
                yield from _placemark(feature)
        yield "</Folder>\n"
    yield "</Document>\n</kml>\n"


def _placemark(feature: Feature) -> Iterator[str]:
    row = feature.properties
    yield f"<Placemark id={attribute(feature.id)}><name>{content(_title(row))}</name>"
    yield f"<description>{content(row.get('evidence') or row.get('text'))}</description>"
    if when := _when(row):
        yield when
    yield f"<styleUrl>#sign{int(row.get('polarity') or 0)}</styleUrl>"
    yield _extended(row)
    yield f"{_geometry(json.loads(feature.geometry))}</Placemark>\n"


def _title(row: dict[str, Any]) -> str:
    if "tie_id" in row:
        return f"{row['source']} {row['type']} {row['target']}"
    place = row.get("to_place") or row.get("place") or row.get("to") or row.get("country")
    who = row.get("visitor") or row.get("carrier") or row.get("text")
    return f"{who}: {place}" if who else str(place)


def _when(row: dict[str, Any]) -> str:
    begin, end = row.get("start") or row.get("day") or row.get("published"), row.get("end")
    if not isinstance(begin, str):  # a mention's `start` is an offset
        begin, end = row.get("published"), None
    if begin is None:
        return ""
    if end is None:
        return f"<TimeStamp><when>{begin}</when></TimeStamp>"
    return f"<TimeSpan><begin>{begin}</begin><end>{end}</end></TimeSpan>"


def _extended(row: dict[str, Any]) -> str:
    told = (
        f"<Data name={attribute(name)}><value>{content(value)}</value></Data>" for name, value in row.items() if value is not None
    )
    return f"<ExtendedData>{''.join(told)}</ExtendedData>\n"


def _geometry(geometry: dict[str, Any]) -> str:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return f"<Point><coordinates>{_points([coordinates])}</coordinates></Point>"
    pieces = [coordinates] if kind == "LineString" else coordinates
    lines = [f"<LineString><tessellate>1</tessellate><coordinates>{_points(piece)}</coordinates></LineString>" for piece in pieces]
    return lines[0] if len(lines) == 1 else f"<MultiGeometry>{''.join(lines)}</MultiGeometry>"


def _points(points: list[list[float]]) -> str:
    return " ".join(f"{lon},{lat}" for lon, lat in points)
