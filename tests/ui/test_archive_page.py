"""The archive page, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from geotie.archive import Archive
from geotie.extraction import extract
from geotie.records import Article

PARTS = ("File", "Sources", "Copies", "Imports", "What changed", "Decisions")


def script():
    from geotie.ui import archive_page

    archive_page.page()


def opened(part="File"):
    page = AppTest.from_function(script, default_timeout=60)
    page.run()
    if part != "File":
        next(one for one in page.get("button_group") if one.key == "section").set_value(part).run()
    assert not page.exception
    return page


def words(page):
    return "\n".join(
        one.value for kind in ("markdown", "caption", "info", "success") for one in page.get(kind) if hasattr(one, "value")
    )


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_full_archive(full_archive, part):
    opened(part)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_an_archive_that_does_not_exist_yet(archive, part):
    page = opened(part)
    assert not archive.exists()
    assert page.info


@pytest.mark.parametrize("part", PARTS)
def test_a_file_that_is_no_archive_is_told_in_words(archive, part):
    archive.write_bytes(b"nothing of the kind" * 100)
    assert opened(part).error


def test_the_file_is_named_with_its_size_and_counts(full_archive):
    page = opened()
    assert str(full_archive) in words(page)
    assert "kB" in words(page)
    assert {metric.label: metric.value for metric in page.metric}["Stops"] == "3"


def test_the_demo_says_that_it_is_read_only(monkeypatch):
    monkeypatch.delenv("GEOTIE_ARCHIVE", raising=False)
    page = opened()
    assert "read-only" in words(page)


def test_a_sound_file_is_found_sound(full_archive):
    page = opened()
    page.button(key="archive_check").click().run()
    assert "is sound" in page.success[0].value


def test_another_archive_is_opened_beside_the_one_of_the_dashboard(full_archive, tmp_path):
    with Archive.open(tmp_path / "brought.geotie") as brought:
        brought.add(extract(Article("The president of Chile flew to Lima on Monday.")))
        brought.copy_to(tmp_path / "copy.geotie")
    page = opened()
    page.get("file_uploader")[0].set_value(
        ("mine.geotie", (tmp_path / "copy.geotie").read_bytes(), "application/vnd.sqlite3")
    ).run()
    page.button(key="archive_open_send").click().run()
    assert not page.exception
    assert "Your private archive" in words(page)
    assert {metric.label: metric.value for metric in page.metric}["Articles"] == "1"
    page.button(key="archive_close").click().run()
    assert {metric.label: metric.value for metric in page.metric}["Articles"] == "2"


def test_a_file_of_something_else_is_refused_and_the_open_one_stays(full_archive):
    page = opened()
    page.get("file_uploader")[0].set_value(("mine.geotie", b"no archive" * 1000, "application/vnd.sqlite3")).run()
    page.button(key="archive_open_send").click().run()
    assert "stays open" in page.error[0].value
    assert {metric.label: metric.value for metric in page.metric}["Articles"] == "2"


def test_an_outlet_leads_to_its_articles(full_archive):
    page = AppTest.from_function(script, default_timeout=20)
    page.query_params["section"] = "Sources"
    page.query_params["source"] = "The Courier"
    page.run()
    assert not page.exception
    assert "Articles 1 to 1 of 1 by The Courier, the latest first" in [caption.value for caption in page.caption]


def test_an_import_is_listed(full_archive):
    with Archive.open(full_archive) as archive, archive.batch("clippings.zip"):
        archive.add(extract(Article("The president of Chile flew to Lima on Monday.")))
    page = opened("Imports")
    (table,) = page.dataframe
    assert table.value["From"].to_list() == ["clippings.zip"]


def test_changes_since_a_snapshot(full_archive):
    page = opened("What changed")
    page.button(key="snapshot_take").click().run()
    with Archive.open(full_archive) as archive:
        archive.decide(archive.ties().collect()["tie_id"][0], "reject", by="Ada")
    since = page.selectbox(key="since")
    since.set_value(since.options[1]).run()
    assert not page.exception
    assert "0 new, 0 changed, 1 gone" in words(page)


def test_another_archive_is_put_into_the_open_one(full_archive, tmp_path):
    with Archive.open(tmp_path / "theirs.geotie") as theirs:
        theirs.add(extract(Article("The president of Chile flew to Lima on Monday.")))
        theirs.copy_to(tmp_path / "copy.geotie")
    page = opened()
    content = (tmp_path / "copy.geotie").read_bytes()
    page.get("file_uploader")[0].set_value(("theirs.geotie", content, "application/vnd.sqlite3")).run()
    page.button(key="archive_take_in").click().run()
    assert "1 article added, 0 known already, no new decisions" in page.success[0].value
    with Archive.open(full_archive, readonly=True) as archive:
        assert archive.counts()["articles"] == 3
