"""What is a mention of a country or a place, of which one, and what is none."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.extraction import mentions, sentences
from geotie.extraction.document import Document
from geotie.records import Article, Mention

MARK = re.compile(r"\{([^|}]+)\|([A-Z]{3})\}")


@dataclass(frozen=True)
class Snippet:
    text: str
    gold: frozenset[tuple[int, int, str]]


def snippets() -> list[Snippet]:
    """Our own annotated texts; `snippets.txt` tells its form."""
    found = []
    for line in (Path(__file__).parent / "snippets.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, gold, position = "", set(), 0
        for mark in MARK.finditer(line):
            text += line[position : mark.start()]
            gold.add((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            position = mark.end()
        found.append(Snippet(text + line[position:], frozenset(gold)))
    return found


def read(text: str, **article: object) -> tuple[Mention, ...]:
    document = Document(Article(text=text, **article))  # type: ignore[arg-type]
    document.sentences = sentences.split(text)
    return mentions.find(document)


def found_in(text: str, **article: object) -> dict[str, str]:
    """Country by the words that name it; persons left out."""
    return {mention.text: mention.country for mention in read(text, **article) if mention.kind != "person"}


def one(text: str, words: str, **article: object) -> Mention:
    (mention,) = (mention for mention in read(text, **article) if mention.text == words)
    return mention


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.text[:40])
def test_snippet_has_these_mentions_and_no_others(snippet: Snippet) -> None:
    found = {(mention.start, mention.end, mention.country) for mention in read(snippet.text) if mention.kind != "person"}
    assert found == snippet.gold


def test_snippets_are_many() -> None:
    assert len(snippets()) >= 60


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("According to Anadolu, the two ministers met for an hour.", id="according to"),
        pytest.param("The delegation has left for home, Fars reported.", id="reported"),
        pytest.param("The minister told Al Jazeera that the door stays open.", id="told"),
        pytest.param("Granma said the visit had been a success.", id="named like a region"),
        pytest.param("The envoy was quoted by Sabah as calling for calm.", id="named like a part of a country"),
        pytest.param("The pipeline is safe, he said in an interview with Petra.", id="named like a site"),
        pytest.param("The Korea Herald and France 24 wrote of a breakthrough.", id="with a country in its name"),
        pytest.param("Correspondents of Voice of Vietnam were let in.", id="country behind a particle"),
    ],
)
def test_an_outlet_is_no_place(text: str) -> None:
    assert found_in(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param("The poet was born in Fars, Iran, and never left it.", "Fars", "IRN", id="region"),
        pytest.param("Rebels landed in Granma in 1956.", "Granma", "CUB", id="province"),
        pytest.param("Jordan lit the tombs of Petra for the king's guests.", "Petra", "JOR", id="site"),
        pytest.param("The Kantei said that the prime minister would fly to Oslo.", "Kantei", "JPN", id="seat of government"),
        pytest.param("Iran's Press TV showed the arrival.", "Iran", "IRN", id="owner of the outlet"),
    ],
)
def test_a_place_named_like_an_outlet_stays_one(text: str, name: str, country: str) -> None:
    assert found_in(text)[name] == country


def test_us_state_of_georgia_is_no_country() -> None:
    assert found_in("Lawmakers in Georgia, Alabama and Florida met in Atlanta.")["Georgia"] == "USA"


def test_georgia_beside_a_state_is_the_country() -> None:
    assert found_in("Georgia and the United States signed a charter.")["Georgia"] == "GEO"


def test_one_sense_of_a_name_holds_throughout_a_text() -> None:
    text = "The mill in Paris, Texas, closed. Paris will miss it, the mayor said. Jobs in Paris are few."
    assert [mention.country for mention in read(text) if mention.text == "Paris"] == ["USA"] * 3


def test_surname_of_a_named_person_is_no_town_later_on() -> None:
    text = "Sarah Houston won the race. Houston said that she was glad. Houston trains in Denver."
    assert found_in(text) == {"Denver": "USA"}


def test_outlet_at_home_tips_the_scales_between_towns_of_one_name() -> None:
    text = "A bus driver from Hamilton was honoured."
    assert found_in(text, url="https://www.example.ca/news/1")["Hamilton"] == "CAN"


def test_home_of_a_known_newspaper_tips_the_scales_whatever_its_domain() -> None:
    text = "A bus driver from Hamilton was honoured."
    assert found_in(text, url="https://www.irishtimes.com/news/1")["Hamilton"] == found_in(text)["Hamilton"]
    assert found_in(text, outlet="The New Zealand Herald")["Hamilton"] == "NZL"


@pytest.mark.parametrize(
    ("text", "words", "acts"),
    [
        pytest.param("Tehran said on Monday that it would wait.", "Tehran", True, id="capital-speaks"),
        pytest.param("Relations with Beijing are warm.", "Beijing", True, id="relations-with"),
        pytest.param("A deal between Moscow and Washington was near.", "Moscow", True, id="first-of-a-pair"),
        pytest.param("A deal between Moscow and Washington was near.", "Washington", True, id="second-of-a-pair"),
        pytest.param("The Kremlin was silent.", "Kremlin", True, id="seat-of-government"),
        pytest.param("France condemned the attack.", "France", True, id="country-acts"),
        pytest.param("He landed in Tehran on Monday.", "Tehran", False, id="capital-as-place"),
        pytest.param("Rain fell across France on Monday.", "France", False, id="country-as-place"),
        pytest.param("The shops of Lyon said little.", "Lyon", False, id="town-never-acts"),
    ],
)
def test_name_acts_for_its_government(text: str, words: str, acts: bool) -> None:
    assert one(text, words).acts is acts


def test_kinds_of_mentions() -> None:
    text = "Cuban officials flew from Havana in Cuba to Lyon and to Scotland."
    kinds = {mention.text: mention.kind for mention in read(text)}
    assert kinds == {"Cuban": "demonym", "Havana": "capital", "Cuba": "name", "Lyon": "city", "Scotland": "region"}


def test_city_has_its_coordinates_longitude_first() -> None:
    lyon = one("She lives in Lyon.", "Lyon")
    assert (round(lyon.lon or 0), round(lyon.lat or 0)) == (5, 46)


def test_mention_explains_itself() -> None:
    paris = one("The mill in Paris, Texas, closed.", "Paris")
    assert "Texas right after it" in paris.reason
    assert 0.5 < paris.confidence < 1.0


def test_ambiguous_name_keeps_its_other_readings() -> None:
    cambridge = one("He studied in Cambridge.", "Cambridge")
    assert {cambridge.country, *(other.country for other in cambridge.alternatives)} >= {"GBR", "USA"}


def test_disputed_land_counts_for_no_country() -> None:
    assert found_in("Shelling was heard in Crimea and in Abkhazia.") == {}


def test_office_holder_stands_for_his_state_in_his_time() -> None:
    lavrov = one("Lavrov will travel on Friday.", "Lavrov", published=date(2019, 5, 1))
    assert (lavrov.kind, lavrov.country, lavrov.acts) == ("person", "RUS", True)


def test_office_holder_stands_for_no_state_after_his_time() -> None:
    assert read("Kissinger will travel on Friday.", published=date(2019, 5, 1)) == ()


def test_office_holder_by_full_name_needs_no_date() -> None:
    assert one("Sergey Lavrov will travel on Friday.", "Sergey Lavrov").country == "RUS"


def test_namesake_of_an_office_holder_is_someone_else() -> None:
    assert [mention for mention in read("Andrei Lavrov plays chess.", published=date(2019, 5, 1)) if mention.kind == "person"] == []


def test_unlisted_village_takes_the_country_around_it() -> None:
    text = "Floods reached the village of Kharogorsk in Ukraine."
    assert found_in(text)["Kharogorsk"] == "UKR"


def test_town_right_before_an_abbreviated_state_need_not_be_listed() -> None:
    assert found_in("A barn in Cedar Mudflat, Ky., burned.")["Cedar Mudflat"] == "USA"


@pytest.mark.parametrize("text", ["", " \n ", "1234 !!", "no capitals here at all", "\ufeff", "A", "é" * 10])
def test_text_without_names_has_no_mentions(text: str) -> None:
    assert read(text) == ()


WORDS = """Cuba Iran Georgia Paris Texas Jordan U.S. New York St. Petersburg Côte d'Ivoire São Tomé Lavrov the of in and said , . (
) — ’s ' é 🙂 County village London, Ont. al-Assad NEW DELHI Sen. 43 Sana'a state"""
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n"]), max_size=30)


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_offsets_hold_the_words_and_mentions_never_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = read(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= mention.start < mention.end <= len(text) for mention in read(text))


def test_the_seat_of_organisations_outweighs_its_namesakes():
    text = (
        "WASHINGTON (AP) — The U.S. secretary of state leaves for Geneva on Sunday. American officials said the United States "
        "would not go alone, and a U.S. senator from Ohio welcomed it."
    )
    assert one(text, "Geneva").country == "CHE"
    assert one("The school board of Geneva, Illinois, met on Monday.", "Geneva").country == "USA"


@pytest.mark.parametrize("day", ["Friday", "Wednesday", "September"])
def test_day_right_behind_a_name_is_no_part_of_it(day: str) -> None:
    text = f"Her first trip to Israel {day} ended in Jordan {day} and in Paris {day}."
    assert found_in(text) == {"Israel": "ISR", "Jordan": "JOR", "Paris": "FRA"}


def test_short_month_in_a_dateline_is_no_person() -> None:
    assert [mention.text for mention in read("ADELAIDE, Jun 16 (NNN) - The tram is back.", published=date(2018, 6, 16))] == [
        "ADELAIDE"
    ]


def test_words_of_public_life_tell_local_news() -> None:
    text = "Deputies of the Sheriff closed Main Street in Paris, the GOP club said. Paris High School stays open."
    assert found_in(text)["Paris"] == "USA"


def test_town_with_a_local_body_is_not_the_country_of_its_name() -> None:
    text = "The Sheriff and the Lebanon Police Department, Pa., asked for witnesses. Lebanon is calm, a Trooper said."
    assert found_in(text)["Lebanon"] == "USA"


def test_local_words_do_not_move_a_capital_in_news_of_the_world() -> None:
    text = "The FBI and France traded notes in Paris. The DEA sat with Germany, Spain and Italy."
    assert found_in(text)["Paris"] == "FRA"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Namibian wrote that the mine must close.", id="source"),
        pytest.param("He put it into a letter to The Australian, which ran it whole.", id="capital within a sentence"),
        pytest.param("The Treaty of Versailles was read out.", id="treaty of"),
        pytest.param("They quoted the Helsinki Final Act.", id="head of a longer name"),
        pytest.param("The Camp David accords turned forty.", id="treaty behind a site"),
        pytest.param("AT&T lost a customer.", id="ampersand"),
    ],
)
def test_newspapers_and_treaties_are_no_places(text: str) -> None:
    assert found_in(text) == {}


def test_short_names_count_where_the_text_names_their_country_too() -> None:
    assert found_in("T&T won; the captain of Trinidad and Tobago smiled.")["T&T"] == "TTO"
    assert found_in("The Islamic Republic waits, a paper said in Tehran.")["Islamic Republic"] == "IRN"
    assert found_in("The Islamic Republic waits.") == {}


def test_county_may_bear_a_title() -> None:
    assert found_in("A truck burned in Pope County, Ark., on Monday.")["Pope County"] == "USA"


def test_saint_in_a_dateline() -> None:
    assert found_in("ST. LOUIS — The arch is open again.") == {"ST. LOUIS": "USA"}


def test_state_in_a_list_that_ends_with_and() -> None:
    assert found_in("Firms move to Utah, Colorado, and Idaho.") == dict.fromkeys(["Utah", "Colorado", "Idaho"], "USA")


def test_second_half_of_a_name_is_no_town_of_its_own() -> None:
    assert "Valley" not in found_in("The hills are like the Rhine Valley in Germany.")


def test_town_behind_its_kind_begins_behind_of() -> None:
    assert found_in("In the City of Bitung, North Sulawesi, roofs were lost.")["Bitung"] == "IDN"


@pytest.mark.parametrize("club", ["Norwich City", "Leeds United", "Derby County", "Sheffield Wednesday", "Crystal Palace"])
def test_club_is_no_place(club: str) -> None:
    assert found_in(f"They lost to {club} on Saturday.") == {}


def test_town_named_like_a_country_before_an_abbreviated_state() -> None:
    assert found_in("A cheese fair was held in Cuba, N.Y., on Sunday.")["Cuba"] == "USA"


def test_article_is_no_part_of_a_county() -> None:
    assert "Metcalfe County" in found_in("A Metcalfe County man won the lottery in Kentucky.")


def test_team_of_a_local_school_tells_the_town() -> None:
    text = "Lebanon's boys won in Murfreesboro on Friday. Smith scored 20 for Lebanon High School; a Trooper kept order."
    assert found_in(text)["Lebanon"] == "USA"


def test_capital_named_in_an_obituary_is_the_town_nearby() -> None:
    text = "Mary Carter, 87, of Paris, died Tuesday at Henry County Medical Center. She was born in Puryear, Tenn."
    assert found_in(text)["Paris"] == "USA"


def test_town_of_a_person_before_its_state() -> None:
    assert found_in("Capt. Dick Phillips of Underhill, Vt., is home.")["Underhill"] == "USA"
