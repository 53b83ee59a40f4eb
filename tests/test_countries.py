"""The country table: complete, and every point in its place."""

from __future__ import annotations

import pycountry
import pytest

from geotie.countries import FORMER_STATES, UN_MEMBERS, countries, country, country_name
from geotie.errors import GeotieError, UnknownCountryError


def test_every_code_of_iso_3166_is_there_with_kosovo_and_the_former_states() -> None:
    assert set(countries()) == {entry.alpha_3 for entry in pycountry.countries} | {"XKX"} | FORMER_STATES


def test_un_has_193_members_and_two_observers() -> None:
    assert len(UN_MEMBERS) == 193
    assert {code for code, entry in countries().items() if entry.un == "observer"} == {"PSE", "VAT"}


@pytest.mark.parametrize(("code", "name"), [("RUS", "Russia"), ("KOR", "South Korea"), ("CIV", "Ivory Coast"), ("XKX", "Kosovo")])
def test_display_name_is_the_one_of_the_news(code: str, name: str) -> None:
    assert country_name(code) == name


def test_unknown_code_is_an_error_that_names_it() -> None:
    with pytest.raises(UnknownCountryError, match="'XYZ'") as error:
        country("XYZ")
    assert isinstance(error.value, GeotieError) and isinstance(error.value, LookupError)


def test_points_lie_on_the_globe_longitude_first() -> None:
    for entry in countries().values():
        assert -180 <= entry.lon <= 180 and -90 <= entry.lat <= 90, entry.code
        assert (entry.capital == "") == (entry.capital_lon is None), entry.code


def test_members_of_the_un_have_capital_region_and_demonyms() -> None:
    for code in UN_MEMBERS:
        entry = country(code)
        assert entry.capital and entry.region and entry.subregion and entry.demonyms, code


def test_names_are_unique() -> None:
    names = [entry.name for entry in countries().values()]
    assert len(names) == len(set(names))
