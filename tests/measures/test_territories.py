"""Three views of borders: whichever is chosen, every record is counted once."""

import polars as pl
import pytest

from geotie.measures import (
    EVER,
    FILLS,
    POLICIES,
    Tables,
    arc_events,
    country_values,
    evidence_of_arc,
    evidence_of_country,
    folded,
    marks,
    state_of,
)
from geotie.measures.itineraries import itineraries
from tests.samples import mention, route, tables, tie, visit


@pytest.fixture
def told() -> Tables:
    """Journeys and ties with territories on either side, and between a territory and the state that it may count with."""
    return tables(
        stops=[
            *visit("a1.v1", "TWN", "GTM", "BLZ"),
            *visit("a2.v1", "TWN", "CHN", visitor="Bo Ansel"),
            *visit("a3.v1", "SRB", "XKX", "ALB", visitor="Cy Brandt"),
            *visit("a4.v1", "XKX", "SRB", visitor="Di Castor"),
        ],
        ties=[tie("a1.t1", "TWN", "CHN", polarity=-1), tie("a2.t1", "XKX", "SRB"), tie("a3.t1", "CHN", "ALB")],
        routes=route("a1.r1", "TWN", "CHN", "GTM"),
        mentions=[mention("TWN", "a1"), mention("CHN", "a1", 9), mention("XKX", "a2"), mention("CYP", "a3")],
    )


def events(told: Tables) -> set[tuple[str, str]]:
    return set(arc_events(told).select("layer", "key").collect().iter_rows())


@pytest.mark.parametrize("policy", POLICIES)
def test_no_policy_loses_or_adds_a_record(told: Tables, policy: str):
    seen = folded(told, policy)
    for name in ("articles", "mentions", "stops", "ties", "routes"):
        assert len(getattr(seen, name).collect()) == len(getattr(told, name).collect())
    assert len(itineraries(seen)) == len(itineraries(told))


@pytest.mark.parametrize("policy", POLICIES)
def test_every_journey_and_tie_is_on_the_map_under_every_policy(told: Tables, policy: str):
    """A journey to a territory of one's own state is a point, since no line leads from a country to itself."""
    in_sight = {(layer, key) for layer, key in events(folded(told, policy)) if layer != "routes"}
    assert in_sight == {(layer, key) for layer, key in events(told) if layer != "routes"}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("fill", FILLS)
def test_what_a_territory_is_counted_for_is_counted_with_its_state(told: Tables, policy: str, fill: str):
    def keys(seen: Tables) -> set[tuple[str, str]]:
        return {
            (state_of(country, policy), key) for country, key in marks(seen, fill).select("country", "key").collect().iter_rows()
        }

    assert keys(folded(told, policy)) == keys(told)


@pytest.mark.parametrize("fill", ["visits_received", "balance", "articles"])
def test_what_concerns_both_a_territory_and_its_state_counts_once(told: Tables, fill: str):
    values = dict(country_values(folded(told, "un"), fill, EVER).iter_rows())
    expected = {"visits_received": ("SRB", 2), "balance": ("SRB", 1), "articles": ("CHN", 1)}
    country, number = expected[fill]
    assert values[country] == number


def test_the_united_nations_fold_more_than_the_codes_do(told: Tables):
    countries = {
        policy: set(pl.concat([folded(told, policy).stops.select("country"), folded(told, policy).stops.select(country="home")])
                    .collect()["country"])
        for policy in POLICIES
    }  # fmt: skip
    assert countries["de facto"] - countries["iso"] == {"XKX"}
    assert countries["iso"] - countries["un"] == {"TWN"}


def test_the_words_of_a_folded_territory_stand_with_its_state(told: Tables):
    before, after = evidence_of_country(told, "TWN"), evidence_of_country(folded(told, "un"), "CHN")
    assert set(before["record_id"]) <= set(after["record_id"])


def test_what_happens_within_a_state_keeps_its_words(told: Tables):
    seen = folded(told, "un")
    assert set(evidence_of_arc(seen, "journeys", ("", "CHN"))["record_id"]) == {"a2.v1.s1"}
    assert set(evidence_of_arc(seen, "ties", ("", "SRB"))["record_id"]) == {"a2.t1"}
