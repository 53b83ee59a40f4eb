"""What counts as one journey or one act, and what does not."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geotie.archive import Archive, found
from geotie.archive.frames import FrameCache
from geotie.archive.merged import MergedCache
from geotie.events import merging
from geotie.events.stays import stays
from geotie.records import IMPORTED, Article, Evidence, Extraction, Itinerary, PartialDate, Status, Stop, Tie
from tests.test_syndication import SAME_NEWS, STORY, first_words

SAID = Evidence(0, 4, "word")
DAY = date(2016, 5, 10)


def stop(country: str, start: str | None = None, end: str | None = None, status: Status = "done") -> Stop:
    dates = [PartialDate.parse(text) if text else None for text in (start, end)]
    return Stop(country, SAID, start=dates[0], end=dates[1], status=status)


def visit(*stops: Stop, who: str = "Ana Ruiz", role: str = "foreign minister", home: str | None = "CHL") -> Itinerary:
    return Itinerary(who, stops, role, home)


def tie(*sources: str, targets: tuple[str, ...] = (), day: str | None = None, **values: Any) -> Tie:
    told = {"type": "AGREE", "polarity": 1, **values}
    return Tie(sources, targets, evidence=SAID, date=PartialDate.parse(day) if day else None, **told)


def report(name: str, *records: Itinerary | Tie, published: date | None = DAY, outlet: str = "") -> Extraction:
    """An article of this name, too short to be a copy of another."""
    return Extraction(
        Article(f"word {name}", published=published, outlet=outlet or f"Outlet {name}"),
        itineraries=tuple(record for record in records if isinstance(record, Itinerary)),
        ties=tuple(record for record in records if isinstance(record, Tie)),
    )


@pytest.fixture
def events(tmp_path_factory: pytest.TempPathFactory):
    def of(*reports: Extraction) -> list[dict[str, Any]]:
        with Archive.open(tmp_path_factory.mktemp("archives") / "a.geotie") as archive:
            for one in reports:
                archive.add(one)
            assert archive.counts()["events"] == archive.events().select(pl.len()).collect().item()
            return archive.events().collect().to_dicts()

    return of


def arrival(day: str = "2016-05-09", **person: Any) -> Itinerary:
    return visit(stop("PER", day), **person)


ONE_JOURNEY = [
    pytest.param([arrival(), arrival()], id="told twice"),
    pytest.param([arrival(), arrival("2016-05-11")], id="days that differ a little"),
    pytest.param([arrival(), arrival("2016-05")], id="month only"),
    pytest.param([arrival(), visit(stop("PER"))], id="no day"),
    pytest.param([arrival(), arrival(who="Ruiz")], id="surname"),
    pytest.param([arrival(), arrival(who="Ana María Ruiz")], id="second name"),
    pytest.param([arrival(), arrival(home=None)], id="home not told"),
    pytest.param([arrival(), arrival(who="Ruiz", role="", home=None)], id="surname without office and home"),
    pytest.param([arrival(), arrival(who="foreign minister of Chile")], id="office only"),
    pytest.param([arrival(), visit(stop("BOL", "2016-05-07"), stop("PER", "2016-05-09"))], id="one stop of a tour"),
    pytest.param([visit(stop("BOL", "2016-05-07")), arrival()], id="next stop of a tour"),
    pytest.param([visit(stop("PER", "2016-05-01", "2016-05-08")), visit(stop("PER", None, "2016-05-09"))], id="days of the end"),
    pytest.param(
        [arrival(who="Volodymyr Zelensky", role="president", home="UKR"), arrival(who="Volodymyr Zelenskyy", home="UKR")],
        id="spelling",
    ),
    pytest.param([arrival(who="Majid Takht-Ravanchi", home="IRN"), arrival(who="Takht Ravanchi", home="IRN")], id="hyphen"),
]

SEVERAL_JOURNEYS = [
    pytest.param([arrival(), arrival("2016-07-09")], id="months apart"),
    pytest.param([arrival(), arrival(home="ESP")], id="namesakes of two states"),
    pytest.param([arrival(), arrival(who="Eva Ruiz")], id="namesakes of one state"),
    pytest.param([arrival(), visit(stop("ECU", "2016-05-25"))], id="another country weeks later"),
    pytest.param([arrival(who="a delegation", role=""), arrival(who="a delegation", role="")], id="nobody in particular"),
    pytest.param([arrival(who="deputy foreign minister", role="deputy foreign minister"), arrival()], id="another office"),
]


@pytest.mark.parametrize("told", ONE_JOURNEY)
def test_reports_of_one_journey(events, told: list[Itinerary]):
    for order in (told, told[::-1]):
        (event,) = events(*(report(str(number), one) for number, one in enumerate(order)))
        assert (event["kind"], event["reports"], event["articles"], event["outlets"]) == ("journey", 2, 2, 2)


@pytest.mark.parametrize("told", SEVERAL_JOURNEYS)
def test_two_journeys(events, told: list[Itinerary]):
    assert len(events(*(report(str(number), one) for number, one in enumerate(told)))) == 2


def test_a_surname_that_two_visitors_bear_joins_neither(events):
    told = events(report("a", arrival()), report("b", arrival(who="Eva Ruiz")), report("c", arrival(who="Ruiz")))
    assert len(told) == 3


def test_daily_reports_without_a_day_do_not_make_one_endless_journey(events):
    days = [DAY + timedelta(days=5 * number) for number in range(20)]
    told = events(*(report(str(day), visit(stop("PER")), published=day) for day in days))
    assert 5 < len(told) < 20


def test_the_fullest_report_and_the_fullest_name_stand_for_the_journey(events):
    tour = visit(stop("BOL", "2016-05-07"), stop("PER", "2016-05-09"), stop("ECU", "2016-05-10", "2016-05-12"), who="Ruiz")
    (event,) = events(report("a", arrival(who="Ana Ruiz")), report("b", tour))
    assert (event["visitor"], event["role"], event["home"]) == ("Ana Ruiz", "foreign minister", "CHL")
    assert event["countries"] == ["BOL", "PER", "ECU"]
    assert (event["day"], event["last_day"]) == (date(2016, 5, 7), date(2016, 5, 12))


STATUSES = [
    pytest.param(["planned", "done"], "done", id="announced, then made"),
    pytest.param(["planned", "cancelled"], "cancelled", id="announced, then called off"),
    pytest.param(["done", "planned"], "done", id="a plan told late"),
    pytest.param(["planned", "denied"], "denied", id="announced, then denied"),
]


@pytest.mark.parametrize(("told", "status"), STATUSES)
def test_the_status_is_the_latest(tmp_path: Path, told: list[Status], status: Status):
    with Archive.open(tmp_path / "a.geotie") as archive:
        for days, one in enumerate(told):
            archive.add(report(one, visit(stop("PER", "2016-05-12", status=one)), published=DAY + timedelta(days=3 * days)))
        (event,) = archive.events().collect().to_dicts()
        stops = archive.stops().collect()
    assert event["status"] == status
    assert sorted(stops["status"]) == sorted(told), "what each article told stays"
    assert set(stops["event_status"]) == {status}


def test_an_undated_announcement_and_the_visit_weeks_later_are_one(events):
    (event,) = events(
        report("a", visit(stop("PER", status="planned")), published=date(2016, 5, 1)), report("b", arrival("2016-05-20"))
    )
    assert event["status"] == "done"


CONFLICTS = [
    pytest.param([stop("PER", "2016-05-09")], [stop("PER", "2016-05-11")], ["dates"], id="dates"),
    pytest.param([stop("PER", "2016-05-09"), stop("ECU")], [stop("ECU"), stop("PER", "2016-05-09")], ["order"], id="order"),
    pytest.param([stop("PER", "2016-05-09")], [stop("PER", "2016-05-09", status="denied")], ["status"], id="status"),
    pytest.param([stop("PER", "2016-05-09")], [stop("PER", "2016-05-09", status="planned")], [], id="a plan is no conflict"),
    pytest.param([stop("PER", "2016-05-09", "2016-05-12")], [stop("PER", "2016-05-10")], [], id="a day of several"),
    pytest.param([stop("PER", "2016-05-09"), stop("ECU")], [stop("ECU")], [], id="one stop of two"),
]


@pytest.mark.parametrize(("one", "other", "conflicts"), CONFLICTS)
def test_what_reports_contradict_each_other_in_stays_visible(events, one: list[Stop], other: list[Stop], conflicts: list[str]):
    (event,) = events(report("a", visit(*one)), report("b", visit(*other)), report("c", visit(*other)))
    assert event["conflicts"] == conflicts
    assert event["variants"] == 1 + bool(conflicts)


ONE_ACT = [
    pytest.param([tie("CHL", "PER"), tie("PER", "CHL")], id="a mutual act in either order"),
    pytest.param([tie("CHL", "PER", day="2016-05-09"), tie("CHL", "PER")], id="a day and none"),
    pytest.param([tie("CHL", "PER", day="2016-05-09"), tie("CHL", "PER", day="2016-05-10")], id="the day after"),
    pytest.param([tie("CHL", "PER", modality="future"), tie("CHL", "PER", day="2016-05-20")], id="announced, then done"),
    pytest.param([tie("CHL", targets=("PER", "BOL"), type="ACCUSE", polarity=-1)] * 2, id="one against two"),
]
SEVERAL_ACTS = [
    pytest.param([tie("CHL", "PER", day="2016-05-01"), tie("CHL", "PER", day="2016-05-09")], id="days apart"),
    pytest.param([tie("CHL", "PER"), tie("CHL", "PER", type="CONSULT")], id="another kind"),
    pytest.param([tie("CHL", "PER"), tie("CHL", "PER", "BOL")], id="another state more"),
    pytest.param([tie("CHL", targets=("PER",), type="AID"), tie("PER", targets=("CHL",), type="AID")], id="the other way round"),
    pytest.param([tie("CHL", "PER"), tie("CHL", "PER", modality="negated")], id="denied"),
]


@pytest.mark.parametrize("told", ONE_ACT)
def test_reports_of_one_act(events, told: list[Tie]):
    (event,) = events(*(report(str(number), one) for number, one in enumerate(told)))
    assert (event["kind"], event["reports"], event["status"]) == ("tie", 2, "asserted")


@pytest.mark.parametrize("told", SEVERAL_ACTS)
def test_two_acts(events, told: list[Tie]):
    assert len(events(*(report(str(number), one) for number, one in enumerate(told)))) == 2


def test_acts_that_one_sentence_dates_differently_stay_two(events):
    assert len(events(report("a", tie("CHL", "PER", day="2016-05-01"), tie("CHL", "PER", day="2016-05-09")))) == 2


def wire_and_own_report() -> list[Extraction]:
    """Twenty edited copies of one story in as many outlets, and one article of somebody who was there."""
    tour = visit(stop("NZL", "2016-05-03"), who="Semi Koroi", role="minister of fisheries", home="FJI")
    alone = visit(stop("NZL", "2016-05-03", "2016-05-05"), who="fisheries minister", home="FJI", role="fisheries minister")
    wire = report("wire", tour, tie("FJI", "NZL", type="CONSULT"))
    copies = [
        replace(
            wire,
            article=Article(
                f"By writer {number}\n\n{first_words(STORY, 60 + 5 * number)}",
                title=f"Headline {number}",
                published=DAY + timedelta(days=number % 5),
                outlet=f"Paper {number}",
            ),
        )
        for number in range(20)
    ]
    own = replace(
        wire, itineraries=(replace(alone, visitor="Koroi"),), article=Article(SAME_NEWS, published=DAY, outlet="Own Voice")
    )
    return [*copies, own]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(21)))
def test_twenty_copies_and_one_own_report_are_one_event_of_two_sources(events, order: Iterable[int]):
    told = wire_and_own_report()
    found = events(*(told[index] for index in order))
    assert [event["kind"] for event in found] == ["journey", "tie"] or [event["kind"] for event in found] == ["tie", "journey"]
    for event in found:
        assert (event["articles"], event["outlets"]) == (21, 2)


PEOPLE = [
    ("Ana Ruiz", "foreign minister", "CHL"),
    ("Ruiz", "", None),
    ("Eva Ruiz", "senator", "CHL"),
    ("foreign minister", "foreign minister", "CHL"),
]
DAYS = [None, "2016-05-01", "2016-05-04", "2016-05-20", "2016-05"]
visits = st.builds(
    lambda person, stops: visit(*stops, who=person[0], role=person[1], home=person[2]),
    st.sampled_from(PEOPLE),
    st.lists(
        st.builds(stop, st.sampled_from(["PER", "BOL"]), st.sampled_from(DAYS), status=st.sampled_from(["done", "planned"])),
        min_size=1,
        max_size=3,
    ),
)
ties = st.builds(
    lambda pair, day, modality: tie(*pair, day=day, modality=modality),
    st.sampled_from([("CHL", "PER"), ("PER", "CHL"), ("BOL", "CHL")]),
    st.sampled_from(DAYS),
    st.sampled_from(["asserted", "future", "negated"]),
)
published = st.sampled_from([None, DAY, DAY + timedelta(days=2), DAY + timedelta(days=9)])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.tuples(st.one_of(visits, ties), published), min_size=2, max_size=8), data=st.data())
def test_events_are_the_same_in_every_order(events, told: list[tuple[Itinerary | Tie, date | None]], data: st.DataObject):
    reports = [report(str(number), record, published=day) for number, (record, day) in enumerate(told)]
    assert events(*reports) == events(*data.draw(st.permutations(reports)))


def test_a_report_that_goes_leaves_the_others_as_they_were(tmp_path: Path):
    reports = [report(str(number), arrival(f"2016-05-{9 + 2 * number:02}")) for number in range(4)]
    for gone, kept in itertools.permutations(range(4), 2):
        with Archive.open(tmp_path / f"{gone}{kept}.geotie") as archive:
            for one in reports:
                archive.add(one)
            archive.remove(reports[gone].article.id)
            left = archive.events().collect()
        with Archive.open(tmp_path / f"{gone}{kept}-anew.geotie") as archive:
            for one in reports:
                if one is not reports[gone]:
                    archive.add(one)
            assert archive.events().collect().equals(left)


def row(name: str, *stops: Stop, outlet: str = "Almanac", **person: Any) -> Extraction:
    """A ready-made visit of a catalogue."""
    ready_made = visit(*(replace(stop, rule="import:visits") for stop in stops), **person)
    return replace(report(name, ready_made, outlet=outlet), version=IMPORTED)


def test_a_catalogue_tells_each_visit_once(events):
    rows = [row("a", stop("PER", "2016-05-01")), row("b", stop("PER", "2016-05-03")), row("c", stop("PER", "2016-05-05"))]
    assert [event["reports"] for event in events(*rows)] == [1, 1, 1]
    told = events(*rows, row("d", stop("PER", "2016-05-05"), outlet="Gazetteer"))
    assert sorted((event["day"].day, event["reports"]) for event in told) == [(1, 1), (3, 1), (5, 2)]


def test_news_joins_the_row_of_a_catalogue_that_is_nearest_and_never_two(events):
    rows = [row("a", stop("PER", "2016-05-01")), row("b", stop("PER", "2016-05-05"))]
    found = events(*rows, report("c", arrival("2016-05-04")))
    assert sorted((event["day"].day, event["reports"]) for event in found) == [(1, 1), (4, 2)]
    tours = [row("a", stop("PER", "2016-05-01")), row("b", stop("BOL", "2016-05-05"))]
    through = report("c", visit(stop("PER", "2016-05-01"), stop("BOL", "2016-05-05")))
    found = events(*tours, through)
    assert sorted(event["reports"] for event in found) == [1, 2]


def steps() -> st.SearchStrategy[list[tuple[Any, ...]]]:
    told = st.tuples(st.just("add"), st.one_of(visits, ties), published, st.booleans(), st.sampled_from(["Wire", "Xinhua", "Post"]))
    gone = st.tuples(st.just("remove"), st.integers(0, 9))
    decided = st.tuples(
        st.just("decide"),
        st.integers(0, 9),
        st.sampled_from(["reject", "withdraw", {"country": "PER"}, {"start": "2016-05-02"}, {"status": "cancelled"}]),
    )
    return st.lists(st.one_of(told, told, gone, decided), min_size=2, max_size=14)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(todo=steps())
def test_events_followed_through_all_changes_are_as_if_found_anew(
    tmp_path_factory: pytest.TempPathFactory, todo: list[tuple[Any, ...]]
):
    with Archive.open(tmp_path_factory.mktemp("archives") / "a.geotie") as archive:
        for number, (action, *values) in enumerate(todo):
            apply(archive, number, action, *values)
            with archive._snapshot():
                anew = MergedCache(FrameCache())
                for name in ("events", "stops", "ties"):
                    followed = getattr(archive, name)().collect()
                    expected = anew.read(archive._connection, archive.path, name)
                    order = [
                        column for column in ("event_id", "stop_id", "tie_id", "source", "target") if column in expected.columns
                    ]
                    assert followed.sort(order).equals(expected.sort(order)), name


def apply(archive: Archive, number: int, action: str, *values: Any) -> None:
    ids = archive.article_ids()
    if action == "add":
        record, day, ready_made, outlet = values
        told = report(str(number), record, published=day, outlet=outlet)
        if ready_made and told.itineraries:
            told = row(str(number), *told.itineraries[0].stops, who=record.visitor, role=record.role, home=record.home)
        archive.add(told)
    elif ids and action == "remove":
        archive.remove(ids[values[0] % len(ids)])
    elif ids:
        article_id, decision = ids[values[0] % len(ids)], values[1]
        if archive.standings(article_id).find(f"{article_id}.v1.s1"):
            changes = decision if isinstance(decision, dict) else None
            archive.decide(f"{article_id}.v1.s1", "edit" if changes else decision, by="Ada", changes=changes)


def test_events_that_were_kept_spare_the_next_to_open_the_archive_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(found, "RENEWED_AFTER", 3)
    path = tmp_path / "a.geotie"
    with Archive.open(path) as archive:
        with archive.batch("news"):
            archive.add_all([report(str(number), arrival(f"2016-0{number}-09")) for number in range(1, 5)])
        with archive._snapshot():
            assert found.load(archive._connection) is not None
            assert not found.are_old(archive._connection)
        archive.add(report("late", visit(stop("BOL", "2016-06-01"))))
        asked: list[str] = []
        monkeypatch.setattr(merging, "stays", lambda reports: stays([asked.append(one.country) or one for one in reports]))
        with archive._snapshot():
            assert MergedCache(FrameCache()).read(archive._connection, path, "events").height == 5
        assert asked == ["BOL"]
