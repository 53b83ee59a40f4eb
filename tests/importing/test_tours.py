import itertools
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from geotie.importing.tours import Stay, tours
from geotie.records import PartialDate

FIRST = date(2001, 3, 1)


def stay(country: str, start: int, end: int | None = None, row: str = "", **values) -> Stay:
    """A stay from the `start`-th to the `end`-th day of the month."""
    days = [PartialDate.of(FIRST + timedelta(days=day - 1)) for day in (start, end or start)]
    told = {"traveller": "Ada Palmer", "role": "minister", "home": "PER", "label": country, "start": days[0], "end": days[1]}
    return Stay(row=row or f"{country} {start}", country=country, **{**told, **values})


def joined(*stays: Stay) -> list[list[str]]:
    return [[stay.row for stay in tour] for tour, _ in tours(stays, lambda stay: stay.traveller)]


def test_stays_on_contiguous_days_are_one_journey():
    assert joined(stay("CHL", 1, 2), stay("ARG", 3, 4), stay("URY", 6)) == [["CHL 1", "ARG 3"], ["URY 6"]]


def test_a_journey_is_in_order_of_travel():
    assert joined(stay("ARG", 3), stay("CHL", 1, 3), stay("URY", 3)) == [["CHL 1", "ARG 3", "URY 3"]]


def test_an_excursion_during_a_longer_stay_does_not_end_the_journey():
    assert joined(stay("FRA", 1, 6), stay("MCO", 2), stay("ITA", 7)) == [["FRA 1", "MCO 2", "ITA 7"]]


def test_travellers_are_kept_apart():
    assert joined(stay("CHL", 1), stay("ARG", 2, traveller="Ines Rojas")) == [["CHL 1"], ["ARG 2"]]


def test_one_stay_told_twice_is_merged_with_both_remarks():
    one, other = stay("BEL", 1, 3, "a", remarks=("Met allies.",)), stay("BEL", 1, 4, "b", remarks=("Met the king.",))
    ((tour, merged),) = tours([one, other], lambda stay: stay.traveller)
    assert [(stop.row, str(stop.end), stop.remarks) for stop in tour] == [("a", "2001-03-04", ("Met allies.", "Met the king."))]
    assert [(double.row, double.into) for double in merged] == [("b", "a")]


def test_coming_back_on_the_same_day_is_a_second_stay():
    assert joined(stay("ISR", 1, row="a"), stay("EGY", 1, row="b"), stay("ISR", 1, row="c")) == [["a", "b", "c"]]


def test_moving_on_to_another_town_is_a_second_stay():
    assert joined(stay("ITA", 1, 3, "a", places="Rome"), stay("ITA", 3, 5, "b", places="Bari")) == [["a", "b"]]


def test_stays_without_a_day_stand_alone():
    month = PartialDate(2001, 3)
    vague = replace(stay("CHL", 1, row="vague"), start=month, end=month)
    undated = replace(stay("URY", 1, row="undated"), start=None, end=None)
    assert sorted(joined(vague, stay("ARG", 2), undated)) == [["ARG 2"], ["undated"], ["vague"]]


@given(st.lists(st.tuples(st.sampled_from(["CHL", "ARG"]), st.integers(1, 25), st.integers(0, 5)), max_size=12))
def test_no_stay_is_lost_and_journeys_lie_apart(rows: list[tuple[str, int, int]]):
    stays = [stay(country, start, start + length, f"row {number}") for number, (country, start, length) in enumerate(rows)]
    found = list(tours(stays, lambda stay: stay.traveller))
    kept = [stop.row for tour, _ in found for stop in tour] + [double.row for _, merged in found for double in merged]
    assert sorted(kept) == sorted(stay.row for stay in stays)
    spans = sorted((min(s.start.earliest for s in tour), max(s.end.latest for s in tour)) for tour, _ in found)
    assert all(later[0] > earlier[1] + timedelta(days=1) for earlier, later in itertools.pairwise(spans))
