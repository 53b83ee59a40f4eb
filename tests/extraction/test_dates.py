"""News dates, read against an article of Saturday, 3 February 2018 unless a test says otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.extraction import dates, sentences
from geotie.extraction.document import DateExpression, Document
from geotie.extraction.tokens import tokenise
from geotie.records import Article, PartialDate

PUBLISHED = date(2018, 2, 3)


def read(text: str, published: date | None = PUBLISHED) -> tuple[DateExpression, ...]:
    article = Article(text, published=published)
    return dates.find(Document(article, sentences=sentences.split(text), tokens=tokenise(text)))


def span(text: str, published: date | None = PUBLISHED) -> tuple[str, str]:
    """First and last day of the only expression, "" for none."""
    (found,) = read(text, published)
    return str(found.first or ""), str(found.last or "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He landed on 3 February 2018.", "2018-02-03"),
        ("He landed on 3rd February, 2018.", "2018-02-03"),
        ("He landed on the 3rd of February 2018.", "2018-02-03"),
        ("He landed on February 3, 2018, with aides.", "2018-02-03"),
        ("He landed on Feb. 3.", "2018-02-03"),
        ("He landed on Feb 3 with aides.", "2018-02-03"),
        ("He landed on Sept. 9, 2016.", "2016-09-09"),
        ("He landed on February 3rd.", "2018-02-03"),
        ("He landed on Saturday, February 3.", "2018-02-03"),
        ("He landed on Saturday 3 February.", "2018-02-03"),
        ("He landed on 2018-02-03.", "2018-02-03"),
        ("He landed on 13/2/2018.", "2018-02-13"),
        ("He landed on 2/2/2018.", "2018-02-02"),
        ("He landed on 03.02.2018.", ""),
        ("He landed on 3/2/2018.", ""),
        ("They met on December 18.", "2017-12-18"),
        ("They met on 18 November.", "2017-11-18"),
        ("They will meet on March 5.", "2018-03-05"),
        ("They will meet on 18 November.", "2018-11-18"),
        ("The summit is due to open on 20 October.", "2018-10-20"),
        ("They met on Monday, October 9.", "2017-10-09"),
        ("They signed it on 29 February.", ""),
    ],
)
def test_day(text, day):
    assert span(text) == (day, "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The tour runs June 11-13.", "2018-06-11", "2018-06-13"),
        ("The tour of June 11–13, 2016 was short.", "2016-06-11", "2016-06-13"),
        ("He will be in Quito from 11 to 13 June.", "2018-06-11", "2018-06-13"),
        ("She was in Quito on 19-20 November.", "2017-11-19", "2017-11-20"),
        ("She was in Quito from January 4 to 11.", "2018-01-04", "2018-01-11"),
        ("She was in Quito between January 3 and January 5.", "2018-01-03", "2018-01-05"),
        ("She was in Quito from January 28 to February 2.", "2018-01-28", "2018-02-02"),
        ("She was in Quito from 28 December to 3 January.", "2017-12-28", "2018-01-03"),
        ("She was in Quito from 28 December 2010 to 3 January 2011.", "2010-12-28", "2011-01-03"),
        ("She was in Quito from December 28, 2010 through January 3, 2011.", "2010-12-28", "2011-01-03"),
        ("She was in Quito on 3 and 4 January.", "2018-01-03", "2018-01-04"),
        ("She was in Quito on 3, 4 and 5 January.", "2018-01-03", "2018-01-05"),
        ("She was in Quito on January 3, 4, and 5.", "2018-01-03", "2018-01-05"),
        ("She was in Quito on the 24th and 25th.", "2018-01-24", "2018-01-25"),
        ("She will be in Quito on the 24th and 25th of this month.", "2018-02-24", "2018-02-25"),
        ("She will be in Quito from the 30th to the 2nd.", "2018-03-30", "2018-04-02"),
        ("She was in Quito on Monday, Tuesday and Wednesday.", "2018-01-29", "2018-01-31"),
        ("She was in Quito from Monday to Wednesday.", "2018-01-29", "2018-01-31"),
        ("She will be in Quito from Monday to Wednesday.", "2018-02-05", "2018-02-07"),
        ("She was held there between June and August 2011.", "2011-06", "2011-08"),
        ("She governed from 2003 to 2011.", "2003", "2011"),
    ],
)
def test_span_of_days(text, first, last):
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He arrived on Thursday.", "2018-02-01"),
        ("He arrived on Saturday.", "2018-02-03"),
        ("he arrived on thursday.", "2018-02-01"),
        ("The minister arrived Thursday night.", "2018-02-01"),
        ("On Monday, he met the king.", "2018-01-29"),
        ("He met the king last Saturday.", "2018-01-27"),
        ("He will arrive on Thursday.", "2018-02-08"),
        ("On Thursday, he will meet the king.", "2018-02-08"),
        ("He is due in Quito on Thursday.", "2018-02-08"),
        ("He arrives in Quito on Tuesday.", "2018-02-06"),
        ("He is expected to leave next Monday.", "2018-02-05"),
        ("He said he would visit Quito on Tuesday.", "2018-02-06"),
        ("He will visit Quito, the ministry said on Friday.", "2018-02-02"),
        ("The minister, who will retire soon, said on Friday he was ill.", "2018-02-02"),
        ("Friday's talks were short.", "2018-02-02"),
    ],
)
def test_weekday_takes_the_tense_of_its_verb(text, day):
    assert span(text) == (day, "")


@pytest.mark.parametrize(
    ("text", "day", "tense"),
    [
        ("They met today.", "2018-02-03", "present"),
        ("They met earlier today.", "2018-02-03", "past"),
        ("They met yesterday.", "2018-02-02", "past"),
        ("They met last night.", "2018-02-02", "past"),
        ("They met the day before yesterday.", "2018-02-01", "past"),
        ("They meet tomorrow.", "2018-02-04", "future"),
        ("They met three days ago.", "2018-01-31", "past"),
        ("They met two weeks ago.", "", "past"),
        ("They met a month ago.", "2018-01", "past"),
        ("They met three months ago.", "2017-11", "past"),
        ("They met two years ago.", "2016", "past"),
        ("They met last month.", "2018-01", "past"),
        ("They meet next month.", "2018-03", "future"),
        ("They met earlier this month.", "2018-02", "past"),
        ("They meet later this year.", "2018", "future"),
        ("They met last year.", "2017", "past"),
        ("They met last week.", "", "past"),
        ("They meet in the coming days.", "", "future"),
        ("They met in the past two weeks.", "", "past"),
    ],
)
def test_relative_words(text, day, tense):
    (found,) = read(text)
    assert (str(found.first or ""), found.tense) == (day, tense)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("He visited in June 2011.", "2011-06"),
        ("He visited in June.", "2017-06"),
        ("He visited in March.", "2017-03"),
        ("He will visit in March.", "2018-03"),
        ("He will visit in January.", "2019-01"),
        ("He visited last December.", "2017-12"),
        ("He will visit next May.", "2018-05"),
        ("He visited in mid-January.", "2018-01"),
        ("He visited in late October 2016.", "2016-10"),
        ("He visited at the end of January.", "2018-01"),
        ("He visited in 2011.", "2011"),
        ("He visited in early 2011.", "2011"),
    ],
)
def test_month_or_year_alone(text, month):
    assert span(text) == (month, "")


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister May met August Weber.",
        "He may march on.",
        "They paid $2011 for 2012 seats.",
        "The 2015 accord holds.",
        "Article 5-3 of the 1990s.",
        "About 200-400 hours passed.",
        "The April Group, a club.",
        "It fell by 3.2 percent.",
        "Sunni and Thurston are words.",
        "It was on the 25th anniversary of the 3rd summit.",
        "He spoke on the 2nd floor.",
    ],
)
def test_no_date(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a ten-day visit", 10),
        ("his 3-day tour", 3),
        ("a two-week journey", 14),
        ("a week-long swing", 7),
        ("a weeklong swing", 7),
        ("He stayed for two days.", 2),
        ("He stayed for a week.", 7),
    ],
)
def test_duration_fixes_no_day(text, days):
    (found,) = read(text)
    assert (found.first, found.last, found.duration_days) == (None, None, days)


def test_following_day_counts_from_the_day_told_before():
    days = [
        str(found.first)
        for found in read("He came on 1 February and left the following day. Two days later he was back. The same day it rained.")
    ]
    assert days == ["2018-02-01", "2018-02-02", "2018-02-04", "2018-02-04"]


def test_following_day_without_a_day_before_is_unknown():
    assert span("He left the following day.") == ("", "")


def test_year_told_in_the_sentence_holds_for_its_neighbours():
    days = [str(found.first) for found in read("He came on 30 May 1974 and left on 2 June. They met on 5 January.")]
    assert days == ["1974-05-30", "1974-06-02", "2018-01-05"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Talks must end by Friday.", "", ""),
        ("It was the first visit since 2011.", "", ""),
        ("They met before June 2011.", "", ""),
        ("He has been there since Monday.", "2018-01-29", ""),
        ("He will stay until Friday.", "", "2018-02-09"),
        ("He left after Monday's talks.", "2018-01-29", ""),
    ],
)
def test_bound_is_no_date_of_the_act(text, first, last):
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["He arrived on Thursday.", "He met them yesterday.", "He came on 3 February.", "He came in June."]
)
def test_without_publication_only_absolute_dates_are_fixed(text):
    assert span(text, published=None) == ("", "")


def test_absolute_date_needs_no_publication():
    assert span("He came on 3 February 2011.", published=None) == ("2011-02-03", "")


def test_dateline_stands_in_for_publication():
    (dateline, thursday) = read("QUITO, March 18, 2013 (Agency) - He arrived on Thursday.", published=None)
    assert (str(dateline.first), str(thursday.first)) == ("2013-03-18", "2013-03-14")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("They came in May 2015. She left on May 14.", "2015-05-14", id="a month of that year"),
        pytest.param("The visit of May 14–19, 2015 was long. He left on 3 June.", "2015-06-03", id="a span of that year"),
        pytest.param(
            "They came in May 2015, the first since June 2009. She left on 3 June.", "2015-06-03", id="a bound is no year"
        ),
        pytest.param("They came in May 2015 and met in May 2019. She left on 3 June.", "2019-06-03", id="the one told before"),
        pytest.param("She left on 3 June. They came in May 2015 and met in May 2019.", "", id="two years told behind"),
        pytest.param("The accord of 1998 holds. She left on 3 June.", "", id="a year of something else"),
        pytest.param("LIMA, May 3 (Agency) - He came on Monday. It ends in June 2015.", "2015-04-27", id="dateline without a year"),
    ],
)
def test_year_told_once_holds_where_publication_is_unknown(text: str, day: str) -> None:
    days = {str(found.first or "") for found in read(text, published=None) if found.first is None or found.first.day}
    assert day in days


def test_part_of_the_day_is_of_the_day_told_before() -> None:
    assert str(read("On Monday he flew to Lima. He met the king earlier in the day.")[-1].first) == "2018-01-29"
    assert str(read("She will fly to Lima on Monday and return in the evening.")[-1].first) == "2018-02-05"
    assert str(read("He flew to Lima on Monday. Hours later he was in Quito.", PUBLISHED)[-1].first) == "2018-01-29"
    assert str(read("She will fly to Lima on Monday. He met the king earlier in the day.")[-1].first) == "2018-02-03"
    assert str(read("He came on 1 February and left two days after that.")[-1].first) == "2018-02-03"


FORMATS = (
    "{d.day} {month} {d.year}", "{month} {d.day}, {d.year}", "{d:%d %B %Y}", "{d:%B} {d.day} {d.year}", "{d:%Y-%m-%d}",
    "{weekday}, {d.day} {month} {d.year}", "{weekday}, {month} {d.day}, {d.year}", "the {d.day}th of {month} {d.year}",
)  # fmt: skip


@settings(deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(FORMATS),
    st.none() | st.dates(date(1900, 1, 1), date(2099, 1, 1)),
)
def test_written_day_is_read_back(day, form, published):
    text = "They signed it on " + form.format(d=day, month=f"{day:%B}", weekday=f"{day:%A}") + " in Quito."
    (found,) = read(text, published)
    assert (found.first, found.last) == (PartialDate.of(day), None)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 6))
def test_weekday_in_the_past_lies_in_the_week_before_publication(published, back):
    day = date.fromordinal(published.toordinal() - back)
    assert span(f"He arrived on {day:%A}.", published) == (day.isoformat(), "")


PIECES = """
on in from to until since last next the of and , . - – 3 11 2018 3rd June May Feb. Monday Friday day days two ten-day
ago later week month year today same following will met 1990s $5"""
WORDS = st.sampled_from(PIECES.split())


@settings(deadline=None)
@given(st.lists(WORDS | st.text(max_size=4), max_size=30).map(" ".join), st.none() | st.dates(date(1500, 1, 1), date(2200, 1, 1)))
def test_any_text_gives_ordered_spans_of_its_own_words(text, published):
    end = 0
    for found in read(text, published):
        assert found.text == text[found.start : found.end]
        assert end <= found.start < found.end
        assert found.first is None or found.last is None or found.first.earliest <= found.last.latest
        end = found.end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("He arrived on Thursday evening.", "2018-02-01", id="part of a day"),
        pytest.param("She met heads of state Friday in Lima.", "2018-02-02", id="heads of state is no verb"),
        pytest.param("He paid official visits to Peru and Chile on Monday.", "2018-01-29", id="visits is no verb"),
        pytest.param("On Monday he flew to Lima. The day before, he was in Quito.", "2018-01-28", id="the day before"),
        pytest.param("On Monday he flew to Lima. He left the next morning.", "2018-01-30", id="the next morning"),
        pytest.param("He spoke of a November visit to Lima.", "2017-11", id="month of a visit"),
    ],
)
def test_last_day_of_the_text(text: str, day: str) -> None:
    assert str(read(text)[-1].first) == day


def test_months_without_a_year() -> None:
    assert span("She will tour Asia from April to June.") == ("2018-04", "2018-06")
    assert span("She toured Asia between October and December.") == ("2017-10", "2017-12")


def test_bound_is_kept_beside_the_open_date() -> None:
    (found,) = read("It was his first visit since January 2015.")
    assert found.first is None
    assert str(found.bound) == "2015-01"


def test_in_the_day_is_the_day_of_the_sentence() -> None:
    assert str(read("He met the king on Monday and later in the day flew home.")[-1].first) == "2018-01-29"
    assert str(read("He met the king earlier in the day.")[-1].first) == "2018-02-03"
