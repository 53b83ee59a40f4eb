"""The command `briefing`."""

from pathlib import Path

from click.testing import CliRunner

from geotie.cli import main
from geotie.cli.briefing import POLICIES
from geotie.measures import POLICIES as VIEWS_KNOWN


def test_a_briefing_is_one_file(tmp_path: Path):
    out = tmp_path / "briefing.html"
    done = CliRunner().invoke(main, ["briefing", "--out", str(out), "--country", "BOL", "--title", "Bolivia & its guests"])
    assert done.exit_code == 0, done.output
    page = out.read_text("utf-8")
    assert "<h1>Bolivia &amp; its guests</h1>" in page
    assert page.count('<div class="record"') > 3
    assert [path.name for path in tmp_path.iterdir()] == ["briefing.html"]


def test_the_view_of_borders_is_named(tmp_path: Path):
    out = tmp_path / "briefing.html"
    done = CliRunner().invoke(main, ["briefing", "--out", str(out), "--country", "BOL", "--borders", "un"])
    assert done.exit_code == 0, done.output
    assert "As the United Nations see it" in out.read_text("utf-8")


def test_the_command_knows_the_views_of_the_library():
    assert POLICIES == VIEWS_KNOWN
