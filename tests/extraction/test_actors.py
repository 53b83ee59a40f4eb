"""Who is who: names, roles, homes and references."""

from __future__ import annotations

from datetime import date

import pytest

from geotie.extraction import understand
from geotie.extraction.document import Actor
from geotie.records import Article


def actors(text: str) -> tuple[Actor, ...]:
    return understand(Article(text, published=date(2024, 5, 3))).actors


def actor(text: str, words: str) -> Actor:
    return next(found for found in actors(text) if found.text == words)


@pytest.mark.parametrize(
    ("phrase", "name", "role", "home"),
    [
        pytest.param("Zambian deputy foreign minister for political affairs Joy Kasanda", "Joy Kasanda",
                     "deputy foreign minister for political affairs", "ZMB", id="demonym"),
        pytest.param("Kenya's Musalia Mudavadi", "Musalia Mudavadi", "prime cabinet secretary", "KEN", id="possessive"),
        pytest.param("the Danish prime minister, Mette Frederiksen", "Mette Frederiksen", "prime minister", "DNK", id="apposition"),
        pytest.param("Ana Costa, Cape Verde's trade minister", "Ana Costa", "trade minister", "CPV", id="role after the name"),
        pytest.param("President of the Republic of Moldova Maia Sandu", "Maia Sandu", "president", "MDA", id="of the republic"),
        pytest.param("Trade Minister Ona Obi of Nigeria", "Ona Obi", "trade minister", "NGA", id="of after"),
        pytest.param("Secretary of State Ann Lee", "Ann Lee", "secretary of state", "USA", id="office"),
        pytest.param("Lao Vice Foreign Minister So Vong", "So Vong", "vice foreign minister", "LAO", id="name like a word"),
    ],
)  # fmt: skip
def test_noun_phrase_gives_name_role_and_home(phrase: str, name: str, role: str, home: str) -> None:
    found = actor(f"{phrase}, spoke.", phrase)
    assert found.name == name
    assert found.countries == (home,)
    assert found.official
    if role != "prime cabinet secretary":  # told by the table of office holders, not by the text
        assert found.role == role


@pytest.mark.parametrize(
    "phrase",
    [
        "former Chilean president Michelle Bachelet",
        "Egyptian striker Mohamed Salah",
        "Belarusian opposition leader Sviatlana Tsikhanouskaya",
    ],
)
def test_who_holds_no_office_is_no_official(phrase: str) -> None:
    assert not actor(f"On Monday {phrase} spoke.", phrase).official


def test_short_name_title_and_pronoun_share_the_key() -> None:
    text = "Danish Foreign Minister Lars Løkke Rasmussen spoke. Rasmussen left. The minister said that he was glad."
    assert {found.key for found in actors(text)} == {"lars løkke rasmussen"}


def test_pronoun_means_the_subject_of_the_sentence_before() -> None:
    text = "Ghanaian President John Mahama met Togolese President Faure Gnassingbé. He left on Monday."
    assert actor(text, "He").countries == ("GHA",)


def test_him_is_not_the_subject_of_its_clause() -> None:
    text = "Ghanaian President John Mahama landed in Lomé. Togolese President Faure Gnassingbé welcomed him there."
    assert actor(text, "him").countries == ("GHA",)


def test_possessive_that_opens_a_sentence_means_the_subject_to_come() -> None:
    text = "During his visit to Lomé, Ghanaian President John Mahama signed a treaty."
    assert actor(text, "his").countries == ("GHA",)


def test_counterpart_holds_the_same_office() -> None:
    text = "Peruvian Foreign Minister Elmer Schialer met his Bolivian counterpart Celinda Sosa."
    found = actor(text, "his Bolivian counterpart Celinda Sosa")
    assert (found.role, found.countries) == ("foreign minister", ("BOL",))


def test_two_leaders_stand_for_both_states() -> None:
    text = "Ghanaian President John Mahama met Togolese President Faure Gnassingbé. The two leaders signed a treaty."
    assert actor(text, "The two leaders").countries == ("GHA", "TGO")


def test_official_of_an_organisation_has_no_home() -> None:
    assert actor("UN envoy Hans Grundberg spoke.", "UN envoy Hans Grundberg").countries == ()


def test_list_of_leaders_by_country_is_one_delegation_each() -> None:
    homes = [found.countries for found in actors("The leaders of Chad, Niger and Mali met.")]
    assert homes == [("TCD",), ("NER",), ("MLI",)]


@pytest.mark.parametrize(
    ("text", "words", "role", "home"),
    [
        pytest.param("Foreign Minister Shah Nadir Qalandar flew home to Pakistan.", "Foreign Minister Shah Nadir Qalandar",
                     "foreign minister", (), id="a title that is a name"),
        pytest.param("Chief of Army Staff (COAS) General Bilal Toru of Pakistan spoke.", "Chief of Army Staff (COAS) General "
                     "Bilal Toru of Pakistan", "chief of army staff", ("PAK",), id="initials of an office"),
        pytest.param("The talks were held under President Ana Costa.", "President Ana Costa", "president", (), id="under"),
        pytest.param("In Peru, Chile's envoy Ana Costa spoke.", "Chile's envoy Ana Costa", "envoy", ("CHL",), id="place before"),
        pytest.param("The Chilean Presidency's Communications Director, Juan Soto, spoke.",
                     "The Chilean Presidency's Communications Director, Juan Soto",
                     "communications director", ("CHL",), id="presidency"),
        pytest.param("Senior officials of the Chilean foreign ministry left.", "Senior officials of the Chilean foreign ministry",
                     "", ("CHL",), id="officials of a ministry"),
    ],
)  # fmt: skip
def test_words_around_an_office_are_read_with_it(text: str, words: str, role: str, home: tuple[str, ...]) -> None:
    found = actor(text, words)
    assert found.role.startswith(role)
    assert found.countries == home


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        pytest.param("Iran's official IRNA news agency reported it.", "Iran's official", id="official agency"),
        pytest.param("He came at the head of a Chilean delegation.", "the head of a Chilean", id="at the head of"),
    ],
)
def test_words_that_look_like_an_office_are_none(text: str, absent: str) -> None:
    assert absent not in [found.text for found in actors(text)]


def test_he_is_no_ministry_and_no_treaty() -> None:
    text = "Peruvian Foreign Minister Ana Costa spoke. The Lima Declaration was signed. She left for Chile."
    assert actor(text, "She").key == "ana costa"


def test_he_is_the_man_where_the_subject_is_a_woman() -> None:
    text = "Danish Foreign Minister Anna Berg spoke with the Chilean president, Pedro Soto, when he came to Aarhus."
    assert actor(text, "he").key == "pedro soto"


def test_the_two_are_the_people_spoken_of_last() -> None:
    text = "Danish Foreign Minister Anna Berg received Peruvian Foreign Minister Juan Vega. The two will sign a treaty."
    assert actor(text, "The two").countries == ("DNK", "PER")


def test_its_minister_is_of_the_state_that_the_sentence_is_about() -> None:
    text = "Danish Foreign Minister Anna Berg spoke. Peru confirmed that its foreign minister would come."
    assert actor(text, "its foreign minister").countries == ("PER",)


def test_office_said_of_a_person_is_nobody_else() -> None:
    text = "Peruvian Foreign Minister Ana Costa, who is also a state councillor, met her Chilean counterpart, Juan Soto."
    assert actor(text, "a state councillor").key == "ana costa"
    assert actor(text, "her Chilean counterpart, Juan Soto").role == "foreign minister"


def test_envoy_of_a_president_is_of_his_state() -> None:
    text = "The Peruvian president's special envoy on water flew to Chile. The Peruvian envoy left on Monday."
    envoy = actor(text, "special envoy on water")
    assert envoy.countries == ("PER",)
    assert actor(text, "The Peruvian envoy").key == envoy.key


def test_he_behind_saying_is_who_says_it() -> None:
    text = "Danish Foreign Minister Lars Berg arrived, with Peruvian Premier Juan Vega saying he was glad."
    assert actor(text, "he").key == "juan vega"


def test_short_name_drops_the_article() -> None:
    text = "Sudanese Foreign Minister Omar al-Nimr arrived. Nimr left on Monday."
    assert actor(text, "Nimr").key == "omar al-nimr"


def test_he_goes_on_with_whom_a_possessive_meant() -> None:
    text = "Ghanaian President John Mahama landed. Togo is his first goal since taking over from Nana Akufo-Addo. He left again."
    assert actor(text, "He").key == "john mahama"


def test_he_is_nothing_that_is_only_named_like_a_person() -> None:
    text = "Peruvian Foreign Minister Juan Vega landed. Andean Airways flew the minister. He left again."
    assert actor(text, "He").key == "juan vega"


def test_they_are_the_people_named_side_by_side() -> None:
    text = "Danish Foreign Minister Anna Berg and Defence Minister Lars Holm met the Latvian premier. They left again."
    assert actor(text, "They").key == "anna berg&lars holm"


def test_the_official_is_the_one_without_a_name() -> None:
    text = "A Peruvian official spoke. Foreign Minister Juan Vega of Peru listened. The official said so."
    assert actor(text, "The official").key == "PER:official"


def test_kin_and_aides_of_a_president_are_of_his_state() -> None:
    text = "Ghanaian President John Mahama stayed. Mahama's nephew and special adviser Kofi Boateng and envoy Ama Sarpong left."
    assert actor(text, "envoy Ama Sarpong").countries == ("GHA",)


def test_he_who_travels_is_the_traveller_and_not_the_host() -> None:
    text = "Danish Foreign Minister Lars Holm landed in Quito. Ecuadorean President Juan Vega spoke. He flies to Lima on Friday."
    assert actor(text, "He").key == "lars holm"


def test_he_does_not_travel_to_his_own_country() -> None:
    text = "Danish Foreign Minister Lars Holm landed in Quito. Ecuadorean President Juan Vega spoke. He will visit Denmark in June."
    assert actor(text, "He").key == "juan vega"
