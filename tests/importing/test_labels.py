from datetime import date

import pytest

from geotie.countries import countries
from geotie.errors import UnknownCountryError
from geotie.importing.labels import SUCCESSORS, country_of, place_of, places_of


@pytest.mark.parametrize(
    ("label", "code"),
    [
        pytest.param("Cuba", "CUB", id="name"),
        pytest.param("cub", "CUB", id="code in lower case"),
        pytest.param("CU", "CUB", id="two-letter code"),
        pytest.param("cuba", "CUB", id="name in lower case"),
        pytest.param("The Gambia", "GMB", id="article"),
        pytest.param("Korea, South", "KOR", id="inverted"),
        pytest.param("Korea, Republic of", "KOR", id="inverted with of"),
        pytest.param("Congo, Democratic Republic of", "COD", id="inverted without the article"),
        pytest.param("China, People’s Republic of", "CHN", id="curly apostrophe"),
        pytest.param("Germany, Federal Republic of", "DEU", id="West Germany"),
        pytest.param("U.S.S.R.", "SUN", id="Soviet Union"),
        pytest.param("Yugoslavia", "YUG", id="Yugoslavia"),
        pytest.param("Serbia-Montenegro (Kosovo)", "XKX", id="brackets say where"),
        pytest.param("Dahomey (Benin)", "BEN", id="brackets say what it is today"),
        pytest.param("Poland (government-in-exile)", "POL", id="brackets say who"),
        pytest.param("Vatican City", "VAT", id="Vatican"),
        pytest.param("Palestinian Authority", "PSE", id="Palestine"),
        pytest.param("Muscat & Oman", "OMN", id="former name"),
        pytest.param(" Niger  ", "NER", id="spaces"),
    ],
)
def test_countries_by_what_catalogues_call_them(label: str, code: str):
    assert country_of(label) == code


def test_the_day_decides_which_china_is_meant():
    assert country_of("China, Republic of", day=date(1945, 4, 26)) == "CHN"
    assert country_of("China, Republic of", day=date(1961, 7, 31)) == "TWN"


def test_lands_overseas_are_what_they_are_today():
    assert country_of("United Kingdom", day=date(1943, 1, 25), place="Bathurst (The Gambia)") == "GMB"
    assert country_of("United Kingdom", day=date(1959, 9, 2), place="London, Hong Kong") == "GBR"
    assert country_of("Netherlands Antilles", place="Aruba") == "ABW"


def test_a_state_that_no_code_stands_for():
    assert country_of("Hawaii", day=date(1881, 9, 28)) is None


def test_what_is_no_country_is_named():
    with pytest.raises(UnknownCountryError, match="Ruritania"):
        country_of("Ruritania")


def test_rules_name_known_codes_only():
    from geotie.importing.labels import _rules

    codes = {rule.country for rules in _rules().values() for rule in rules if rule.country}
    codes |= {*SUCCESSORS, *(code for successors in SUCCESSORS.values() for code in successors)}
    assert codes <= set(countries())


def test_places_are_looked_up_in_their_own_country():
    georgia, cordoba = place_of("Batumi", "GEO"), place_of("Cordoba", "ARG")
    assert georgia.lon == pytest.approx(41.6, abs=0.3)
    assert cordoba.lon == pytest.approx(-64.2, abs=0.3)


def test_places_of_a_former_state_lie_in_its_successors():
    assert place_of("Belgrade", "YUG").lat == pytest.approx(44.8, abs=0.2)


def test_unknown_places_keep_their_name():
    place = place_of("Nowhereville (Outback)", "AUS")
    assert (place.name, place.lon) == ("Nowhereville", None)


def test_a_list_of_places_with_brackets():
    names = [place.name for place in places_of("Bonn, Mainz; Belfast (Down, Northern Ireland)", "DEU")]
    assert names == ["Bonn", "Mainz", "Belfast"]
    assert places_of("Mexico, D.F., Puebla", "MEX")[0].name == "Mexico City"
