"""The queue of the review: order, filters, how far it has come."""

import pytest

from geotie.archive import Archive
from geotie.measures import Tables
from geotie.ui.review_queue import Filters, outlets, position, progress, queue


@pytest.fixture
def state(full_archive):
    """Decides on the archive of two articles and gives its tables and decisions."""

    def after(*decided):
        with Archive.open(full_archive) as archive:
            for record_id, action in decided:
                archive.decide(record_id, action, by="Ada")
            return Tables.of(archive), archive.decisions()

    return after


def ids(tables, **filters):
    return queue(tables, Filters(**filters))["record_id"].to_list()


def test_the_least_sure_comes_first(state):
    tables, _ = state()
    confidence = queue(tables, Filters(kinds=("journey", "tie", "mention")))["confidence"].to_list()
    assert confidence == sorted(confidence)
    assert len(confidence) == 5


def test_what_was_decided_leaves_the_queue_and_counts(state):
    before = ids(state()[0])
    tables, decisions = state((before[0], "accept"), (before[1], "reject"))
    assert ids(tables) == before[2:]
    assert ids(tables, undecided_only=False) == [before[0], *before[2:]]
    done = progress(tables, Filters(), decisions)
    assert (done.decided, done.total) == (2, len(before))


def test_a_rejected_visit_counts_with_all_its_stops(state):
    tables, _ = state()
    visit = next(record.rpartition(".s")[0] for record in ids(tables, country="ECU"))
    tables, decisions = state((visit, "reject"))
    done = progress(tables, Filters(kinds=("journey",)), decisions)
    assert (done.decided, done.total) == (2, 3)


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"country": "CUB"}, 2),
        ({"country": "PER"}, 1),
        ({"outlet": "The Courier"}, 2),
        ({"kinds": ("tie",)}, 1),
        ({"kinds": ()}, 0),
    ],
)
def test_filters(state, filters, number):
    tables, decisions = state()
    assert len(ids(tables, **filters)) == number
    assert progress(tables, Filters(**filters), decisions).total == number


def test_one_stays_on_a_record_and_where_it_stood_when_it_has_gone(state):
    rows = queue(state()[0], Filters())
    assert position(rows, rows["record_id"][2], 0) == 2
    assert position(rows, "gone", 1) == 1
    assert position(rows, "gone", 99) == len(rows) - 1
    assert position(rows.clear(), None, 3) == 0


def test_outlets_are_those_that_have_a_name(state):
    assert outlets(state()[0]) == ["The Courier"]
