"""What an archive holds, as tables to read."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from geotie.archive import Archive
from geotie.archive.batches import Batch
from geotie.comparing import changes
from geotie.measures import Tables
from geotie.records import Article, Extraction, Mention
from geotie.ui.archive_tables import (
    batch_rows,
    change_counts,
    change_rows,
    copies_of,
    copy_rows,
    decision_rows,
    size_words,
    source_rows,
)
from geotie.ui.snapshots import snapshots, take

STORY = (
    "The foreign ministers of Chile and Peru met in Lima on Monday to settle a quarrel over fishing rights that had lasted for ten "
    "years. They agreed on a line and on patrols of both navies, and both will ask their parliaments for assent before the summer."
)


@pytest.fixture
def tables(tmp_path):
    """An agency's story, printed by two outlets, and another article of one of them."""
    with Archive.open(tmp_path / "sources.geotie") as archive:
        for outlet, text in (
            ("TASS", STORY),
            ("The Courier", f"{STORY} More follows."),
            ("The Courier", "Cuba thanked Bolivia."),
            ("", "Peru is calm."),
        ):
            archive.add(Extraction(Article(text, f"{outlet}: {text[:20]}", date(2020, 3, 4), outlet=outlet)))
        return Tables.of(archive)


def test_outlets_tell_how_much_is_their_own(tables):
    rows = {row["outlet"]: row for row in source_rows(tables).iter_rows(named=True)}
    assert (rows["The Courier"]["articles"], rows["The Courier"]["own_texts"]) == (2, 1)
    assert (rows["TASS"]["own_texts"], rows["TASS"]["state_media"], rows["TASS"]["country"]) == (1, True, "RUS")
    assert rows["outlet not known"]["articles"] == 1


def test_copies_stand_together_under_the_outlet_that_they_go_back_to(tables):
    (row,) = copy_rows(tables).iter_rows(named=True)
    assert (row["articles"], row["outlets"], row["origin"]) == (2, 2, "TASS")
    assert set(copies_of(tables, row["cluster_id"])["outlet"]) == {"TASS", "The Courier"}


def test_imports_say_what_became_of_them():
    started = datetime(2024, 3, 5, tzinfo=UTC)
    whole = Batch(1, "news.csv", started, started, None, 2, 1, 7)
    rows = batch_rows([whole, replace(whole, number=2, finished=None), replace(whole, number=3, undone=started, articles=0)])
    assert rows["Import"].to_list() == [3, 2, 1]
    assert [state.split()[0] for state in rows["State"]] == ["taken", "stopped", "complete"]


def test_changes_name_countries_and_values(full_archive, tmp_path):
    with Archive.open(full_archive) as archive:
        before = {"ties": archive.ties(), "stops": archive.stops()}
        tie = before["ties"].collect()["tie_id"][0]
        stop = before["stops"].filter(country="ECU").collect()["stop_id"][0]
        archive.decide(tie, "reject", by="Ada")
        archive.decide(stop, "edit", by="Ada", changes={"status": "cancelled"})
        rows = change_rows(changes(before, {"ties": archive.ties(), "stops": archive.stops()}))
    assert change_counts(rows) == {"new": 0, "changed": 1, "gone": 1}
    gone, changed = (rows.row(index, named=True) for index in range(2))
    assert (gone["About"], gone["What"], gone["Before"]) == (
        "Cuba → Chile",
        "accuses or criticises",
        "sign: hostile (−), told as: a fact",
    )
    assert (changed["About"], changed["What"]) == ("Ana Ruiz", "Ecuador")
    assert (changed["Before"], changed["After"]) == ("status: planned", "status: cancelled")


def test_decisions_tell_what_became_of_them(full_archive):
    with Archive.open(full_archive) as archive:
        tie = archive.ties().collect()["tie_id"][0]
        archive.decide(tie, "accept", by="Ada")
        archive.decide(tie, "reject", by="Ben", why="a rumour")
        rows = decision_rows(archive.decisions(), {one.id: fate for one, fate in archive.fates()})
    assert rows["By"].to_list() == ["Ben", "Ada"]
    assert rows["It"].to_list() == ["holds", "was overruled since"]
    assert rows["Record"].to_list() == ["tie: Cuba, Chile ACCUSE"] * 2


def test_a_snapshot_keeps_the_archive_as_it_was(full_archive):
    made = take(full_archive)
    with Archive.open(full_archive) as archive:
        archive.add(Extraction(Article("Peru is calm."), mentions=(Mention(0, 4, "Peru", "name", "PER"),)))
    (kept,) = snapshots(full_archive)
    assert kept == made
    with Archive.open(kept.path, readonly=True) as archive:
        assert archive.counts()["articles"] == 2


def test_other_files_beside_an_archive_are_no_snapshots(full_archive):
    folder = take(full_archive).path.parent
    (folder / "notes.geotie").write_text("mine")
    assert len(snapshots(full_archive)) == 1


@pytest.mark.parametrize(("size", "words"), [(512, "512 bytes"), (4_200_000, "4.2 MB"), (3_000_000_000_000, "3,000.0 GB")])
def test_sizes_have_units(size, words):
    assert size_words(size) == words
