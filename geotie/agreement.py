"""
How far two or more people agree in what they decided about the same records.

    agreement(decisions, ("Ada", "Ben"))    records that both decided on, percent agreement, Cohen's kappa, Krippendorff's alpha

Of each person the last decision on a record counts, without regard to the others'. Two verdicts are the same where both reject the
record, both let it stand as read, or both edit it to the same values. What was withdrawn, and what one person alone decided on or
added, does not count.

References
----------
Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 37-46.
doi:10.1177/001316446002000104
Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability: nominal data, any number of observers, missing data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from geotie.decisions import Decision, rulings
from geotie.errors import DecisionError

Verdict = tuple[str, str]  # "rejected", "stands" or "edited", and to what


@dataclass(frozen=True, slots=True)
class Agreement:
    """
    `records` that at least two of the people decided on, of which all who did `agreed`.

    `percent` is None where there are no such records, `kappa` also where there are more than two people or both only ever gave one
    and the same verdict, and `alpha` where all gave only one verdict. 1 is full agreement, 0 what chance would give.
    """

    people: tuple[str, ...]
    records: int
    agreed: int
    percent: float | None
    kappa: float | None
    alpha: float | None
    verdicts: Mapping[tuple[str, ...], int]  # of two people: how often each pair of verdicts was given, in their order
    disagreements: tuple[tuple[Decision, ...], ...]  # decisions on each record that they do not agree on


def agreement(decisions: Iterable[Decision], people: Sequence[str] = ()) -> Agreement:
    """
    Agreement of these people, of all who decided where none is named.

    Raises
    ------
    DecisionError
        If there are fewer than two of them, or one of them decided nothing.
    """
    decisions = list(decisions)
    known = sorted({decision.by for decision in decisions})
    people = tuple(people) or tuple(known)
    if missing := [name for name in people if name not in known]:
        raise DecisionError(f"{missing[0]} decided nothing here; {', '.join(known) or 'nobody'} did")
    if len(set(people)) < 2:
        raise DecisionError("it takes two people to agree")
    said = {name: _said(one for one in decisions if one.by == name) for name in people}
    keys = dict.fromkeys(key for of_one in said.values() for key in of_one)
    units = [[of_one[key] for of_one in said.values() if key in of_one] for key in keys]
    units = [unit for unit in units if len(unit) > 1]
    verdicts = [[verdict(one) for one in unit] for unit in units]
    agreed = sum(len(set(unit)) == 1 for unit in verdicts)
    pairs = [(unit[0], unit[1]) for unit in verdicts] if len(people) == 2 else []
    return Agreement(
        people,
        len(units),
        agreed,
        100 * agreed / len(units) if units else None,
        cohen_kappa(pairs),
        krippendorff_alpha(verdicts),
        Counter((one[0], other[0]) for one, other in pairs),
        tuple(tuple(unit) for unit, told in zip(units, verdicts, strict=True) if len(set(told)) > 1),
    )


def verdict(decision: Decision) -> Verdict:
    """What a decision makes of its record; an edit to other values is another verdict."""
    stands, changes = decision.outcome
    return ("edited", changes) if stands == "stands" and decision.changes else (stands, "")


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Kappa of the verdicts of two people on the same units; None for no units, or where both always give one verdict."""
    if not pairs:
        return None
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / len(pairs)
    by_chance = sum(ones[value] * others[value] for value in ones) / len(pairs) ** 2
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Alpha for nominal values, any number of them on each unit; None where all values are one, or no unit has two."""
    pairable = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in pairable for value in unit)
    count = totals.total()
    differ_by_chance = count**2 - sum(number**2 for number in totals.values())
    if not differ_by_chance:
        return None
    differ = sum((len(unit) ** 2 - sum(number**2 for number in Counter(unit).values())) / (len(unit) - 1) for unit in pairable)
    return 1 - (count - 1) * differ / differ_by_chance


def _said(decisions: Iterable[Decision]) -> dict[tuple[str, ...], Decision]:
    return {key: decision for key, decision in rulings(decisions).items() if decision.action not in ("withdraw", "add")}
