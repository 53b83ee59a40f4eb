"""What an analyst decided about records, in the archive and its tables."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geotie.archive import Archive
from geotie.archive.frames import FrameCache
from geotie.archive.tables import COLUMNS
from geotie.decisions import decide, line, parse, standings, values
from geotie.errors import ArchiveError, DecisionError
from geotie.records import Evidence, Extraction, Tie
from tests.archive.samples import TEXT, full_extraction, small_extraction

ARTICLE = full_extraction().article.id


@pytest.fixture
def archive(tmp_path: Path):
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(small_extraction(1))
        archive.add(full_extraction())
        yield archive


def rows(frame: pl.LazyFrame) -> list[dict]:
    return frame.filter(pl.col("article_id") == ARTICLE).collect().to_dicts()


def test_without_decisions_nothing_is_marked(archive: Archive):
    assert archive.ties().collect()["decision"].null_count() == archive.ties().collect().height


def test_a_rejected_tie_leaves_the_table_and_stays_in_the_extraction(archive: Archive):
    before = archive.ties().collect()
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada", why="not Chile but the company Chile")
    after = archive.ties().collect()
    assert f"{ARTICLE}.t2" in list(before["tie_id"])
    assert f"{ARTICLE}.t2" not in list(after["tie_id"])
    assert after.height == before.height - 1
    assert archive.extraction(ARTICLE) == full_extraction()


def test_an_accepted_record_is_marked_and_sure(archive: Archive):
    archive.decide(f"{ARTICLE}.t1", "accept", by="Ada")
    assert {(row["decision"], row["confidence"]) for row in rows(archive.ties()) if row["tie_id"].endswith("t1")} == {
        ("accepted", 1.0)
    }


def test_an_edited_tie_gives_other_dyads(archive: Archive):
    archive.decide(f"{ARTICLE}.t2", "edit", by="Ada", changes={"sources": ["BOL", "PER"], "date": "2014-02"})
    edited = [row for row in rows(archive.ties()) if row["decision"] == "edited"]
    assert [(row["source"], row["target"], str(row["day"])) for row in edited] == [
        ("BOL", "CHL", "2014-02-01"),
        ("PER", "CHL", "2014-02-01"),
    ]
    assert {row["tie_id"] for row in edited} == {f"{ARTICLE}.t2"}


def test_an_edited_stop_keeps_its_id_and_moves_on_the_timeline(archive: Archive):
    archive.decide(
        f"{ARTICLE}.v1.s2", "edit", by="Ada", changes={"country": "VEN", "place": "", "start": "2014-03-04", "status": "planned"}
    )
    (stop,) = [row for row in rows(archive.stops()) if row["decision"]]
    assert (stop["stop_id"], stop["country"], str(stop["day"]), stop["status"]) == (
        f"{ARTICLE}.v1.s2",
        "VEN",
        "2014-03-04",
        "planned",
    )
    assert stop["evidence"] == TEXT[stop["evidence_start"] : stop["evidence_end"]]


def test_stops_are_numbered_anew_when_one_before_them_goes(archive: Archive):
    archive.decide(f"{ARTICLE}.v1.s1", "reject", by="Ada")
    assert [(row["stop_id"], row["number"]) for row in rows(archive.stops())] == [(f"{ARTICLE}.v1.s2", 1)]


def test_stops_can_change_places(archive: Archive):
    archive.decide(f"{ARTICLE}.v1.s2", "edit", by="Ada", changes={"number": 1})
    assert [row["country"] for row in rows(archive.stops())] == ["COL", "ECU"]


def test_a_rejected_visit_takes_its_stops_along(archive: Archive):
    archive.decide(f"{ARTICLE}.v1", "reject", by="Ada")
    assert rows(archive.stops()) == []


def test_an_edited_visitor_stands_at_each_stop(archive: Archive):
    archive.decide(f"{ARTICLE}.v1", "edit", by="Ada", changes={"visitor": "Ana María Ríos"})
    archive.decide(f"{ARTICLE}.v1.s2", "reject", by="Ada")
    assert [(row["visitor"], row["country"], row["decision"]) for row in rows(archive.stops())] == [
        ("Ana María Ríos", "ECU", "edited")
    ]


def test_an_edited_mention(archive: Archive):
    archive.decide(f"{ARTICLE}.m2", "edit", by="Ada", changes={"country": "USA", "kind": "city"})
    assert [(row["country"], row["decision"]) for row in rows(archive.mentions())] == [("PER", None), ("USA", "edited")]


def test_an_added_stop_joins_the_journey_of_its_visitor(archive: Archive):
    words = TEXT.index("went on"), TEXT.index(" Brazil,")
    archive.add_record(ARTICLE, "stop", {"visitor": "Ana Ríos", "country": "VEN", "number": 2}, evidence=words, by="Ada")
    stops = rows(archive.stops())
    assert [(row["country"], row["number"], row["decision"]) for row in stops] == [
        ("ECU", 1, None),
        ("VEN", 2, "added"),
        ("COL", 3, None),
    ]
    assert {row["visit_id"] for row in stops} == {f"{ARTICLE}.v1"}
    assert stops[1]["evidence"] == TEXT[slice(*words)]


def test_an_added_tie_can_be_edited_and_rejected_like_any_other(archive: Archive):
    words = TEXT.index("Bolivia"), TEXT.index(" Aero")
    value = {"sources": ["BOL"], "targets": ["PER"], "type": "PROTEST", "polarity": -1}
    archive.add_record(ARTICLE, "tie", value, evidence=words, by="Ada")
    (added,) = [row for row in rows(archive.ties()) if row["decision"] == "added"]
    archive.decide(added["tie_id"], "edit", by="Ben", changes={"targets": ["ECU"]})
    (edited,) = [row for row in rows(archive.ties()) if row["tie_id"] == added["tie_id"]]
    assert (edited["target"], edited["decision"]) == ("ECU", "added")
    archive.decide(added["tie_id"], "reject", by="Ada")
    assert added["tie_id"] not in [row["tie_id"] for row in rows(archive.ties())]


def test_a_withdrawn_decision_leaves_the_record_as_it_was_read(archive: Archive):
    before = archive.ties().collect()
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    archive.decide(f"{ARTICLE}.t2", "withdraw", by="Ada")
    assert archive.ties().collect().sort("tie_id", "source", "target").equals(before.sort("tie_id", "source", "target"))
    assert [decision.action for decision in archive.decisions()] == ["reject", "withdraw"]


def test_edits_build_on_one_another(archive: Archive):
    archive.decide(f"{ARTICLE}.t2", "edit", by="Ada", changes={"type": "REJECT"})
    archive.decide(f"{ARTICLE}.t2", "edit", by="Ben", changes={"date": "2014"})
    archive.decide(f"{ARTICLE}.t2", "accept", by="Cleo")
    (row,) = [row for row in rows(archive.ties()) if row["tie_id"] == f"{ARTICLE}.t2"]
    assert (row["type"], row["date_text"], row["decision"]) == ("REJECT", "2014", "edited")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"sources": ["XXX"]}, "no country's code", id="unknown country"),
        pytest.param({"sources": ["CHL"]}, "two countries", id="a country with itself"),
        pytest.param({"date": "2014-02-30"}, "these values make no tie", id="a day that no calendar has"),
        pytest.param({"type": "LOVE"}, "none of AGREE", id="unknown type"),
        pytest.param({"visitor": "Ada"}, "no visitor to set", id="a field of another record"),
        pytest.param({}, "needs changes", id="nothing"),
    ],
)
def test_changes_that_make_no_sense_are_refused(archive: Archive, changes: dict, reason: str):
    with pytest.raises(DecisionError, match=reason):
        archive.decide(f"{ARTICLE}.t2", "edit", by="Ada", changes=changes)
    assert archive.decisions() == ()


def test_a_decision_needs_a_record_and_a_name(archive: Archive):
    with pytest.raises(DecisionError, match="no record"):
        archive.decide(f"{ARTICLE}.t9", "reject", by="Ada")
    with pytest.raises(ArchiveError, match="no article"):
        archive.decide("0000.t1", "reject", by="Ada")
    with pytest.raises(DecisionError, match="name"):
        archive.decide(f"{ARTICLE}.t1", "reject", by=" ")


@pytest.mark.parametrize("statement", ["DELETE FROM decisions", "UPDATE decisions SET line = ''"])
def test_the_log_only_grows(archive: Archive, statement: str):
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    with pytest.raises(sqlite3.IntegrityError):
        sqlite3.connect(archive.path).execute(statement)


def test_decisions_survive_the_loss_of_the_archive(archive: Archive, tmp_path: Path):
    words = TEXT.index("Bolivia"), TEXT.index(" Aero")
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    archive.decide(f"{ARTICLE}.v1.s2", "edit", by="Ada", changes={"place": "Cali"})
    archive.add_record(
        ARTICLE, "tie", {"sources": ["BOL"], "targets": ["PER"], "type": "PROTEST", "polarity": -1}, evidence=words, by="Ada"
    )
    kept = [line(decision) for decision in archive.decisions()]
    with Archive.open(tmp_path / "new.geotie") as new:
        assert new.apply_decisions(map(parse, kept)) == (3, [])
        new.add(full_extraction())  # the decisions waited for it
        new.add(small_extraction(1))
        assert new.apply_decisions(map(parse, kept)) == (0, [])
        for table in COLUMNS:
            ours, theirs = (getattr(one, table)().collect() for one in (archive, new))
            assert ours.sort(ours.columns[0], "article_id").equals(theirs.sort(ours.columns[0], "article_id"))


def reread(archive: Archive, extraction: Extraction) -> None:
    """Newer rules read something else in the article; it also was taken out and came back."""
    archive.remove(extraction.article.id)
    archive.add(extraction)


def test_decisions_find_their_records_under_other_numbers(archive: Archive):
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    old = full_extraction()
    reread(archive, replace(old, ties=(old.ties[1], old.ties[0])))
    assert {row["type"] for row in rows(archive.ties())} == {"AGREE"}


def test_decisions_find_their_records_in_a_longer_piece_of_the_sentence(archive: Archive):
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    old = full_extraction()
    words = old.ties[1].evidence
    longer = replace(old.ties[1], evidence=Evidence.of(TEXT, words.start, words.end + 1))
    reread(archive, replace(old, ties=(old.ties[0], longer)))
    assert {row["type"] for row in rows(archive.ties())} == {"AGREE"}


def test_a_rejection_does_not_touch_another_reading_of_the_same_words(archive: Archive):
    archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
    old = full_extraction()
    reread(archive, replace(old, ties=(replace(old.ties[1], sources=("PER",)),)))
    assert [(row["source"], row["target"]) for row in rows(archive.ties())] == [("PER", "CHL")]
    assert [fate for _, fate in archive.fates()] == ["void"]


def test_an_accepted_record_stays_when_newer_rules_do_not_read_it(archive: Archive):
    archive.decide(f"{ARTICLE}.t2", "accept", by="Ada")
    archive.decide(f"{ARTICLE}.v1", "accept", by="Ada")
    before = {table: rows(getattr(archive, table)()) for table in ("stops", "ties")}
    reread(archive, replace(full_extraction(), ties=(), itineraries=()))
    (tie,) = rows(archive.ties())
    assert (tie["source"], tie["target"], tie["evidence"], tie["decision"]) == ("BOL", "CHL", "Bolivia condemned Chile", "accepted")
    stops = rows(archive.stops())
    assert [(stop["visitor"], stop["country"], stop["start_text"]) for stop in stops] == [
        (stop["visitor"], stop["country"], stop["start_text"]) for stop in before["stops"]
    ]
    assert sorted(fate for _, fate in archive.fates()) == ["kept", "kept"]


def test_a_record_that_newer_rules_read_as_it_was_edited_is_there_once(archive: Archive):
    archive.decide(f"{ARTICLE}.t2", "edit", by="Ada", changes={"type": "REJECT"})
    old = full_extraction()
    reread(archive, replace(old, ties=(replace(old.ties[1], type="REJECT"),)))
    assert [(row["type"], row["decision"]) for row in rows(archive.ties())] == [("REJECT", "edited")]


def test_a_decision_hits_the_right_one_of_like_mentions(tmp_path: Path):
    text = "Georgia thanked Kenya. Georgia is a state of the south."
    extraction = small_extraction(1)
    mentions = tuple(replace(extraction.mentions[0], start=at, end=at + 7, text="Georgia", country="GEO") for at in (0, 23))
    extraction = replace(extraction, article=replace(extraction.article, text=text, id="georgia"), mentions=mentions, ties=())
    with Archive.open(tmp_path / "g.geotie") as archive:
        archive.add(extraction)
        archive.decide("georgia.m2", "reject", by="Ada")
        assert archive.mentions().collect()["start"].to_list() == [0]
        reread(archive, replace(extraction, mentions=mentions[:1]))  # newer rules agree with her
        assert archive.mentions().collect()["start"].to_list() == [0]


def test_other_open_archives_see_a_decision_at_once(archive: Archive):
    with Archive.open(archive.path, readonly=True) as reader:
        revision, before = reader.revision, reader.ties().collect().height
        archive.decide(f"{ARTICLE}.t2", "reject", by="Ada")
        assert reader.revision > revision
        assert reader.ties().collect().height == before - 1
        archive.add(small_extraction(7))
        assert reader.ties().collect().height == before


def test_a_tie_with_further_sentences_keeps_them(archive: Archive):
    archive.decide(f"{ARTICLE}.t1", "edit", by="Ada", changes={"date": "2014-03-01"})
    tie = archive.standings(ARTICLE).of("tie")[0].record
    assert isinstance(tie, Tie)
    assert tie.also == full_extraction().ties[0].also


@pytest.mark.parametrize("table", [table for table in COLUMNS if table != "articles"])
def test_tables_followed_through_many_decisions_are_as_if_read_anew(archive: Archive, table: str):
    other = small_extraction(1).article.id
    steps = [
        lambda: archive.decide(f"{ARTICLE}.t2", "reject", by="Ada"),
        lambda: archive.decide(f"{ARTICLE}.v1.s1", "edit", by="Ada", changes={"status": "cancelled"}),
        lambda: archive.add(small_extraction(2)),
        lambda: archive.decide(f"{other}.t1", "accept", by="Ben"),
        lambda: archive.decide(f"{ARTICLE}.t2", "withdraw", by="Ada"),
        lambda: archive.decide(f"{ARTICLE}.m1", "reject", by="Ada"),
        lambda: archive.remove(other),
        lambda: archive.decide(f"{ARTICLE}.r1", "edit", by="Ada", changes={"carrier": "Andes Air"}),
    ]
    cache = FrameCache()
    for step in steps:
        step()
        with archive._snapshot():
            followed = cache.read(archive._connection, archive.path, table)
            anew = FrameCache().read(archive._connection, archive.path, table)
        order = [followed.columns[0], *(name for name in ("source", "number") if name in followed.columns)]
        assert followed.sort(order).equals(anew.sort(order))
        for row in followed.filter(pl.col("article_id") == ARTICLE).to_dicts():
            start, end, words = ("start", "end", "text") if table == "mentions" else ("evidence_start", "evidence_end", "evidence")
            assert TEXT[row[start] : row[end]] == row[words]


ODD_VALUES = st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.text(max_size=4), st.lists(st.text(max_size=3), max_size=2))
PLACES = st.sampled_from(["action", "kind", "evidence", "nth", "said", "changes", "at", "by"])
NAMES = ["visitor", "home", "stops", "number", "country", "lon", "start", "sources", "type", "speaker_country", "acts"]


@given(number=st.integers(0, 4), place=PLACES, name=st.sampled_from(NAMES), value=ODD_VALUES)
@example(number=0, place="said", name="number", value=False)
@settings(max_examples=200, deadline=None)
def test_a_file_that_was_changed_by_hand_is_refused_or_does_no_harm(number: int, place: str, name: str, value: object):
    extraction = full_extraction()
    record = [one for one in values(extraction) if one.kind != "route"][number]
    decided = decide(record, extraction.article, "accept", by="Ada", at=datetime(2020, 1, 1, tzinfo=UTC))
    raw = json.loads(line(decided))
    if place in ("said", "changes"):
        raw[place][name] = value
    else:
        raw[place] = value
    try:
        odd = parse(json.dumps(raw))
    except DecisionError:
        return
    for article in (extraction, replace(extraction, itineraries=(), ties=(), mentions=())):
        sheet = standings(article, [odd])
        assert all(TEXT[one.evidence.start : one.evidence.end] == one.evidence.text for one in sheet.records)
        assert parse(line(odd)).id == odd.id
