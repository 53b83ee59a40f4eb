"""The documentation: links that lead somewhere, and an index that knows every page."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "data" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_index_knows_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link).resolve() for link in LINK.findall(index.read_text("utf-8"))}
    assert linked >= {page for page in PAGES if page.parent == index.parent} - {index}
    assert index in {(ROOT / link).resolve() for link in LINK.findall((ROOT / "README.md").read_text("utf-8"))}


def test_every_data_file_is_described() -> None:
    told = (ROOT / "data" / "README.md").read_text("utf-8")
    files = [path.name for path in (ROOT / "data").iterdir() if path.suffix in {".csv", ".gz", ".txt", ".toml", ".geojson"}]
    assert len(files) > 20
    assert [name for name in files if f"`{name}`" not in told] == []
