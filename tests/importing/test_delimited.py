from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotie.importing import Unimported, import_bytes
from tests.importing.samples import articles, assert_evidence_stands, unimported

VISITS = """Visitor,Role,Home,Country,Place,Start,End,Status,Source
Ada Palmer,foreign minister,Peru,Cuba,Havana,2014-03-05,2014-03-06,,Andes Wire
Ada Palmer,foreign minister,Peru,VEN,Caracas,2014-03-07,,planned,Andes Wire
Ines Rojas,president,Chile,"Korea, South",,2011-06,,cancelled,https://www.news.example/korea
"""
TIES = """source,target,type,date,polarity,speaker,speaker_country,text,url
Peru,Chile,ACCUSE,2014-03-05,,Ada Palmer,PER,Peru blamed Chile for the delay.,https://news.example/1
Peru; Ecuador,Chile,AGREE,2014-03-06,,,,,https://news.example/1
PER,CHL,057,2014,,,,,
"""


def imported(table: str, name: str = "table.csv"):
    return list(import_bytes(table.encode(), name))


def test_visits_of_one_visitor_on_contiguous_days_are_one_journey():
    items = imported(VISITS)
    assert_evidence_stands(items)
    andes, korea = articles(items)
    (journey,) = andes.itineraries
    assert (journey.visitor, journey.role, journey.home) == ("Ada Palmer", "foreign minister", "PER")
    assert [(stop.country, stop.place, stop.status) for stop in journey.stops] == [
        ("CUB", "Havana", "done"),
        ("VEN", "Caracas", "planned"),
    ]
    assert (andes.article.outlet, andes.article.published) == ("Andes Wire", date(2014, 3, 7))
    (stop,) = korea.itineraries[0].stops
    assert (stop.country, str(stop.start), stop.status) == ("KOR", "2011-06", "cancelled")
    assert (korea.article.url, korea.article.outlet) == ("https://www.news.example/korea", "news.example")


def test_ties_of_one_report_are_one_article():
    items = imported(TIES)
    assert_evidence_stands(items)
    report, alone = articles(items)
    accuse, agree = report.ties
    assert (accuse.sources, accuse.targets, accuse.polarity, accuse.claim.speaker_country) == (("PER",), ("CHL",), -1, "PER")
    assert accuse.evidence.text.endswith("Peru blamed Chile for the delay.")
    assert (agree.sources, agree.targets) == (("PER", "ECU", "CHL"), ())
    assert (alone.ties[0].type, str(alone.ties[0].date)) == ("AGREE", "2014")


@pytest.mark.parametrize(
    ("row", "where"),
    [
        pytest.param(",minister,Peru,Cuba,,2014-03-05,,,", "line 2, column visitor", id="no visitor"),
        pytest.param("Ada Palmer,,Peru,,,2014-03-05,,,", "line 2, column country", id="no country"),
        pytest.param("Ada Palmer,,Peru,Ruritania,,2014-03-05,,,", "line 2, column country", id="unknown country"),
        pytest.param("Ada Palmer,,Nowhere,Cuba,,2014-03-05,,,", "line 2, column home", id="unknown home"),
        pytest.param("Ada Palmer,,Peru,Cuba,,5 March,,,", "line 2, column start", id="no date"),
        pytest.param("Ada Palmer,,Peru,Cuba,,2014-03-05,2014-03-04,,", "line 2, column end", id="ends too early"),
        pytest.param("Ada Palmer,,Peru,Cuba,,2014-03-05,,maybe,", "line 2, column status", id="unknown status"),
        pytest.param("Ada Palmer,,Peru,Cuba,,2014-03-05,,,,one,more", "line 2", id="too many cells"),
    ],
)
def test_a_bad_cell_of_a_visit_is_named_by_line_and_column(row: str, where: str):
    header, *others = VISITS.splitlines()
    items = imported("\n".join((header, row, *others)))
    assert unimported(items) == [(where, "unreadable")]
    assert len(articles(items)) == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        pytest.param("Peru,Peru,AGREE", "target", id="one country"),
        pytest.param("Peru,Chile,LIKES", "type", id="unknown type"),
        pytest.param("Peru,Chile,010", "type", id="a mere statement"),
        pytest.param("Peru,Chile,AGREE,,maybe", "polarity", id="unknown polarity"),
        pytest.param("Peru,,AGREE", "target", id="no target"),
    ],
)
def test_a_bad_cell_of_a_tie_is_named_by_line_and_column(row: str, column: str):
    items = imported("source,target,type,date,polarity\n" + row)
    assert unimported(items) == [(f"line 2, column {column}", "unreadable")]


def test_the_same_row_twice_counts_once():
    items = imported(VISITS + VISITS.splitlines()[1])
    assert unimported(items) == [("line 5", "merged")]


def test_semicolons_and_tabs_separate_cells_too():
    for delimiter in (";", "\t"):
        items = imported(f"visitor{delimiter}country{delimiter}start\nAda Palmer{delimiter}Cuba{delimiter}2014-03-05\n")
        assert [stop.country for stop in articles(items)[0].itineraries[0].stops] == ["CUB"]


def test_a_state_without_a_code_may_be_a_home_and_no_stop():
    home, stop = imported("visitor,home,country,start\nAda Palmer,Hawaii,Peru,1881-09-28\nAda Palmer,Peru,Hawaii,1881-10-28\n")
    assert isinstance(home, Unimported)
    assert home.row == "line 3, column country"
    (article,) = articles([stop])
    assert article.itineraries[0].home is None


def test_a_visit_that_lies_ahead_is_planned():
    (article,) = articles(imported("visitor,country,start\nAda Palmer,Cuba,2999-01-01\n"))
    assert article.itineraries[0].stops[0].status == "planned"
    assert article.article.published is None


def test_a_table_of_something_else_says_what_is_needed():
    (item,) = imported("name,colour\nrose,red\n")
    assert isinstance(item, Unimported)
    assert "visitor, country" in item.reason


def test_columns_that_are_missing_are_named():
    (item,) = import_bytes(b"visitor,place\nAda Palmer,Havana\n", "table.csv", "visits")
    assert isinstance(item, Unimported)
    assert "'country'" in item.reason


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(CELL, st.sampled_from(["Cuba", "Chile", "x"]), CELL, CELL), max_size=5))
def test_whatever_the_cells_hold_evidence_stands(rows: list[tuple[str, ...]]):
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    items = imported("visitor,country,place,remarks\n" + "\n".join(quoted))
    for article in articles(items):
        assert_evidence_stands([article])
