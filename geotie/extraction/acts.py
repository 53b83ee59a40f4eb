"""
Whether a name acts for a government: "Tehran said", "the Kremlin", "relations with Beijing".
"""

from __future__ import annotations

import re

from geotie.extraction.lead import words_after, words_before
from geotie.extraction.name_classes import context_words
from geotie.gazetteer import Sense, word_list

ACTORS = ("capital", "name", "abbreviation", "former", "contested")
_ADVERBS = context_words("adverb of an act")
_RELATIONS = context_words("relation between states")
_TOWARDS = frozenset(["with", "between", "on", "against", "from"])
_WHERE = context_words("where")
_BETWEEN = re.compile(r"\bbetween[ ](?:the[ ])?[A-Z][\w.'-]+(?:[ ][A-Z][\w.'-]+)*,?[ ]and[ ](?:the[ ])?$")
_AND = re.compile(r"[ ]and[ ](?:the[ ])?[A-Z]")


def acts_for_government(text: str, start: int, end: int, sense: Sense) -> bool:
    """A country or a capital that speaks, acts or has relations; a seat of government always does."""
    if sense.kind not in ACTORS:
        return sense.kind == "government"
    before = words_before(text, start)
    if before[-1] == "the":
        before = before[:-1] or [""]
    last = before[-1].lower()
    related = last in _TOWARDS and len(before) > 1 and before[-2].lower() in _RELATIONS
    if related or _in_pair(text, start, end, last):
        return True
    return last not in _WHERE and _acts_next(words_after(text, end))


def _in_pair(text: str, start: int, end: int, last: str) -> bool:
    """ "Between Moscow and Washington": both act."""
    if last == "between":
        return _AND.match(text, end) is not None
    return last == "and" and _BETWEEN.search(text, max(0, start - 60), start) is not None


def _acts_next(words: list[str]) -> bool:
    """Whether the words go on with a verb of acting; a partner may stand between: "Cuba and Iran signed"."""
    together = bool(words) and words[0] in ("and", "or")
    for word in words[1:] if together else words:
        if word in word_list("verbs_of_acting"):
            return True
        if word not in _ADVERBS and not (together and word[:1].isupper()):
            return False
    return False
