"""decide, decisions, merge, and the commands that keep an archive."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geotie.archive import Archive
from geotie.cli import main
from tests.archive.samples import full_extraction, small_extraction

ARTICLE = full_extraction().article.id


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GEOTIE_ARCHIVE", str(tmp_path / "a.geotie"))
    monkeypatch.setenv("GEOTIE_ANALYST", "Ada")
    for name in ("a", "b"):
        with Archive.open(tmp_path / f"{name}.geotie") as archive, archive.batch("samples"):
            archive.add(full_extraction())
            archive.add(small_extraction(1))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def ties(name: str = "a") -> list[str]:
    with Archive.open(Path(f"{name}.geotie"), readonly=True) as archive:
        return archive.ties().collect()["tie_id"].to_list()


def test_a_record_is_rejected():
    done = run("decide", "reject", f"{ARTICLE}.t2", "--why", "a company")
    assert done.exit_code == 0
    assert f"{ARTICLE}.t2" not in ties()
    assert "a company" in run("decisions", "list").stdout


def test_a_stop_is_edited():
    fields = ["country=VEN", "start=2014-03", "lon=-66.9", "lat=10.5", "place=Caracas"]
    done = run("decide", "edit", f"{ARTICLE}.v1.s2", *[part for field in fields for part in ("--set", field)])
    assert done.exit_code == 0
    with Archive.open(Path("a.geotie")) as archive:
        stop = archive.stops().collect().row(1, named=True)
    assert (stop["country"], stop["place"], stop["lon"], stop["start_text"]) == ("VEN", "Caracas", -66.9, "2014-03")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        pytest.param(["reject", "nothing.t1"], 1, "no article", id="unknown article"),
        pytest.param(["reject", f"{ARTICLE}.t99"], 1, "no record", id="unknown record"),
        pytest.param(["edit", f"{ARTICLE}.t2", "--set", "country"], 2, "FIELD=VALUE", id="no value"),
        pytest.param(["edit", f"{ARTICLE}.t2", "--set", "polarity=minus"], 2, "is a number", id="no number"),
        pytest.param(["edit", f"{ARTICLE}.t2", "--set", "sources=XX,CHL"], 1, "no country's code", id="no country"),
    ],
)
def test_what_cannot_be_decided(arguments: list[str], status: int, words: str):
    done = run("decide", *arguments)
    assert done.exit_code == status
    assert words in done.stderr
    assert run("decisions", "export").stdout == ""


def test_decisions_travel_from_one_archive_to_another():
    run("decide", "reject", f"{ARTICLE}.t2")
    assert run("decisions", "export", "--out", "ada.jsonl").exit_code == 0
    applied = run("decisions", "apply", "ada.jsonl", "--archive", "b.geotie", "--json")
    assert json.loads(applied.stdout) == {"new": 1, "conflicts": [], "fates": {"applied": 1}}
    assert json.loads(run("decisions", "apply", "ada.jsonl", "--archive", "b.geotie", "--json").stdout)["new"] == 0
    assert ties("a") == ties("b")


def test_two_people_who_disagree_are_told_of_it():
    run("decide", "reject", f"{ARTICLE}.t2", "--by", "Ada")
    run("decide", "accept", f"{ARTICLE}.t1", "--by", "Ada")
    run("decide", "accept", f"{ARTICLE}.t2", "--by", "Ben", "--archive", "b.geotie")
    run("decisions", "export", "--out", "ada.jsonl")
    merged = run("merge", "ada.jsonl", "b.geotie", "--out", "both.jsonl")
    assert merged.exit_code == 1
    assert "conflict: reject tie BOL ACCUSE CHL" in merged.stderr
    assert "the decision of Ben rules" in merged.stderr
    assert len(Path("both.jsonl").read_text().splitlines()) == 3
    run("decisions", "export", "--out", "ben.jsonl", "--archive", "b.geotie")
    assert run("decisions", "apply", "ben.jsonl").exit_code == 1
    assert run("decisions", "apply", "ben.jsonl").exit_code == 0  # now both are known
    assert f"{ARTICLE}.t2" in ties()


def test_merging_is_the_same_from_both_sides_and_twice():
    run("decide", "reject", f"{ARTICLE}.t2", "--by", "Ada")
    run("decide", "accept", f"{ARTICLE}.t1", "--by", "Ben", "--archive", "b.geotie")
    one, other = run("merge", "a.geotie", "b.geotie"), run("merge", "b.geotie", "a.geotie")
    assert one.exit_code == other.exit_code == 0
    assert one.stdout == other.stdout
    Path("both.jsonl").write_text(one.stdout)
    assert run("merge", "both.jsonl", "both.jsonl").stdout == one.stdout


@pytest.mark.parametrize("text", ["{}", "no json", '{"action": "love"}', "[]", "\x00"])
def test_a_file_that_holds_no_decisions_is_named(text: str):
    Path("odd.jsonl").write_text(text + "\n")
    done = run("decisions", "apply", "odd.jsonl")
    assert done.exit_code == 1
    assert "odd.jsonl, line 1" in done.stderr


def test_a_mistyped_archive_is_not_made():
    assert run("decide", "reject", f"{ARTICLE}.t2", "--archive", "c.geotie").exit_code == 1
    assert not Path("c.geotie").exists()


def test_a_batch_is_listed_and_undone():
    (batch,) = [json.loads(line) for line in run("batches", "--json").stdout.splitlines()]
    assert (batch["batch"], batch["origin"], batch["articles"]) == (1, "samples", 2)
    assert run("undo", "1").exit_code == 0
    assert ties() == []
    assert run("undo", "1").exit_code == 1


def test_added_files_are_a_batch(folder: Path):
    (folder / "one.txt").write_text("Bolivia condemned Chile.")
    for _ in range(2):
        assert run("add", "one.txt").exit_code == 0
    assert [json.loads(line)["origin"] for line in run("batches", "--json").stdout.splitlines()] == ["samples", "one.txt"]


def test_a_snapshot_and_what_came_after_it(folder: Path):
    snapshot = run("snapshot").stdout.strip()
    run("decide", "reject", f"{ARTICLE}.t2")
    (change,) = [json.loads(line) for line in run("diff", snapshot, "--json").stdout.splitlines()]
    assert (change["difference"], change["about"]) == ("gone", "BOL → CHL")
    assert run("diff", snapshot).stdout.startswith("BOL → CHL: 1 gone\n")
    assert run("diff", snapshot, snapshot).stdout == "no difference\n"
    assert "KEN → GHA: 1 new" in run("diff", "--since", "2020-01-01").stdout
    assert run("snapshot", snapshot).exit_code == 1
    assert run("diff").exit_code == 2


def test_reading_anew_tells_what_changed_and_what_lost_its_words(folder: Path):
    run("decide", "accept", f"{ARTICLE}.m1")
    tried = json.loads(run("reextract", "--dry-run", "--json").stdout)
    done = json.loads(run("reextract", "--json").stdout)
    assert tried["changes"] == done["changes"]
    assert done["articles"] == 2
    assert {"kind", "difference", "evidence", "before", "after", "article"} == set(done["changes"][0])
    assert json.loads(run("reextract", "--json").stdout)["changes"] == []
    run("undo", "1")
    (lost,) = json.loads(run("reextract", "--json").stdout)["decisions"]
    assert (lost["fate"], lost["evidence"]) == ("no text", "Peru")


def test_the_doctor(folder: Path):
    assert run("doctor").stdout == f"{folder / 'a.geotie'}: sound\n"
    with Archive.open(folder / "a.geotie") as archive:
        archive._connection.execute("DELETE FROM dyads")
    ill = run("doctor", "--json")
    assert ill.exit_code == 1
    assert {finding["check"] for finding in json.loads(ill.stdout)["findings"]} == {"dyads"}
    healed = run("doctor", "--repair", "--json")
    assert healed.exit_code == 0
    assert json.loads(healed.stdout) == {"archive": str(folder / "a.geotie"), "repaired": ["dyads"], "findings": []}


def test_two_archives_become_one():
    run("decide", "reject", f"{ARTICLE}.t2", "--by", "Ada")
    run("decide", "accept", f"{ARTICLE}.t2", "--by", "Ben", "--archive", "b.geotie")
    done = run("merge", "a.geotie", "b.geotie", "--out", "both.geotie")
    assert done.exit_code == 1  # they disagree
    assert "0 articles added, 2 in both, 1 new decisions" in done.output
    agreed = run("decisions", "agreement", "--archive", "both.geotie", "--json")
    assert json.loads(agreed.output)["percent"] == 0
    assert "agree on 0 of 1 records" in run("decisions", "agreement", "--archive", "both.geotie").output
    assert "exists already" in run("merge", "a.geotie", "b.geotie", "--out", "both.geotie").output
