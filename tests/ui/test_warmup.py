"""What is ready before the first visitor comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from geotie.ui import routes, warmup


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    return tmp_path / "geotie"


def test_the_demo_archive_is_built_in_the_background(cache_folder: Path) -> None:
    thread = warmup.begin()
    assert thread.daemon
    thread.join()
    assert len(list(cache_folder.glob("demo-*.geotie"))) == 1


def test_a_named_archive_needs_no_demo(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOTIE_ARCHIVE", str(cache_folder / "mine.geotie"))
    warmup.prepare()
    assert not list(cache_folder.glob("*"))


def test_what_hinders_the_demo_is_left_for_the_page_to_tell(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hindered() -> Path:
        raise warmup.GeotieError("no folder")

    monkeypatch.setattr(warmup, "demo_archive", hindered)
    warmup.prepare()


def test_files_of_the_map_are_packed_ahead(cache_folder: Path) -> None:
    routes._packed_plotly.cache_clear()
    warmup.prepare()
    assert routes._packed_plotly.cache_info().currsize == 1
