"""Cards of evidence: what they say, and that nothing of an article is taken for markup."""

from datetime import date

import pytest

from geotie.ui.evidence import evidence_card
from geotie.ui.quotes import Quote

JOURNEY = {
    "kind": "journey", "record_id": "a1.v1.s1", "group_id": "a1.v1", "article_id": "a1", "title": "A tour", "outlet": "The Courier",
    "state_media": True, "published": date(2018, 2, 5), "day": date(2018, 2, 3), "day_source": "text", "date_text": "2018-02-03",
    "who": "Ana Ruiz", "role": "foreign minister", "source": "CHL", "target": "PER", "place": "Lima", "number": 1, "status": "done",
    "speaker": "", "speaker_country": None, "evidence": "", "evidence_start": 0, "evidence_end": 0, "confidence": 0.9, "rule": "",
}  # fmt: skip
TIE = JOURNEY | {
    "kind": "tie",
    "who": "ACCUSE",
    "role": "hostile",
    "source": "CUB",
    "target": "CHL",
    "place": "",
    "status": "asserted",
}


def test_a_stop_tells_who_whence_where_when_and_how_sure():
    card = evidence_card(JOURNEY, Quote("She flew to Lima."))
    for words in ("Ana Ruiz", "foreign minister, Chile", "Lima, Peru", "3 February 2018", "confidence 0.90", "took place"):
        assert words in card


def test_state_media_are_marked():
    assert "state media" in evidence_card(JOURNEY, Quote(""))
    assert "state media" not in evidence_card(JOURNEY | {"state_media": None}, Quote(""))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"day_source": "published"}, "day not told; published 3 February 2018"),
        ({"day": None, "day_source": None}, "undated"),
        ({"title": "", "outlet": "", "published": None}, "Untitled article – outlet not known"),
        ({"who": "", "role": "", "source": None}, "Unnamed visitor"),
    ],
)
def test_what_is_not_known_is_said(row, words):
    assert words in evidence_card(JOURNEY | row, Quote(""))


def test_a_claim_has_its_holder():
    card = evidence_card(TIE | {"speaker": "Foreign Ministry", "speaker_country": "CUB"}, Quote(""))
    assert "according to Foreign Ministry, Cuba" in card


def test_words_are_marked_by_code_points():
    assert "🇵🇪 in <mark>Lima</mark> &amp; Quito" in evidence_card(JOURNEY, Quote("🇵🇪 in Lima & Quito", marked=((6, 10),)))


@pytest.mark.parametrize("field", ["who", "role", "place", "title", "outlet", "speaker"])
def test_markup_in_an_article_is_shown_and_not_obeyed(field):
    card = evidence_card(JOURNEY | {field: "<script>x</script>"}, Quote("<img src=x onerror=y>", marked=((0, 4),)))
    assert "<script" not in card
    assert "<img" not in card
