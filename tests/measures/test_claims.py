"""Who says so: what is left when some claim-holders do not count."""

from dataclasses import replace

import polars as pl
import pytest

from geotie.measures import EVERYBODY, Says, Tables, holders_of_events, said_by
from tests.samples import article, mention, route, tables, tie, visit


@pytest.fixture
def told() -> Tables:
    """A journey in the news of a state's agency and of another house, one of the agency alone, and ties with their speakers."""
    return tables(
        articles=[
            article("a1", outlet="Xinhua", outlet_country="CHN", state_media=True),
            article("a2", outlet="Reuters", outlet_country="GBR", state_media=False),
            article("a3", outlet="Village Voice of Nowhere", state_media=None),
        ],
        stops=[
            *visit("a1.v1", "FIN", "CHL"),
            *visit("a2.v1", "FIN", "CHL"),
            *visit("a1.v2", "FIN", "PER", visitor="Eva Rojas"),
            *visit("a3.v1", "FIN", "BOL", visitor="Ivo Lang"),
        ],
        ties=[
            tie("a2.t1", "CHL", "PER", speaker_country="CHL"),
            tie("a2.t2", "BOL", "PER", speaker_country="BOL", claim_outlet="Press TV"),
        ],
        routes=route("a1.r1", "CHL", "PER"),
        mentions=[mention("CHL", "a1"), mention("CHL", "a2")],
    )


def records(told: Tables) -> set[str]:
    return {
        *told.stops.collect()["stop_id"],
        *told.ties.collect()["tie_id"],
        *told.routes.collect()["route_id"],
    }


def test_everybody_is_the_archive_itself(told: Tables):
    assert said_by(told, EVERYBODY) is told


def test_without_state_media_what_another_outlet_tells_too_stays(told: Tables):
    left = said_by(told, Says("without"))
    assert records(left) == {"a2.v1.s1", "a3.v1.s1", "a2.t1"}
    assert set(left.articles.collect()["article_id"]) == {"a2", "a3"}


def test_a_claim_that_leans_on_a_state_outlet_is_that_outlets(told: Tables):
    assert "a2.t2" in records(said_by(told, Says("only")))


def test_nothing_is_both_of_state_media_and_not(told: Tables):
    without, only = records(said_by(told, Says("without"))), records(said_by(told, Says("only")))
    assert without | only == records(told)
    assert not without & only


def test_outlets_and_their_homes_narrow_together(told: Tables):
    assert records(said_by(told, Says(outlets=("Reuters",)))) == {"a2.v1.s1", "a2.t1"}
    assert records(said_by(told, Says(outlet_countries=("CHN",)))) == {"a1.v1.s1", "a1.v2.s1", "a1.r1"}
    assert records(said_by(told, Says(outlets=("Reuters",), outlet_countries=("CHN",)))) == set()


def test_a_speakers_state_keeps_ties_only(told: Tables):
    assert records(said_by(told, Says(speakers=("CHL",)))) == {"a2.t1"}


def test_the_columns_stay_those_of_an_archive(told: Tables):
    left = said_by(told, Says("without"))
    for name in ("articles", "mentions", "stops", "ties", "routes"):
        assert getattr(left, name).collect_schema() == getattr(told, name).collect_schema()


def test_an_event_knows_whether_state_media_alone_tell_of_it(told: Tables):
    kinds = dict(holders_of_events(told).collect().iter_rows())
    event = dict(told.stops.select("stop_id", "event_id").collect().iter_rows())
    assert kinds[event["a1.v1.s1"]] == kinds[event["a2.v1.s1"]] == "other outlets"
    assert kinds[event["a1.v2.s1"]] == "state media only"
    assert kinds["a1.r1"] == "state media only"


def test_a_reprint_does_not_take_the_claim_over():
    told = tables(articles=[article("a1", outlet="Reprinter", state_media=False)], stops=visit("a1.v1", "FIN", "CHL"))
    reprinted = replace(told, articles=told.articles.with_columns(origin_outlet=pl.lit("Xinhua")))
    assert records(said_by(reprinted, Says("without"))) == set()


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (Says("without"), "without state media"),
        (Says(outlets=("Reuters", "AFP")), "outlets: Reuters, AFP"),
        (Says("only", speakers=("CHL",)), "state media only; said by: CHL"),
    ],
)
def test_a_filter_says_what_it_is(says: Says, words: str):
    assert says.words == words
