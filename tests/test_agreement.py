"""Agreement of people, against figures worked out by hand and in the literature."""

from datetime import UTC, datetime, timedelta

import pytest

from geotie.agreement import agreement, cohen_kappa, krippendorff_alpha
from geotie.decisions import Decision, decide, values
from geotie.errors import DecisionError
from tests.archive.samples import full_extraction

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def test_kappa_of_a_table():
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)  # 0.7 observed, 0.5 by chance
    assert cohen_kappa([("yes", "yes")] * 3) is None
    assert cohen_kappa([("yes", "no"), ("no", "yes")]) == pytest.approx(-1.0)
    assert cohen_kappa([]) is None


def test_alpha_of_four_people_with_gaps():
    """The example of Krippendorff (2011), C: 12 units, nominal values, alpha 0.743."""
    people = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = [[value for value in unit if value is not None] for unit in zip(*people, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha([["a", "a"], ["a"]]) is None


def decided(by: str, number: int, action: str, minutes: int = 0, **changes: object) -> Decision:
    extraction = full_extraction()
    ties = [one for one in values(extraction) if one.kind == "tie"]
    return decide(ties[number], extraction.article, action, by=by, at=NOON + timedelta(minutes=minutes), changes=changes or None)  # type: ignore[arg-type]


def test_the_last_word_of_each_on_the_same_record_counts():
    found = agreement(
        [
            decided("Ada", 0, "accept"),
            decided("Ada", 0, "reject", minutes=1),
            decided("Ben", 0, "reject"),
            decided("Ada", 1, "edit", type="REJECT"),
            decided("Ben", 1, "edit", type="THREATEN"),
        ]
    )
    assert (found.people, found.records, found.agreed, found.percent) == (("Ada", "Ben"), 2, 1, 50.0)
    (unit,) = found.disagreements
    assert [decision.by for decision in unit] == ["Ada", "Ben"]
    assert sum(found.verdicts.values()) == 2


def test_what_one_alone_decided_or_withdrew_does_not_count():
    found = agreement([decided("Ada", 0, "accept"), decided("Ben", 0, "withdraw"), decided("Ben", 1, "accept")])
    assert (found.records, found.percent, found.kappa, found.alpha) == (0, None, None, None)


@pytest.mark.parametrize(
    ("people", "words"), [((), "two people"), (("Ada", "Eve"), "Eve decided nothing"), (("Ada",), "two people")]
)
def test_it_takes_two_who_decided(people: tuple[str, ...], words: str):
    with pytest.raises(DecisionError, match=words):
        agreement([decided("Ada", 0, "accept")], people)
