"""The command `briefing`."""

from pathlib import Path

from click.testing import CliRunner

from geotie.cli import main


def test_a_briefing_is_one_file(tmp_path: Path):
    out = tmp_path / "briefing.html"
    done = CliRunner().invoke(main, ["briefing", "--out", str(out), "--country", "BOL", "--title", "Bolivia & its guests"])
    assert done.exit_code == 0, done.output
    page = out.read_text("utf-8")
    assert "<h1>Bolivia &amp; its guests</h1>" in page
    assert page.count('<div class="record"') > 3
    assert [path.name for path in tmp_path.iterdir()] == ["briefing.html"]
