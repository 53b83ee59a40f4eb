from geotie.records import Article, Claim, Evidence, Extraction, Itinerary, Mention, PartialDate, Route, Stop, Tie
from geotie.ui.record_cards import countries_html, journeys_html, route_card, tie_card

TEXT = "<i>so</i> she said."
SAID = Evidence.of(TEXT, 0, 9)


def test_a_journey_lists_its_stops_in_order_with_place_days_status_and_sentence():
    stops = (
        Stop("CUB", SAID, "Havana", start=PartialDate(2018, 2, 3), end=PartialDate(2018, 2, 5)),
        Stop("BOL", SAID, status="planned"),
    )
    html = journeys_html([Itinerary("Ana Ruiz", stops, "foreign minister", "CHL", "trade talks")], TEXT)
    for words in (
        "1. Ana Ruiz",
        "foreign minister, Chile",
        "Purpose: trade talks",
        "Cuba</strong> · Havana",
        "3 to 5 February 2018",
        "took place",
    ):
        assert words in html
    assert html.index("1.1") < html.index("1.2") < html.index("Bolivia")
    assert "date not told" in html
    assert "planned" in html
    assert "&lt;i&gt;so&lt;/i&gt;" in html


def test_a_visitor_without_name_role_or_home():
    html = journeys_html([Itinerary("", (Stop("CUB", SAID),))], TEXT)
    assert "1. Unnamed visitor" in html


def test_a_tie_says_who_does_what_and_who_says_so():
    tie = Tie(
        ("CHL",),
        ("CUB",),
        "ACCUSE",
        -1,
        SAID,
        PartialDate(2018, 2),
        "hypothetical",
        Claim("Ana <Ruiz>", "CHL", "The Courier"),
        confidence=0.7,
    )
    html = tie_card(1, tie, TEXT)
    assert "T1−</a> Chile <em>accuses or criticises</em> Cuba" in html
    assert "hostile · February 2018 · only considered · according to Ana &lt;Ruiz&gt; (Chile), The Courier · accuse<" in html
    assert "Fairly sure (confidence 0.70)" in html


def test_a_meeting_names_all_who_take_part():
    assert "Chile, Cuba and Peru: meet or consult" in tie_card(1, Tie(("CHL", "CUB", "PER"), (), "CONSULT", 1, SAID), TEXT)


def test_a_route_is_no_visit():
    line = (Stop("VEN", SAID, "Caracas"), Stop("SYR", SAID, "Damascus"), Stop("IRN", SAID))
    html = route_card(1, Route("Conviasa", line, SAID), TEXT)
    assert "Conviasa: Caracas – Damascus – Iran" in html
    assert "not a visit" in html


def test_countries_by_how_often_they_are_named_without_persons():
    mentions = [
        Mention(0, 1, "x", kind, code) for kind, code in (("name", "PER"), ("name", "CUB"), ("city", "CUB"), ("person", "IRN"))
    ]
    html = countries_html(Extraction(Article("x"), mentions=tuple(mentions)))
    assert html.index("Cuba <span>CUB · 2 times") < html.index("Peru <span>PER · 1 time<")
    assert "Iran" not in html


def test_what_was_decided_outweighs_the_rule():
    assert "Accepted by an analyst" in tie_card(1, Tie(("CHL",), ("CUB",), "ACCUSE", -1, SAID), TEXT, "accepted")


def test_nothing_gives_nothing():
    assert journeys_html([], "") == countries_html(Extraction(Article("x"))) == ""
