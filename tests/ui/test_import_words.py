"""What is said of an import."""

import pytest

from geotie.importing import Unimported
from geotie.ingest import Preview, Progress, Source, preview
from geotie.ui.import_words import (
    column_choices,
    columns_said,
    left_words,
    origin_words,
    outcome_words,
    preview_rows,
    problem_rows,
    progress_words,
    source_words,
)

TABLE = b"Headline,When,Story\nTalks in Lima,2023-05-09,Chile's president flew to Lima.\n"


@pytest.fixture
def table():
    return preview(Source.upload("news.csv", TABLE))


def test_a_table_says_how_many_columns_it_has(table):
    assert source_words("news.csv", table) == "news.csv: a table of articles with 3 columns"
    assert preview_rows(table).rows() == [("Talks in Lima", "2023-05-09", "Chile's president flew to Lima.")]


def test_columns_are_offered_that_their_names_tell(table):
    assert column_choices(table) == {"text": "story", "title": "headline", "published": "", "url": "", "outlet": "", "id": ""}


def test_what_was_chosen_reads_the_table():
    said = columns_said({"text": "story", "title": "headline", "published": "when", "url": ""})
    found = preview(Source.upload("news.csv", TABLE, columns=said))
    assert (found.problem, found.columns["published"]) == ("", "when")


def test_a_file_that_cannot_be_read_says_why():
    assert source_words("x.pdf", Preview("", problem="it is damaged")) == "x.pdf: it is damaged"
    assert source_words("x.pdf", Preview("", problem="x.pdf: it is damaged")) == "x.pdf: it is damaged"
    assert source_words("x.zip", Preview("", problem="x.zip is damaged")) == "x.zip: is damaged"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (0.2, ""), (1.2, "about 1 second left"), (59, "about 59 seconds left"), (150, "about 2 minutes left")],
)
def test_time_left(seconds, words):
    assert left_words(seconds) == words


def test_progress_in_one_line():
    told = Progress("running", fraction=0.384, added=1200, known=3, unread=2, seconds_left=12)
    assert progress_words(told) == "38% · 1,200 articles added, 3 known already, 2 could not be read · about 12 seconds left"


def test_nothing_yet_is_said():
    assert outcome_words(Progress()) == "no article yet"


def test_each_problem_has_its_row_and_its_reason():
    rows = problem_rows(
        [Unimported("visits.csv", "line 7", "'5 March' is no date"), Unimported("b.csv", "", "it is empty", "left out")]
    )
    assert rows.rows() == [
        ("visits.csv", "line 7", "could not be read", "'5 March' is no date"),
        ("b.csv", "", "left out", "it is empty"),
    ]


def test_many_files_are_called_by_the_first():
    assert origin_words(["news.csv"]) == "news.csv"
    assert origin_words(["news.csv", "b", "c"]) == "news.csv and 2 more"
