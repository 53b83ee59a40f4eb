"""
Records as a GeoPackage (OGC 12-128): layers for QGIS and other geographic information systems, WGS 84.

    visits    stops (points), legs (lines), countries (areas with the number of journeys)
    routes    stops, lines, countries
    ties      ties (lines between capitals), countries
    stops, mentions    points of that name, countries
"""

from __future__ import annotations

import errno
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geotie.archive import Archive
from geotie.countries import countries
from geotie.datafiles import data_file
from geotie.export.geojson import NO_GEOMETRY, Feature, features
from geotie.export.provenance import provenance
from geotie.export.selection import EVERYTHING, Export, Selection

if TYPE_CHECKING:
    import geopandas

WGS84 = "EPSG:4326"
_LINES = {"visits": "legs", "routes": "lines", "ties": "ties"}
_POINTS = {"visits": "stops", "routes": "stops", "stops": "stops", "mentions": "mentions"}
_OWN_ID = {"visits": "visit_id", "routes": "route_id", "ties": "tie_id", "stops": "stop_id", "mentions": "mention_id"}


def write_geopackage(archive: Archive, path: Path, what: Export, selection: Selection = EVERYTHING) -> None:
    """
    Write the layers to a new file; the provenance is the metadata of the file. A layer without features is left out.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    import pyogrio  # here, since it takes half a second to load and nothing else needs it

    origin = provenance(archive, what, selection)
    about = {name: value if isinstance(value, str) else json.dumps(value) for name, value in origin.items()}
    layers: defaultdict[str, list[Feature]] = defaultdict(list)
    for feature in features(archive, what, selection):
        if feature.geometry != NO_GEOMETRY:
            layers[(_POINTS if '"Point"' in feature.geometry else _LINES)[what]].append(feature)
    frames = {name: _frame(layer) for name, layer in layers.items()}
    frames["countries"] = _countries(what, [feature for layer in layers.values() for feature in layer])
    path.unlink(missing_ok=True)
    try:
        for name, frame in frames.items():
            metadata = None if path.exists() else about
            pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG", dataset_metadata=metadata)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pyogrio.errors.FeatureError) as error:
        raise OSError(errno.EIO, str(error)) from error


def _frame(layer: list[Feature]) -> geopandas.GeoDataFrame:
    import geopandas
    import shapely

    rows = [{"id": feature.id, **feature.properties} for feature in layer]
    columns = {name: [row.get(name) for row in rows] for name in rows[0]}
    geometry = shapely.from_geojson([feature.geometry for feature in layer])
    frame = geopandas.GeoDataFrame(columns, geometry=geometry, crs=WGS84)
    if any("Multi" in kind for kind in frame.geom_type):
        frame["geometry"] = [shapely.MultiLineString([one]) if one.geom_type == "LineString" else one for one in frame.geometry]
    return frame


def _countries(what: Export, found: list[Feature]) -> geopandas.GeoDataFrame:
    """Areas of the world with the number of journeys, routes, ties or mentions that touch each."""
    import geopandas
    import shapely

    touching: defaultdict[str, set[str]] = defaultdict(set)
    signs: Counter[tuple[str, int]] = Counter()
    for feature in found:
        record = str(feature.properties.get(_OWN_ID[what]) or feature.id)
        for name in ("home", "country", "from", "to", "source", "target"):
            if code := feature.properties.get(name):
                touching[code].add(record)
                signs[code, int(feature.properties.get("polarity") or 0)] += 1
    with data_file("borders-50m.geojson").open(encoding="utf-8") as file:
        areas: list[dict[str, Any]] = json.load(file)["features"]
    owners = [area["properties"]["part_of"] or area["id"] for area in areas]
    names = {area["id"]: area["properties"]["name"] for area in areas} | {
        code: country.name for code, country in countries().items()
    }
    columns: dict[str, list[Any]] = {
        "code": [area["id"] for area in areas],
        "part_of": owners,
        "name": [names.get(owner, owner) for owner in owners],
        what: [len(touching[owner]) for owner in owners],
    }
    if what == "ties":
        columns |= {"friendly": [signs[owner, 1] for owner in owners], "hostile": [signs[owner, -1] for owner in owners]}
    geometry = shapely.from_geojson([json.dumps(area["geometry"]) for area in areas])
    frame = geopandas.GeoDataFrame(columns, geometry=geometry, crs=WGS84)
    frame["geometry"] = [shapely.MultiPolygon([one]) if one.geom_type == "Polygon" else one for one in frame.geometry]
    return frame
