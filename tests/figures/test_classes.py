import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotie.figures import balance_classes, count_classes


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        pytest.param(1, ("1+",), id="one"),
        pytest.param(3, ("1", "2", "3+"), id="few"),
        pytest.param(12, ("1", "2–4", "5–9", "10+"), id="a dozen"),
    ],
)
def test_counts_have_round_classes(highest: int, labels: tuple[str, ...]):
    assert count_classes(highest).labels == labels


@given(st.integers(0, 10**7))
def test_counts_have_at_most_five_classes_that_rise(highest: int):
    classes = count_classes(highest)
    assert 1 <= len(classes.bounds) <= 5
    assert list(classes.bounds) == sorted(set(classes.bounds))
    assert classes.of(max(1, highest)) == len(classes.bounds)


@given(st.integers(1, 10**4), st.integers(-(10**4), 10**4))
def test_balances_are_alike_on_both_sides_of_zero(highest: int, value: int):
    classes = balance_classes(highest)
    middle = classes.of(0)
    assert classes.of(value) - middle == middle - classes.of(-value)
    assert classes.labels[middle - 1] == "0"


def test_a_balance_tells_its_sign():
    assert balance_classes(5).labels == ("≤−4", "−3…−2", "−1", "0", "+1", "+2…+3", "+4+")
