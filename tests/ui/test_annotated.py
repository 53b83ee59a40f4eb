import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from geotie.records import Article, Claim, Evidence, Extraction, Itinerary, Mention, Route, Stop, Tie
from geotie.ui.annotated import annotated_html, focus_span, marks_of

TEXT = "Ana Ruiz of Chile flew to Lima.\nThere she met Peru's president. Chile then accused Cuba of <b>theft</b>."


def words(text, source=TEXT):
    start = source.index(text)
    return Evidence.of(source, start, start + len(text))


def mention(text, country, kind="name", **more):
    start = TEXT.index(text)
    return Mention(start, start + len(text), text, kind, country, **more)


EXTRACTION = Extraction(
    Article(TEXT),
    mentions=(
        mention("Chile", "CHL"),
        mention("Lima", "PER", "capital", place="Lima"),
        mention("Peru", "PER", acts=True),
        mention("Cuba", "CUB"),
    ),
    itineraries=(Itinerary("Ana Ruiz", (Stop("PER", words("Ana Ruiz of Chile flew to Lima."), "Lima"),), "envoy", "CHL"),),
    ties=(
        Tie(("CHL", "PER"), (), "CONSULT", 1, words("There she met Peru's president.")),
        Tie(("CHL",), ("CUB",), "ACCUSE", -1, words("Chile then accused Cuba of <b>theft</b>.")),
    ),
)


def visible(html):
    """The text that a reader sees, without badges and codes."""
    html = re.sub(r"<small.*?</small>|<a .*?</a>", "", html)
    return unescape(re.sub(r"<[^>]*>", "", html))


def piece(html, text):
    """Classes of the piece that holds exactly this text."""
    found = re.search(r'<span class="([^"]*)"[^>]*>' + re.escape(text) + "(?:<small|</span>)", html)
    return set(found[1].split()) if found else set()


def test_no_word_of_the_text_is_lost_or_added():
    assert visible(annotated_html(EXTRACTION)) == TEXT


def test_markup_in_the_text_stays_text():
    html = annotated_html(EXTRACTION)
    assert "<b>" not in html
    assert "&lt;b&gt;theft&lt;/b&gt;" in html


def test_pieces_carry_all_their_marks():
    html = annotated_html(EXTRACTION)
    assert piece(html, "Lima") == {"gt-country", "gt-stop"}
    assert piece(html, "Peru") == {"gt-country", "gt-friendly"}
    assert piece(html, "Cuba") == {"gt-country", "gt-hostile"}


def test_badges_name_the_record_and_lead_to_its_card():
    badges = re.findall(r'href="#(\w+)" id="(in-\w+)"[^>]*>([^<]+)</a>', annotated_html(EXTRACTION))
    assert badges == [("v1s1", "in-v1s1", "1.1"), ("t1", "in-t1", "T1+"), ("t2", "in-t2", "T2−")]


def test_a_mention_tells_its_country():
    html = annotated_html(EXTRACTION)
    assert 'title="Peru (capital)"' in html
    assert 'title="Peru (name of the country; the government is meant)"' in html
    assert '>Lima<small class="gt-code" aria-hidden="true">PER</small>' in html


def test_further_sentences_of_a_tie_have_badges_but_one_anchor():
    tie = Tie(("CHL", "PER"), (), "CONSULT", 1, words("There she met"), also=(words("Ana Ruiz"),))
    html = annotated_html(Extraction(Article(TEXT), ties=(tie,)))
    assert html.count(">T1+</a>") == 2
    assert html.count('id="in-t1"') == 1


def test_a_route_is_marked_as_one():
    route = Route("Conviasa <Air>", (Stop("PER", words("Lima")),), words("flew to Lima"))
    html = annotated_html(Extraction(Article(TEXT), routes=(route,)))
    assert piece(html, "flew to Lima") == {"gt-route"}
    assert "Conviasa &lt;Air&gt;" in html


def test_focus_on_a_record_covers_its_evidence():
    tie = EXTRACTION.ties[1].evidence
    assert focus_span(EXTRACTION, tie.start) == (tie.start, tie.end)
    html = annotated_html(EXTRACTION, (tie.start, tie.end))
    assert html.count('id="in-focus"') == 1
    assert piece(html, "Cuba") == {"gt-country", "gt-hostile", "gt-focus"}


def test_focus_elsewhere_covers_the_line():
    first, _ = TEXT.split("\n")
    assert focus_span(EXTRACTION, 3) == (0, len(first))
    assert focus_span(EXTRACTION, len(first) + 3) == (len(first) + 1, len(TEXT))
    assert focus_span(EXTRACTION, len(TEXT)) is None
    assert focus_span(EXTRACTION, 10**12) is None


def test_marks_come_in_the_order_of_the_text():
    starts = [mark.start for mark in marks_of(EXTRACTION)]
    assert starts == sorted(starts)


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12))


@given(
    st.text(st.sampled_from("aB <>&\"'\n"), min_size=42, max_size=60),
    st.lists(SPANS, max_size=6),
    st.lists(SPANS, max_size=6),
    SPANS,
)
def test_any_overlap_leaves_the_text_whole(text, mentions, stops, focus):
    extraction = Extraction(
        Article(text),
        mentions=tuple(Mention(a, a + n, text[a : a + n], "name", "CUB") for a, n in mentions),
        itineraries=(Itinerary("X", tuple(Stop("CUB", Evidence.of(text, a, a + n)) for a, n in stops)),),
        ties=tuple(Tie(("CUB",), ("PER",), "ACCUSE", -1, Evidence.of(text, a, a + n), claim=Claim("Y")) for a, n in stops),
    )
    assert visible(annotated_html(extraction, (focus[0], sum(focus)))) == text
