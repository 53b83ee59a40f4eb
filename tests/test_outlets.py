"""Outlets by name and by address."""

import pytest

from geotie.outlets import outlet_of


@pytest.mark.parametrize(
    ("name", "url", "country", "state_media"),
    [
        pytest.param("Press TV", "", "IRN", True, id="name"),
        pytest.param("PRESS  TV", "", "IRN", True, id="letters and spaces do not matter"),
        pytest.param("AFP", "", "FRA", False, id="alias"),
        pytest.param("", "https://www.reuters.com/world/a-story", "GBR", False, id="domain"),
        pytest.param("Somebody's blog", "https://english.ahram.org.eg/x", "EGY", True, id="an unknown name leaves the address"),
    ],
)
def test_outlets_are_known(name: str, url: str, country: str, state_media: bool):
    outlet = outlet_of(name, url)
    assert outlet is not None
    assert (outlet.country, outlet.state_media) == (country, state_media)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        pytest.param("Village Post", "", id="name"),
        pytest.param("", "https://notreuters.com/", id="a domain that only ends alike"),
        pytest.param("", "https://", id="no host"),
        pytest.param("", "https://[reuters.com/", id="no address"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_others_are_not(name: str, url: str):
    assert outlet_of(name, url) is None


def test_an_organisation_has_no_country():
    outlet = outlet_of("ASEAN website")
    assert outlet is not None
    assert outlet.country is None
