"""The map of where several visitors went, by its data."""

from geotie.figures import LIGHT
from geotie.figures.visited import visited_map

WENT = {"PER": ["Ana Ruiz", "Ben Okoro"], "ECU": ["Ana Ruiz"], "GHA": ["Ben Okoro", "Ben Okoro"], "MLT": ["Ben Okoro"]}


def traces():
    return visited_map(("Ana Ruiz", "Ben Okoro"), WENT, LIGHT, "world.json").data


def test_countries_are_filled_by_who_went_there():
    fill = traces()[1]
    kinds = dict(zip(fill.locations, fill.z, strict=True))
    assert [kinds[code] for code in ("ECU", "GHA", "PER", "CHL")] == [0, 1, 2, -1]
    texts = dict(zip(fill.locations, fill.text, strict=True))
    assert texts["GHA"] == "<b>Ghana</b><br>Ben Okoro"
    assert texts["CHL"] == "<b>Chile</b><br>none of them"


def test_a_small_state_is_a_mark_in_the_colour_of_its_visitor():
    marks = [trace for trace in traces() if trace.type == "scattergeo" and trace.text]
    assert [(mark.text[0], mark.marker.color) for mark in marks] == [("<b>Malta</b><br>Ben Okoro", LIGHT.regions["Americas"])]


def test_the_key_names_the_visitors_and_what_they_share():
    assert [trace.name for trace in traces() if trace.showlegend] == ["Ana Ruiz", "Ben Okoro", "More than one of them"]
    apart = visited_map(("Ana Ruiz", "Ben Okoro"), {"ECU": ["Ana Ruiz"]}, LIGHT, "world.json").data
    assert [trace.name for trace in apart if trace.showlegend] == ["Ana Ruiz", "Ben Okoro"]


def test_no_borders_are_asked_for_elsewhere():
    assert traces()[0].type == "scattergeo"
