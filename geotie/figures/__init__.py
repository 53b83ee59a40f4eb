"""Tables to plotly figures: pure, with no query, no clock and nothing of the page."""

from geotie.figures.borders import Borders, borders_digest, world_borders
from geotie.figures.classes import Classes, balance_classes, count_classes
from geotie.figures.curves import ARROW_AT
from geotie.figures.lines import WIDTH_FROM, WIDTHS, Lines, arc_id, lines
from geotie.figures.regions import Region, regions
from geotie.figures.theme import DARK, LIGHT, Theme, theme
from geotie.figures.world import FILL_WORDS, PROJECTIONS, MapLook, Projection, ground_map, marker_codes, world_map

__all__ = [
    "ARROW_AT",
    "DARK",
    "FILL_WORDS",
    "LIGHT",
    "PROJECTIONS",
    "WIDTHS",
    "WIDTH_FROM",
    "Borders",
    "Classes",
    "Lines",
    "MapLook",
    "Projection",
    "Region",
    "Theme",
    "arc_id",
    "balance_classes",
    "borders_digest",
    "count_classes",
    "ground_map",
    "lines",
    "marker_codes",
    "regions",
    "theme",
    "world_borders",
    "world_map",
]
