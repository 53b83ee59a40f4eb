"""
The scale of ties: PLOVER types with their weight and CAMEO root code.

A weight is the mean score of a type on the conflict-cooperation scale of Goldstein, as it is carried by the root codes of CAMEO:
-10 is war, +10 the merger of states. It ranks kinds of acts, not single acts; the same numbers are used on the map, in tables and
in exports.

References
----------
Goldstein, J. S. (1992), A conflict-cooperation scale for WEIS events data, Journal of Conflict Resolution 36(2), 369-385.
Gerner, D. J., Schrodt, P. A. et al. (2002), Conflict and Mediation Event Observations (CAMEO).
Open Event Data Alliance (2018-2021), PLOVER: Political Language Ontology for Verifiable Event Records, codebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geotie.records import COOPERATIVE_TIES, TieType


@dataclass(frozen=True, slots=True)
class TieScale:
    """
    One type on the scale.

    `cameo` is the CAMEO root code that the type comes from. PLOVER joins CAMEO 18, 19 and 20 in ASSAULT (here the mean of the
    three) and splits 08 into CONCEDE and RETREAT.
    """

    type: TieType
    cameo: str
    weight: float
    meaning: str


SCALE: Mapping[TieType, TieScale] = {
    scale.type: scale
    for scale in (
        TieScale("AGREE", "03", 4.0, "agrees, signs, settles"),
        TieScale("CONSULT", "04", 1.0, "meets, visits, talks"),
        TieScale("SUPPORT", "05", 3.5, "praises, endorses, backs in words"),
        TieScale("COOPERATE", "06", 6.0, "works together, trades"),
        TieScale("AID", "07", 7.0, "gives money, goods or arms"),
        TieScale("CONCEDE", "08", 5.0, "yields, eases measures, sets free"),
        TieScale("RETREAT", "08", 5.0, "withdraws forces, ceases fire"),
        TieScale("REQUEST", "10", -5.0, "demands"),
        TieScale("ACCUSE", "11", -2.0, "criticises, condemns, blames"),
        TieScale("REJECT", "12", -4.0, "refuses, opposes"),
        TieScale("THREATEN", "13", -6.0, "warns, threatens"),
        TieScale("PROTEST", "14", -6.5, "protests, summons an envoy"),
        TieScale("MOBILIZE", "15", -7.2, "shows force, raises alert"),
        TieScale("SANCTION", "16", -4.0, "sanctions, expels, breaks relations"),
        TieScale("COERCE", "17", -7.0, "seizes, arrests, interferes"),
        TieScale("ASSAULT", "18", -9.7, "attacks, fights"),
    )
}
# CAMEO root codes as PLOVER types. A mere statement (01) is none; an appeal (02) is a friendly request.
_OF_ROOT: Mapping[str, TieType] = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
_OF_LONGER_CODE: Mapping[str, TieType] = {"057": "AGREE", "087": "RETREAT"}  # signs an agreement; ceases fire, withdraws
QUAD_CODES: Mapping[TieType, int] = {  # PLOVER's groups: 1 words and 2 deeds of cooperation, 3 words and 4 deeds of conflict
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
FRIENDLY_REQUEST = 3.0  # an appeal for help or cooperation is CAMEO 02, not a demand


def of_cameo(code: str) -> tuple[TieType, Literal[1, -1]] | None:
    """PLOVER type and polarity of a CAMEO event code ("057", "1823"); None for mere statements and for what is no such code."""
    kind = next((kind for prefix, kind in _OF_LONGER_CODE.items() if code.startswith(prefix)), None) or _OF_ROOT.get(code[:2])
    if kind is None or not code.isdigit():
        return None
    return kind, 1 if kind in COOPERATIVE_TIES or code.startswith("02") else -1


def weight(kind: TieType, polarity: int | None = None) -> float:
    """
    Goldstein-like score of a tie, from -10 (hostile) to 10 (friendly).

    The sign follows `polarity` where it is given: a friendly REQUEST weighs +3.
    """
    value = SCALE[kind].weight
    if polarity is None or value * polarity > 0:
        return value
    return FRIENDLY_REQUEST if kind == "REQUEST" else -value
