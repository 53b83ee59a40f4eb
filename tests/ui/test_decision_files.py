"""Decisions as files, and what is said of two that disagree."""

from geotie.archive import Archive
from geotie.decisions import merge, parse_lines
from geotie.ui.decision_files import conflict_rows, decided_words, decision_lines, said_words


def decided(path, action, by, **more):
    with Archive.open(path) as archive:
        tie = archive.ties().collect()["tie_id"][0]
        return archive.decide(tie, action, by=by, **more)


def test_a_file_gives_the_same_decisions_again(full_archive):
    ours = decided(full_archive, "reject", "Ada", why="a rumour, no more")
    (read,) = parse_lines(decision_lines([ours]).splitlines(), "ada.jsonl")
    assert read == ours


def test_a_conflict_tells_both_sides_and_which_holds(full_archive, tmp_path):
    with Archive.open(full_archive) as archive:
        archive.copy_to(tmp_path / "theirs.geotie")
    ours = decided(full_archive, "reject", "Ada", why="a rumour, no more")
    theirs = decided(tmp_path / "theirs.geotie", "edit", "Ben", changes={"targets": ["PER"], "speaker": ""})
    _, conflicts = merge([ours], [theirs])
    (row,) = conflict_rows(conflicts).iter_rows(named=True)
    assert row["Record"] == "tie: Cuba, Chile ACCUSE"
    assert row["Ours"].startswith("Ada: reject, ")
    assert row["Ours"].endswith("(a rumour, no more)")
    assert "targets = Peru, speaker = empty" in row["Theirs"]
    assert row["Holds"] == "theirs"


def test_a_stop_names_its_visitor(full_archive):
    with Archive.open(full_archive) as archive:
        stop = archive.stops().collect()["stop_id"][0]
        decision = archive.decide(stop, "accept", by="Ada")
    assert said_words(decision) == "stop: Ana Ruiz → Peru"
    assert decided_words(decision).startswith("Ada: accept, ")
