from typing import Any

import numpy as np
import plotly.graph_objects as go
import polars as pl
import pytest

from geotie.countries import UN_MEMBERS
from geotie.figures import (
    DARK,
    LIGHT,
    WIDTHS,
    MapLook,
    Theme,
    balance_classes,
    count_classes,
    lines,
    marker_codes,
    theme,
    world_borders,
    world_map,
)
from geotie.measures import EVER, arcs
from tests.samples import route, tables, tie, visit

URL = "geometry/world.json"


def drawn(values: dict[str, int] | None = None, *, fill: str = "visits_received", look: Theme = LIGHT, **told: Any) -> go.Figure:
    table = pl.DataFrame(
        {"country": list(values or {}), "value": list((values or {}).values())}, schema={"country": pl.String, "value": pl.Int64}
    )
    classes = balance_classes(5) if fill == "balance" else count_classes(5)
    return world_map(table, lines(arcs(tables(**told), EVER), look), MapLook(fill, classes, look, URL))


def of_role(figure: go.Figure, role: str) -> list[Any]:
    return [trace for trace in figure.data if trace.meta["role"] == role]


def class_of(figure: go.Figure, code: str) -> int:
    (fill,) = of_role(figure, "countries")
    return int(fill.z[list(fill.locations).index(code)])


def test_the_first_trace_keeps_plotly_from_asking_the_network_for_borders():
    figure = drawn({"CHL": 1})
    assert figure.data[0].type == "scattergeo"
    assert figure.layout.geo.visible is False
    assert figure.layout.geo.fitbounds is False
    assert {trace.geojson for trace in figure.data if trace.type == "choropleth"} == {URL}


def test_every_member_and_the_states_beside_them_can_be_clicked():
    figure = drawn()
    (fill,), (small,) = of_role(figure, "countries"), of_role(figure, "small states")
    assert {*fill.customdata, *small.customdata} >= {*UN_MEMBERS, "VAT", "PSE", "XKX", "TWN"}


def test_small_states_also_have_a_marker():
    (small,) = of_role(drawn(), "small states")
    assert {"VAT", "MCO", "TUV", "SGP", "MLT", "BHR"} <= set(small.customdata)
    assert not {"FRA", "CHN", "BOL"} & set(small.customdata)


def test_a_part_of_a_country_is_filled_and_answers_as_the_country():
    figure = drawn({"CYP": 3})
    (fill,) = of_role(figure, "countries")
    north = list(fill.locations).index("CYN")
    assert (class_of(figure, "CYN"), fill.customdata[north]) == (class_of(figure, "CYP"), "CYP")


def test_a_country_without_marks_is_none_and_one_of_balance_zero_is_not():
    figure = drawn({"FIN": 0, "SWE": -4, "NOR": 7}, fill="balance")
    assert class_of(figure, "CHL") == 0
    assert 1 <= class_of(figure, "SWE") < class_of(figure, "FIN") < class_of(figure, "NOR")


def test_a_former_state_with_a_value_gets_a_marker_since_no_border_shows_it():
    assert "SUN" not in marker_codes({})
    assert "SUN" in marker_codes({"SUN": 2})


def test_all_lines_of_one_style_and_width_are_one_trace():
    told = [row for n, end in enumerate(("CHL", "PER", "BOL")) for row in visit(f"a{n}.v1", "FIN", end, visitor=f"Ann Nr{n}x")]
    solid = [trace for trace in of_role(drawn(stops=told), "line") if len(trace.lon)]
    (line,) = solid
    assert np.isnan(line.lon).sum() == 3
    assert set(line.customdata) == {"journeys:FIN>CHL", "journeys:FIN>PER", "journeys:FIN>BOL"}


def test_more_journeys_make_a_wider_line():
    told = [row for n in range(6) for row in visit(f"a{n}.v1", "FIN", "CHL", visitor=f"Ann {chr(65 + n)}lm")]
    (line,) = [trace for trace in of_role(drawn(stops=told), "line") if len(trace.lon)]
    assert line.line.width == WIDTHS[2]
    assert line.text[0] == "<b>Finland → Chile</b><br>6 journeys"


@pytest.mark.parametrize(("status", "dash"), [("done", "solid"), ("planned", "dash"), ("cancelled", "dot"), ("denied", "dot")])
def test_what_did_not_happen_yet_or_at_all_looks_so(status: str, dash: str):
    (line,) = [trace for trace in of_role(drawn(stops=visit("a1.v1", "FIN", "CHL", status=status)), "line") if len(trace.lon)]
    assert line.line.dash == dash


def test_arrows_point_along_the_way():
    (arrows,) = of_role(drawn(stops=[*visit("a1.v1", "ECU", "KEN"), *visit("a2.v1", "KEN", "ECU", visitor="Eva Rojas")]), "arrows")
    assert len(arrows.lon) == 2
    east, west = sorted(-np.asarray(arrows.marker.angle) % 360)
    assert 60 < east < 120
    assert 240 < west < 300


def test_there_and_back_do_not_fall_on_one_line():
    figure = drawn(stops=[*visit("a1.v1", "ECU", "KEN"), *visit("a2.v1", "KEN", "ECU", visitor="Eva Rojas")])
    there, back = [np.asarray(trace.lat)[:-1] for trace in of_role(figure, "line") if len(trace.lon)]
    assert np.max(np.abs(there - back[::-1])) > 3


def test_signs_have_two_colours():
    figure = drawn(ties=[tie("a1.t1", "FIN", "SWE"), tie("a1.t2", "FIN", "SWE", polarity=-1)])
    colors = {trace.line.color for trace in of_role(figure, "line") if len(trace.lon)}
    assert colors == {LIGHT.friendly, LIGHT.hostile}


def test_a_carriers_route_has_no_arrow():
    figure = drawn(routes=route("a1.r1", "CHL", "PER"))
    (arrows,) = of_role(figure, "arrows")
    assert len(arrows.lon) == 0
    assert sum(len(trace.lon) > 0 for trace in of_role(figure, "line")) == 1


def test_the_legend_names_each_colour_once_and_the_scale_its_unit():
    figure = drawn(
        stops=[*visit("a1.v1", "FIN", "CHL", "PER"), *visit("a2.v1", "KEN", "PER", status="planned", visitor="Eva Rojas")]
    )
    assert [trace.name for trace in figure.data if trace.showlegend] == ["Africa", "Europe", "Planned"]
    bar = figure.layout.coloraxis.colorbar
    assert (bar.title.text, list(bar.ticktext)) == ("Visits received", ["none", "1", "2", "3", "4", "5+"])


def test_nothing_at_all_still_draws_the_world():
    figure = drawn()
    (fill,) = of_role(figure, "countries")
    assert set(fill.z) == {0}
    assert len(fill.locations) == len(world_borders().codes)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_figure_follows_the_theme(look: Theme):
    figure = drawn({"CHL": 1}, look=look)
    assert (figure.layout.paper_bgcolor, figure.layout.font.color) == (look.ocean, look.text)
    assert theme(look.mode) is look
