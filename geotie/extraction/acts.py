"""
Whether a name acts for a government: "Tehran said", "the Kremlin", "relations with Beijing".
"""

from __future__ import annotations

import re

from geotie.extraction.lead import words_after, words_before
from geotie.gazetteer import Sense, word_list

ACTORS = ("capital", "name", "abbreviation", "former", "contested")
_ADVERBS = frozenset(
    (
        "also has had have again repeatedly later firmly strongly formally officially itself now then never long already both recently immediately quickly "
        "publicly reportedly"
    ).split()
)  # fmt: skip
_RELATIONS = frozenset(
    (
        "relation relations ties talks dialogue negotiations tension tensions dispute agreement deal pressure rift row cooperation alliance contacts links "
        "rapprochement sanctions rhetoric stand-off standoff spat war truce ceasefire friendship partnership trade treaty pact accord"
    ).split()
)  # fmt: skip
_TOWARDS = frozenset(["with", "between", "on", "against", "from"])
_WHERE = frozenset(
    ["in", "at", "to", "of", "from", "near", "outside", "across", "around", "into", "within", "through", "over", "for", "by"]
)
_BETWEEN = re.compile(r"\bbetween[ ](?:the[ ])?[A-Z][\w.'-]+(?:[ ][A-Z][\w.'-]+)*,?[ ]and[ ](?:the[ ])?$")
_AND = re.compile(r"[ ]and[ ](?:the[ ])?[A-Z]")


def acts_for_government(text: str, start: int, end: int, sense: Sense) -> bool:
    """A country or a capital that speaks, acts or has relations; a seat of government always does."""
    if sense.kind == "government":
        return True
    if sense.kind not in ACTORS:
        return False
    before = words_before(text, start)
    if before[-1] == "the":
        before = before[:-1] or [""]
    last = before[-1].lower()
    if last == "between" and _AND.match(text, end):
        return True
    if last == "and" and _BETWEEN.search(text, max(0, start - 60), start):
        return True
    if last in _TOWARDS and len(before) > 1 and before[-2].lower() in _RELATIONS:
        return True
    if last in _WHERE:
        return False
    for word in words_after(text, end):
        if word in word_list("verbs_of_acting"):
            return True
        if word not in _ADVERBS:
            return False
    return False
