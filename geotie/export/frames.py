"""Journeys as a GeoDataFrame, for analysis and maps in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotie.archive import Archive
from geotie.export.selection import EVERYTHING, Selection, selected, table
from geotie.export.text import rows_of
from geotie.export.ways import Row, grouped, moves, position, way

if TYPE_CHECKING:
    import geopandas
    from shapely.geometry.base import BaseGeometry

WGS84 = "EPSG:4326"


def visits(archive: Archive, selection: Selection = EVERYTHING) -> geopandas.GeoDataFrame:
    """
    One row per journey, with the columns of `geotie export --what visits` and its way along great circles.

    Returns
    -------
    visits
        Indexed by visit_id. The geometry is a line or, cut at the antimeridian or by coming back, several; a point for a visitor
        of one stop whose home is not told; None where no country of the journey has a place in our table.
    """
    import geopandas  # here, since it takes half a second to load and nothing else needs it

    ways = {
        visit: _journey(stops) for visit, stops in grouped(rows_of(selected(archive, "visits", selection).collect()), "visit_id")
    }
    rows = table(archive, "visits", selection)
    columns = {name: rows[name].to_list() for name in rows.columns}
    geometry = [ways[visit] for visit in rows["visit_id"]]
    return geopandas.GeoDataFrame(columns, geometry=geometry, crs=WGS84).set_index("visit_id")


def _journey(stops: list[Row]) -> BaseGeometry | None:
    from shapely.geometry import LineString, MultiLineString, Point

    pieces = [LineString(piece) for origin, stop in moves(stops) for piece in way(position(origin), position(stop))]
    if pieces:
        return pieces[0] if len(pieces) == 1 else MultiLineString(pieces)
    points = [point for stop in stops if (point := position(stop))]
    return Point(points[0]) if points else None
