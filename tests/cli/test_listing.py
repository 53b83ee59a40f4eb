"""visits and ties."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from geotie.archive import Archive
from geotie.cli import main
from tests.archive.samples import full_extraction, small_extraction

ARTICLE = full_extraction().article.id


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOTIE_ARCHIVE", str(tmp_path / "a.geotie"))
    with Archive.open(tmp_path / "a.geotie") as archive:
        archive.add(small_extraction(1))
        archive.add(full_extraction())


def lines(*arguments: str) -> list[str]:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def test_a_journey_reads_as_one_line_with_its_words_below():
    assert lines("visits") == [
        f"2014-03-03  Ana Ríos (PER, foreign minister): Quito, ECU → Bogotá, COL  {ARTICLE}.v1",
        "            1. “flew to Quito on 3 March 2014”",
        "            2. “went on to Bogotá”",
    ]


def test_a_tie_reads_as_one_line():
    assert f"2014-03-05  BOL → CHL  -ACCUSE  “Bolivia condemned Chile”  {ARTICLE}.t2" in lines("ties")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--country", "per"], 1, id="home"),
        pytest.param(["--country", "COL"], 1, id="stop"),
        pytest.param(["--country", "USA"], 0, id="elsewhere"),
        pytest.param(["--visitor", "RÍOS"], 1, id="name"),
        pytest.param(["--visitor", "("], 0, id="name with a sign"),
        pytest.param(["--status", "denied"], 0, id="status"),
        pytest.param(["--since", "2014-03-03", "--until", "2014-03-03"], 1, id="day"),
        pytest.param(["--since", "2014-03-04"], 0, id="later"),
    ],
)
def test_filters_of_visits(arguments: list[str], expected: int):
    assert len(lines("visits", *arguments, "--json")) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], 5, id="all pairs"),
        pytest.param(["--country", "CHL"], 3, id="country"),
        pytest.param(["--country", "CHL", "--with", "BOL"], 1, id="dyad"),
        pytest.param(["--type", "agree"], 3, id="type"),
        pytest.param(["--until", "2014-03-01"], 3, id="until"),
    ],
)
def test_filters_of_ties(arguments: list[str], expected: int):
    assert len(lines("ties", *arguments, "--json")) == expected


def test_json_of_a_journey_has_its_stops_in_order():
    (visit,) = map(json.loads, lines("visits", "--json"))
    assert visit["visit_id"] == f"{ARTICLE}.v1"
    assert [(stop["number"], stop["country"], stop["start_text"]) for stop in visit["stops"]] == [
        (1, "ECU", "2014-03-03"),
        (2, "COL", None),
    ]


def test_the_shell_completes_commands_and_values():
    def completed(words: str, number: int) -> str:
        code = "from geotie.cli import main; main(prog_name='geotie')"
        environment = {"_GEOTIE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(number)}
        return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False).stdout

    assert completed("geotie vis", 1) == "plain,visits\n"
    assert completed("geotie ties --type SANC", 3) == "plain,sanction\n"
