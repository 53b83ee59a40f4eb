from typing import get_args

import pytest

from geotie import plover
from geotie.records import COOPERATIVE_TIES, TieType


@pytest.mark.parametrize("kind", get_args(TieType))
def test_each_type_has_a_weight_with_the_sign_of_its_polarity(kind):
    assert (plover.weight(kind) > 0) == (kind in COOPERATIVE_TIES)
    assert -10 <= plover.weight(kind) <= 10


def test_friendly_request_is_no_demand():
    assert plover.weight("REQUEST", 1) == 3.0
    assert plover.weight("REQUEST", -1) == plover.weight("REQUEST") == -5.0


def test_war_weighs_more_than_words():
    assert plover.weight("ASSAULT") < plover.weight("THREATEN") < plover.weight("ACCUSE") < 0


def test_codes_are_cameo_roots():
    assert {scale.cameo for scale in plover.SCALE.values()} <= {f"{code:02d}" for code in range(1, 21)}
