"""What the page is given to draw and to count."""

import base64
import gzip
import json
from datetime import date

import numpy as np

from geotie.measures import Says, Tables, said_by
from geotie.ui.map_model import Addresses, MapChoices, PackedModel, map_model
from tests.samples import article, route, tables, tie, visit

ADDRESSES = Addresses("plotly.js", "world.json", "far.json")


def model(told, **choices):
    return map_model(told, MapChoices(**choices), ADDRESSES)


def degrees(packed):
    return np.frombuffer(base64.b64decode(packed), dtype="<i2") / 100


def test_it_is_json_as_it_is():
    told = model(tables(stops=visit("a1.v1", "FIN", "CHL"), ties=[tie("a1.t1", "FIN", "SWE")]), layers=("journeys", "ties"))
    assert json.loads(json.dumps(told)) == told


def test_each_event_names_its_line_key_article_and_day():
    stops = [*visit("a1.v1", "FIN", "CHL", day=date(1970, 1, 3)), *visit("a2.v1", "FIN", "CHL", day=date(1970, 1, 5))]
    told = model(tables(stops=stops))
    assert told["lines"]["id"] == ["journeys:FIN>CHL"]
    assert told["events"] == {"line": [0, 0], "key": [0, 0], "article": [0, 1], "day": [2, 4]}


def test_publication_time_gives_the_days_of_the_articles():
    stops = visit("a1.v1", "FIN", "CHL", day=date(1970, 1, 3), published=date(1970, 1, 11))
    assert model(tables(stops=stops), by="publication")["events"]["day"] == [10]


def test_an_undated_event_has_no_day():
    assert model(tables(stops=visit("a1.v1", "FIN", "CHL", day=None)))["events"]["day"] == [None]


def test_the_course_of_a_line_is_packed_in_hundredths_of_a_degree():
    lines = model(tables(stops=visit("a1.v1", "FIN", "CHL")))["lines"]
    lon, lat = degrees(lines["lon"]), degrees(lines["lat"])
    assert (lon[-1], lat[-1]) == (round(lines["end_lon"][0], 2), round(lines["end_lat"][0], 2))
    assert len(lon) == len(lat) > 8


def test_the_figure_holds_countries_and_legend_and_the_page_draws_all_that_moves_with_time():
    told = model(tables(stops=visit("a1.v1", "FIN", "CHL")))
    traces = told["figure"]["data"]
    assert [trace["meta"]["role"] for trace in traces][:2] == ["graticule", "countries"]  # see `figures.world` for the first
    assert {trace["meta"]["role"] for trace in traces[2:]} == {"key"}
    assert traces[1]["geojson"] == "far.json"
    assert (len(told["styles"]), told["lines"]["style"], told["lines"]["arrow"]) == (1, [0], [True])
    assert "MDV" in told["small"]["codes"]


def test_it_is_packed_for_the_way_to_the_page():
    told = model(tables(stops=visit("a1.v1", "FIN", "CHL")))
    sent = PackedModel.of(told)
    assert json.loads(gzip.decompress(sent.packed)) == told
    assert (sent.signature, sent.plotly) == (told["signature"], "plotly.js")


def test_articles_of_one_outlet_are_one_source_and_those_without_stand_for_themselves():
    articles = [article(f"a{n}", outlet=outlet) for n, outlet in enumerate(("", "", "Post", "Post"))]
    told = tables(articles=articles, stops=visit("a1.v1", "FIN", "CHL"))
    sources = model(told)["articleSource"]
    assert len(set(sources)) == 3
    assert sources[2] == sources[3]


def test_classes_come_from_the_whole_period_so_that_colours_keep_their_meaning():
    stops = [row for n in range(12) for row in visit(f"a{n}.v1", "FIN", "CHL", visitor=f"Ann A{n}", day=date(2000 + n, 1, 1))]
    assert model(tables(stops=stops))["fill"]["bounds"] == [1, 2, 5, 10]


def test_the_signature_tells_contents_apart():
    told = tables(stops=visit("a1.v1", "FIN", "CHL"), routes=route("a1.r1", "CHL", "PER"))
    signatures = {model(told)["signature"], model(told)["signature"], model(told, mode="dark")["signature"]}
    assert len(signatures) == 2
    assert model(told, layers=("routes",))["signature"] not in signatures


def test_an_empty_archive_has_a_model_too():
    told = model(Tables.empty(), layers=())
    assert told["timeline"]["period"] is None
    assert told["lines"]["id"] == []


def test_each_journey_and_act_has_a_short_story():
    stops = [*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "KEN", "CHL", visitor="Eva Rojas", role="envoy", day=date(1970, 1, 5))]
    told = model(tables(stops=stops, ties=[tie("a1.t1", "FIN", "SWE", evidence="thanked")]), layers=("journeys", "ties"))
    assert set(told["stories"]) >= {"Eva Rojas, envoy, 5 January 1970", "“thanked”, 6 May 2019"}
    assert len(told["stories"]) == told["keys"]


def test_a_large_archive_tells_numbers_only(monkeypatch):
    monkeypatch.setattr("geotie.ui.map_model._MOST_STORIES", 1)
    stops = [*visit("a1.v1", "FIN", "CHL"), *visit("a2.v1", "KEN", "CHL", visitor="Eva Rojas")]
    assert model(tables(stops=stops))["stories"] is None


def test_a_line_over_the_pole_leads_round_it_on_the_flat_map_only():
    stops = visit("a1.v1", "USA", "CHN")
    flat, globe = (model(tables(stops=stops), projection=name)["lines"] for name in ("natural earth", "orthographic"))
    assert (flat["bent"], globe["bent"]) == ([0], [])
    assert degrees(flat["lat"]).max() < 71
    assert degrees(globe["lat"]).max() > 80


def test_what_left_out_claim_holders_alone_tell_is_counted_by_its_day():
    stops = [
        *visit("a1.v1", "FIN", "CHL", day=date(1970, 1, 3)),
        *visit("a2.v1", "KEN", "CHL", visitor="Eva Rojas", day=date(1970, 1, 5)),
    ]
    everything = tables(articles=[article("a1", outlet="Xinhua"), article("a2", outlet="Reuters")], stops=stops)
    left = said_by(everything, Says("without"))
    assert map_model(left, MapChoices(), ADDRESSES, everything)["hidden"] == {"journeys": [2]}
    assert map_model(everything, MapChoices(), ADDRESSES)["hidden"] == {}


def test_a_part_of_a_state_keeps_its_own_name_beside_its_states():
    told = model(tables(stops=visit("a1.v1", "FIN", "CYP")))
    assert told["names"]["CYN"] == "Northern Cyprus"
    assert set(told["areas"]["CYP"]) == {"CYP", "CYN"}
