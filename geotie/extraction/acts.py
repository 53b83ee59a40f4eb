"""
Whether a name acts for a government: "Tehran said", "the Kremlin", "relations with Beijing".
"""

from __future__ import annotations

import re

from geotie.gazetteer import Sense

_ACT = (
    "said|says|accused|accuses|denied|denies|condemned|condemns|urged|urges|warned|warns|announced|announces|rejected|rejects|insists|insisted|"
    "demanded|demands|criticised|criticized|agreed|agrees|signed|signs|wants|wanted|hopes|hoped|seeks|sought|claims|claimed|argues|argued|believes|"
    "imposed|imposes|recalled|expelled|summoned|backed|backs|supports|supported|opposes|opposed|vowed|vows|pledged|pledges|threatened|threatens|"
    "called|calls|blamed|blames|offered|offers|refused|refuses|sent|sends|responded|responds|retaliated|retaliates|hailed|hails|praised|welcomed|"
    "welcomes|stressed|stresses|considers|considered|regards|sees|views|withdrew|withdraws|recognised|recognized|recognises|recognizes|severed|cut|broke|"
    "has|had|would|will|could|may|might|must|should|is|was"
)
_AFTER = re.compile(
    rf"(?:[ ](?:also|has|had|have|again|repeatedly|later|firmly|strongly|formally|officially|itself|now|then|never|long))*[ ](?:{_ACT})\b"
)
_WEAK_ACT = frozenset(["has", "had", "would", "will", "could", "may", "might", "must", "should", "is", "was"])
_RELATION = re.compile(
    r"\b(?:relations?|ties|talks|dialogue|negotiations|tensions?|dispute|agreement|deal|pressure|rift|row|cooperation|alliance|contacts|links|rapprochement|"
    r"sanctions|rhetoric|stand-off|standoff|spat)[ ](?:with|between|on|against|from)[ ]$"
)
_PAIR_AFTER = re.compile(r"[ ](?:and|or)[ ][A-Z]")
_BETWEEN = re.compile(r"\bbetween[ ](?:[A-Z][\w.'-]+(?:[ ][A-Z][\w.'-]+)?(?:,)?[ ]and[ ])?$")


def acts_for_government(text: str, start: int, end: int, sense: Sense) -> bool:
    """A country or a capital that speaks, acts or has relations; a seat of government always does."""
    if sense.kind == "government":
        return True
    if sense.kind not in ("capital", "name", "abbreviation", "former", "contested"):
        return False
    if _BETWEEN.search(text, max(0, start - 60), start) and (_PAIR_AFTER.match(text, end) or " and " in text[start - 5 : start]):
        return True
    if _RELATION.search(text, max(0, start - 40), start):
        return True
    if text[max(0, start - 4) : start].endswith(("in ", "In ", "at ", "to ", "of ", "om ")):
        return False
    return _AFTER.match(text, end) is not None
