"""Agencies that a text credits, and those that it only speaks of."""

import pytest

from geotie.credits import credited_agency

CREDITED = [
    pytest.param("LIMA (Reuters) - Peru's foreign minister flew to Quito.", "Reuters", id="dateline"),
    pytest.param("QUITO, March 4 (Xinhua) -- Ecuador thanked Peru.", "Xinhua", id="dateline with a day"),
    pytest.param("By Our Staff\nLIMA, March 4 (AP) — Peru thanked Ecuador.", "Associated Press", id="byline before it"),
    pytest.param("MOSCOW, March 4. /TASS/. The minister will fly to Minsk.", "TASS", id="between strokes"),
    pytest.param("(AFP) - The minister left for Tunis.", "Agence France-Presse", id="at the very start"),
    pytest.param("The minister left for Tunis. He returns on Friday. — AFP", "Agence France-Presse", id="after a dash"),
    pytest.param("The minister left for Tunis, to return later. (ANI)", "Asian News International", id="in brackets at the end"),
    pytest.param("The minister left for Tunis.\n(With inputs from Reuters)", "Reuters", id="with inputs"),
    pytest.param("The minister left for Tunis.\n\nAFP\n", "Agence France-Presse", id="a line of its own"),
    pytest.param("TUNIS (AFP/Reuters) - The minister left.", "Agence France-Presse", id="first of two"),
    pytest.param("Source: Xinhua | 2018-03-04\nThe minister left for Tunis.", "Xinhua", id="line of the source"),
]
NOT_CREDITED = [
    "The minister told Reuters on Monday that he would fly to Tunis (his third trip) - and return.",
    "Tunisia praised the African Union (AU) - its host.",
    "The minister left for Tunis, TASS reported on Monday, and will meet his counterpart there.",
    "The head of the agency (TASS) flew to Tunis with him, and the talks lasted for hours.",
    "He thanked the Mine Action Service. (mia)",
    "",
]


@pytest.mark.parametrize(("text", "agency"), CREDITED)
def test_an_agency_is_credited(text: str, agency: str):
    assert credited_agency(text) == agency


@pytest.mark.parametrize("text", NOT_CREDITED)
def test_no_agency_is_credited(text: str):
    assert credited_agency(text) == ""
