"""Taking back a decision by another one."""

from datetime import UTC, datetime, timedelta

import pytest

from geotie.decisions import Decision
from geotie.ui.reversal import reversal

SAID = {"sources": ["CUB"], "targets": ["CHL"], "type": "ACCUSE", "polarity": -1}
NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def decided(action, minutes, **more):
    return Decision(action, "tie", "a1", "Cuba accused Chile", 1, SAID, "Ada", NOON + timedelta(minutes=minutes), **more)


def test_a_first_decision_is_withdrawn():
    only = decided("reject", 0)
    back = reversal([only], only, by="Ben", at=NOON + timedelta(minutes=9))
    assert (back.action, back.by, back.key) == ("withdraw", "Ben", only.key)


def test_what_ruled_before_rules_again():
    edit, reject = decided("edit", 0, changes={"modality": "future"}), decided("reject", 5)
    back = reversal([edit, reject], reject, by="Ada", at=NOON + timedelta(minutes=9))
    assert (back.action, back.changes) == ("edit", {"modality": "future"})


def test_a_withdrawal_is_no_state_to_go_back_to():
    log = [decided("accept", 0), decided("withdraw", 1), decided("reject", 2)]
    assert reversal(log, log[-1], by="Ada", at=NOON + timedelta(minutes=9)).action == "withdraw"


def test_a_reason_said_later_is_taken_back_with_its_decision():
    log = [decided("reject", 0), decided("reject", 1, why="the company, not the country")]
    assert reversal(log, log[-1], by="Ada", at=NOON + timedelta(minutes=9)).action == "withdraw"


@pytest.mark.parametrize("minutes", [-60, 60])
def test_it_comes_after_what_it_takes_back_whatever_the_clock_says(minutes):
    only = decided("reject", 0)
    assert reversal([only], only, by="Ada", at=NOON + timedelta(minutes=minutes)).at > only.at
