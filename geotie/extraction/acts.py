"""
Whether a name acts for a government: "Tehran said", "the Kremlin", "relations with Beijing".
"""

from __future__ import annotations

import re

from geotie.extraction.lead import word_after, word_before, words_after
from geotie.extraction.name_classes import context_words
from geotie.gazetteer import Sense, word_list

ACTORS = ("capital", "name", "abbreviation", "former", "contested")
_ADVERBS = context_words("adverb of an act")
_RELATIONS = context_words("relation between states")
_TOWARDS = frozenset(["with", "between", "on", "against", "from"])
_JOINS_PAIRS = frozenset(["between", "and"])
_JOINS = frozenset(["and", "or"])
_WHERE = context_words("where")
_BETWEEN = re.compile(r"\bbetween[ ](?:the[ ])?[A-Z][\w.'-]+(?:[ ][A-Z][\w.'-]+)*,?[ ]and[ ](?:the[ ])?$")
_AND = re.compile(r"[ ]and[ ](?:the[ ])?[A-Z]")


def acts_for_government(text: str, start: int, end: int, sense: Sense) -> bool:
    """A country or a capital that speaks, acts or has relations; a seat of government always does."""
    if sense.kind not in ACTORS:
        return sense.kind == "government"
    word = word_before(text, start)
    at = start
    if word == "the":
        at -= len("the ")
        word = word_before(text, at)
    word = word.lower()
    if word in _TOWARDS and word_before(text, at - len(word) - 1).lower() in _RELATIONS:
        return True
    if word in _JOINS_PAIRS and _in_pair(text, start, end, word):
        return True
    return word not in _WHERE and _acts_next(text, end)


def _in_pair(text: str, start: int, end: int, last: str) -> bool:
    """ "Between Moscow and Washington": both act."""
    if last == "between":
        return _AND.match(text, end) is not None
    return last == "and" and _BETWEEN.search(text, max(0, start - 60), start) is not None


def _acts_next(text: str, end: int) -> bool:
    """Whether the words go on with a verb of acting; a partner may stand between: "Cuba and Iran signed"."""
    word = word_after(text, end)
    if word in word_list("verbs_of_acting"):
        return True
    together = word in _JOINS
    if not together and word not in _ADVERBS:
        return False
    for word in words_after(text, end)[1:]:
        if word in word_list("verbs_of_acting"):
            return True
        if word not in _ADVERBS and not (together and word[:1].isupper()):
            return False
    return False
