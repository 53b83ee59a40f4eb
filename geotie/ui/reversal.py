"""How a decision is taken back: by another one, since decisions are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from geotie.decisions import Decision, in_order


def reversal(log: Iterable[Decision], decision: Decision, *, by: str, at: datetime) -> Decision:
    """
    The decision that restores what ruled before `decision`: the earlier decision said anew, or a withdrawal where there was none.
    One with the same outcome, as when a reason was added, is no state to go back to.

    `log` holds the decisions on the article. The reversal is never dated before what it takes back.
    """
    earlier = [one for one in in_order(log) if one.key == decision.key and one.at < decision.at and one.outcome != decision.outcome]
    moment = max(at, decision.at + timedelta(microseconds=1))
    if earlier and earlier[-1].action != "withdraw":
        return replace(earlier[-1], by=by, at=moment, why=f"took back: {decision.action}")
    return replace(decision, action="withdraw", changes={}, by=by, at=moment, why=f"took back: {decision.action}")
