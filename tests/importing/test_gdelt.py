from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotie import plover
from geotie.importing import Unimported, import_bytes
from tests.importing.samples import articles, assert_evidence_stands, event, unimported


def imported(*rows: str, name: str = "20180204.export.CSV"):
    return list(import_bytes("\n".join(rows).encode(), name))


@pytest.mark.parametrize("columns", [57, 58, 61])
def test_an_event_between_two_states_is_a_tie(columns: int):
    items = imported(event(1, "PER", "CHL", "173", columns=columns))
    assert_evidence_stands(items)
    (article,) = articles(items)
    (tie,) = article.ties
    assert (tie.sources, tie.targets, tie.type, tie.polarity, str(tie.date)) == (("PER",), ("CHL",), "COERCE", -1, "2018-02-03")
    assert (tie.rule, article.article.published) == ("import:gdelt", date(2018, 2, 4))
    assert article.article.url == ("" if columns == 57 else "https://www.news.example/a")
    assert article.article.outlet == ("GDELT" if columns == 57 else "news.example")
    assert tie.evidence.text == "PER to CHL, 2018-02-03, Quito, Ecuador: CAMEO 173, Goldstein 4.0, articles 3 (GDELT event 1)."


def test_events_of_one_report_are_one_article():
    items = imported(
        event(1, "PER", "CHL", "112"), event(2, "CHL", "ROM", "036"), event(3, "PER", "CHL", "112", url="https://b.example/")
    )
    assert [len(article.ties) for article in articles(items)] == [2, 1]
    assert articles(items)[0].ties[1].sources == ("CHL", "ROU")


def test_both_directions_of_a_meeting_are_one_tie():
    items = imported(event(1, "PER", "CHL", "042"), event(2, "CHL", "PER", "043", c25="1"))
    assert_evidence_stands(items)
    (article,) = articles(items)
    (tie,) = article.ties
    assert (set(tie.sources), tie.targets, len(tie.also)) == ({"PER", "CHL"}, (), 1)
    assert tie.confidence > 0.5, "one of the two stands in the lead"
    assert unimported(items) == [("line 2", "merged")]


@pytest.mark.parametrize(
    ("row", "fate"),
    [
        pytest.param(event(1, "PER", "", "042"), "left out", id="one actor"),
        pytest.param(event(1, "PER", "PER", "042"), "left out", id="within one country"),
        pytest.param(event(1, "PER", "EUR", "042"), "left out", id="a region is no state"),
        pytest.param(event(1, "PER", "CHL", "010"), "left out", id="a mere statement"),
        pytest.param(event(1, "PER", "CHL", "---"), "unreadable", id="no CAMEO code"),
        pytest.param(event(1, "PER", "CHL", "042", c1="20181301"), "unreadable", id="no such day"),
        pytest.param("1\t20180203\tPER", "unreadable", id="too few columns"),
    ],
)
def test_rows_that_are_no_ties_have_a_reason(row: str, fate: str):
    items = imported(event(9, "PER", "CHL", "042"), row)
    assert unimported(items) == [("line 2", fate)]
    assert len(articles(items)) == 1


def test_an_event_that_stands_there_twice_counts_once():
    items = imported(event(1, "PER", "CHL", "173"), event(1, "PER", "CHL", "173"))
    assert unimported(items) == [("line 2", "merged")]


def test_a_source_that_is_no_address_is_no_link():
    (article,) = articles(imported(event(1, "PER", "CHL", "173", url="BBC Monitoring")))
    assert (article.article.url, article.article.outlet) == ("", "GDELT")


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("010", None), ("0231", ("REQUEST", 1)), ("036", ("AGREE", 1)), ("042", ("CONSULT", 1)), ("051", ("SUPPORT", 1)),
        ("057", ("AGREE", 1)), ("061", ("COOPERATE", 1)), ("071", ("AID", 1)), ("0841", ("CONCEDE", 1)), ("0871", ("RETREAT", 1)),
        ("090", ("ACCUSE", -1)), ("1041", ("REQUEST", -1)), ("112", ("ACCUSE", -1)), ("193", ("ASSAULT", -1)), ("99", None),
        ("04x", None),
    ],
)  # fmt: skip
def test_plover_types_of_cameo_codes(code: str, found: tuple[str, int] | None):
    assert plover.of_cameo(code) == found


@given(st.lists(st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), max_size=6), min_size=61, max_size=61))
def test_odd_cells_never_raise(cells: list[str]):
    items = imported(event(1, "PER", "CHL", "042"), "\t".join(cells))
    assert all(isinstance(item, Unimported) or item.ties for item in items)
