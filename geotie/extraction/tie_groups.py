"""States meant by a definite plural: "these three countries" are those that the text has just listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count

from geotie.extraction.clauses import Item
from geotie.extraction.tie_parties import countries_of, is_pronoun, party_at
from geotie.extraction.tokens import Tokens
from geotie.extraction.wordlists import wordset

HEADS = wordset("countries nations states neighbours neighbors republics governments sides parties leaders pms")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_CUE = re.compile(
    rf"\b(?:(?:these|those|both)(?: \w+){{0,2}}|the (?:{'|'.join(NUMBERS)})(?: \w+)?) (?:{'|'.join(HEADS)})\b", re.IGNORECASE
)
_LONGEST_CUE = 4  # words before the head


def speaks_of_groups(text: str, tokens: Tokens) -> bool:
    """Whether an article refers to listed states together at all."""
    starts, ends = tokens.starts, tokens.ends
    heads = compress(count(), map(HEADS.__contains__, tokens.lower))
    return any(_CUE.search(text, starts[max(0, at - _LONGEST_CUE)], ends[at]) for at in heads)


def size(items: list[Item], head: int) -> int | None:
    """How many states the group with this head noun has: 0 where the text gives no number, None where it is no definite group."""
    at, number = head - 1, 0
    leads = items[at - 1].lower if at > 0 else ""
    if items[at].kind == "word" and items[at].lower not in NUMBERS and (leads in NUMBERS or leads in ("these", "those")):
        at -= 1  # "these neighbouring countries", "the three Sahel countries"
    elif at > 1 and items[at].kind == items[at - 1].kind == "word" and items[at - 2].lower in NUMBERS:
        at -= 2  # "these two former Soviet republics"
    if at >= 0 and items[at].lower in NUMBERS:
        number, at = NUMBERS[items[at].lower], at - 1
    if at < 0:
        return None
    word = items[at].lower
    if word == "both":
        return 2
    return number if word in ("these", "those") or (word == "the" and number > 2) else None


def rows(items: list[Item]) -> Iterator[tuple[str, ...]]:
    """The lists of states in a sentence ("Oman, Qatar and Iran"), in text order."""
    end = -1
    for at, item in enumerate(items):
        if (item.actor is None and item.mention is None) or item.start < end or is_pronoun(item) or not countries_of(item):
            continue
        party = party_at(items, at)
        if party is not None and len(party.countries) > 1:
            end = party.end
            if not party.facing:
                yield party.countries
