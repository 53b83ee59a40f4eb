"""The one-file briefing, read as the text that it is."""

import base64
import gzip
import json
import re
from datetime import date
from hashlib import sha256

import pytest

from geotie.archive import Archive
from geotie.export import Selection
from geotie.records import Article, Evidence, Extraction, Tie
from geotie.ui.briefing import About, briefing_of_archive

EXPECTED_IDS = 4  # three stops and one tie


@pytest.fixture
def page(full_archive):
    with Archive.open(full_archive, readonly=True) as archive:
        return briefing_of_archive(archive)


def card_ids(page):
    return re.findall(r'<div class="record" id="([^"]+)"', page)


def unpacked(page, name):
    (packed,) = re.findall(rf'<script type="application/gzip" id="{name}">([^<]+)</script>', page)
    return gzip.decompress(base64.b64decode(packed)).decode()


def test_every_record_stands_there_once_under_the_id_of_the_archive(page, full_archive):
    with Archive.open(full_archive, readonly=True) as archive:
        known = {*archive.stops().collect()["stop_id"], *archive.ties().collect()["tie_id"]}
    assert len(card_ids(page)) == len(known) == EXPECTED_IDS
    assert set(card_ids(page)) == known


def test_words_of_the_articles_can_be_read_without_a_script(page):
    outside_scripts = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert "Ana Ruiz flew to" in outside_scripts
    assert "accused" in outside_scripts


def test_nothing_is_loaded_from_elsewhere(page):
    assert not re.findall(r"<(?:link|img|iframe|object|embed)\b|<script[^>]*\bsrc=|@import|url\((?!#)", page.partition("<body>")[0])
    assert not re.findall(r"<(?:link|img|iframe|object|embed)\b|<script[^>]*\bsrc=", page.partition("<body>")[2])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'")


def test_the_policy_names_the_scripts_that_the_page_holds(page):
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    for each in (script, unpacked(page, "plotly")):
        assert f"'sha256-{base64.b64encode(sha256(each.encode()).digest()).decode()}'" in page


def test_map_and_borders_are_inside(page):
    content = json.loads(unpacked(page, "content"))
    assert {*content["models"]} == {"light", "dark"}
    assert content["models"]["light"]["layers"] == ["journeys", "ties"]
    assert "ties:CUB>CHL" in content["models"]["dark"]["lines"]["id"]
    assert set(content["records"]) == set(card_ids(page))
    assert len(json.loads(unpacked(page, "borders"))["features"]) == len(json.loads(unpacked(page, "far-borders"))["features"])


def test_a_selection_holds_only_what_touches_it_and_says_so(full_archive):
    with Archive.open(full_archive, readonly=True) as archive:
        page = briefing_of_archive(archive, Selection("ECU", date(2018, 1, 1)), about=About("To Quito"))
    assert len(card_ids(page)) == 2
    assert "<h1>To Quito</h1>" in page
    assert "period: from 1 January 2018 on; country: Ecuador" in page


def test_provenance(page, full_archive):
    told = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))
    assert told["Made by"].startswith("geotie ")
    assert told["Archive"].startswith(f"{full_archive.name}, revision ")
    assert told["Archive"].endswith("2 articles")
    assert told["Outlets"] == "The Courier"
    assert told["Filters"] == "none"
    assert "Natural Earth" in told["Borders"]
    assert "belong to their publishers" in told["Rights"]


def test_what_an_article_says_stays_text(archive):
    said = "Cuba accused Chile of </script><script>alert(1)</script> {{CARDS}} spying."
    tie = Tie(("CUB",), ("CHL",), "ACCUSE", -1, Evidence.of(said, 0, len(said)))
    article = Article(said, "<img src=x onerror=alert(1)>", url="javascript:alert(1)", outlet="<b>Loud</b>")
    with Archive.open(archive) as opened:
        opened.add(Extraction(article, ties=(tie,)))
        page = briefing_of_archive(opened)
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b>Loud" not in page
    assert "javascript:" not in page
    assert len(card_ids(page)) == 1


def test_an_archive_without_records_gives_a_page_that_says_so(archive):
    with Archive.open(archive) as opened:
        page = briefing_of_archive(opened)
    assert card_ids(page) == []
    assert "no records" in page
