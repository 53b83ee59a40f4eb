"""How sure a record is and why, in words: the rule that read it, how often that rule is right, what a person decided."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from geotie.decisions import RULE as DECIDED
from geotie.extraction import itineraries, routes, ties

_BANDS = ((0.85, "sure"), (0.7, "fairly sure"), (0.5, "doubtful"))
_LEAST = "very doubtful"
_IMPORTS: Mapping[str, str] = {
    "import:historian": "Taken over from the travel lists of the US Office of the Historian.",
    "import:gdelt": "Taken over from GDELT, where a machine coded it from a news report.",
    "import:visits": "Taken over from a table of visits.",
    "import:ties": "Taken over from a table of ties.",
    DECIDED: "Added by hand.",
}
_DECISIONS: Mapping[str, str] = {
    "accepted": "accepted by an analyst",
    "edited": "edited by an analyst",
    "added": "added by an analyst",
    "rejected": "rejected by an analyst",
}


def certainty_words(confidence: float, decision: str | None = None) -> str:
    """ "sure (0.92)"; where somebody decided, what was decided, since that outweighs any rule."""
    if decision:
        return _DECISIONS[decision]
    band = next((words for least, words in _BANDS if confidence >= least), _LEAST)
    return f"{band} (confidence {confidence:.2f})"


def reason_words(rule: str, decision: str | None = None) -> str:
    """Why the record was read, one sentence; "" where nobody noted it."""
    if decision == "added":
        return _IMPORTS[DECIDED]
    if rule in _IMPORTS:
        return _IMPORTS[rule]
    if rule in ties.RULES:
        told = ties.RULES[rule]
        return f"{told.explanation} Of 100 ties that this rule read, {told.precision * 100:.0f} were right when last compared."
    known = itineraries.RULES.get(rule) or routes.RULES.get(rule)
    return known or (f"Read by the rule “{rule}”." if rule else "")


def certainty_html(confidence: float, rule: str, decision: str | None = None) -> str:
    """How sure the record is; unfolded, why."""
    words = escape(certainty_words(confidence, decision))
    label = f"{words[0].upper()}{words[1:]}"
    reason = escape(reason_words(rule, decision))
    if not reason:
        return f'<p class="gt-note">{label}</p>'
    return f'<details class="gt-note gt-why"><summary>{label}</summary>{reason}</details>'
