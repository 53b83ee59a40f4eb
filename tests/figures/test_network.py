"""The network around one country, by its data."""

import polars as pl

from geotie.figures import LIGHT
from geotie.figures.network import ego_network

PARTNERS = pl.DataFrame(
    {"partner": ["PER", "CHL", "BOL"], "friendly": [3, 0, 1], "hostile": [0, 9, 1], "events": [3, 9, 2], "weight": [1.0, -3.0, 0.0]}
)
AMONG = pl.DataFrame(
    {"source": ["PER", "BOL", "PER"], "target": ["BOL", "PER", "ISL"], "friendly": [1, 2, 5], "hostile": [0, 0, 0]}
)
NAMES = {"ECU": "Ecuador", "PER": "Peru", "CHL": "Chile", "BOL": "Bolivia"}


def network():
    return ego_network("ECU", PARTNERS, AMONG, NAMES, LIGHT).data


def nodes():
    return next(trace for trace in network() if trace.customdata is not None)


def lines(opacity):
    return [trace for trace in network() if trace.mode == "lines" and trace.opacity == opacity]


def test_the_friendliest_stands_at_the_top_and_the_most_hostile_at_the_foot():
    height = dict(zip(nodes().customdata, nodes().y, strict=True))
    assert height["PER"] > height["BOL"]
    assert height["PER"] > height["CHL"]


def test_a_node_tells_its_events():
    texts = dict(zip(nodes().customdata, nodes().hovertext, strict=True))
    assert texts["CHL"] == "<b>Chile</b><br>0 friendly, 9 hostile events"


def test_a_line_per_partner_coloured_by_what_prevails():
    colors = sorted(trace.line.color for trace in lines(0.9))
    assert colors == sorted([LIGHT.friendly, LIGHT.hostile, LIGHT.muted])
    widths = {trace.line.color: trace.line.width for trace in lines(0.9)}
    assert widths[LIGHT.hostile] > widths[LIGHT.friendly] > widths[LIGHT.muted]


def test_ties_among_the_partners_are_drawn_once_per_pair_and_none_to_others():
    (faint,) = lines(0.35)
    assert len(faint.x) == 3  # one line and its gap
