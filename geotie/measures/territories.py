"""
Whose view of borders the tables follow. Records say what the text says; a policy only decides which state a territory counts with.

No record is lost or doubled: what concerns a folded territory is counted, once, with the state that the policy puts it in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, get_args

import polars as pl

from geotie.measures.tables import Tables

Policy = Literal["de facto", "un", "iso"]
POLICIES: tuple[Policy, ...] = get_args(Policy)


@dataclass(frozen=True, slots=True)
class View:
    """`folded` gives for a territory the state that it counts with; `sentence` says so to a reader."""

    name: str
    sentence: str
    folded: Mapping[str, str]


VIEWS: Mapping[Policy, View] = MappingProxyType(
    {
        "de facto": View(
            "de facto",
            "Kosovo and Taiwan stand by themselves, as their governments do; Northern Cyprus and Somaliland are drawn apart and "
            "counted with Cyprus and Somalia, whose records they share.",
            MappingProxyType({}),
        ),
        "un": View(
            "view of the United Nations",
            "As the United Nations see it: Kosovo is drawn and counted with Serbia, Taiwan with China, Northern Cyprus with "
            "Cyprus, Somaliland with Somalia.",
            MappingProxyType({"XKX": "SRB", "TWN": "CHN"}),
        ),
        "iso": View(
            "ISO 3166-1 only",
            "Only what has a code in ISO 3166-1 stands by itself: Kosovo is drawn and counted with Serbia, Northern Cyprus with "
            "Cyprus, Somaliland with Somalia. Former states keep their withdrawn codes.",
            MappingProxyType({"XKX": "SRB"}),
        ),
    }
)
_COUNTRIES = {
    "mentions": ("country",),
    "stops": ("country", "home"),
    "ties": ("source", "target", "speaker_country"),
    "routes": ("country",),
    "articles": ("outlet_country",),
}


def folded(tables: Tables, policy: Policy) -> Tables:
    """The same records, each territory under the code of the state that it counts with."""
    states = dict(VIEWS[policy].folded)
    if not states:
        return tables
    return replace(
        tables,
        **{
            name: getattr(tables, name).with_columns(pl.col(column).replace(states) for column in columns)
            for name, columns in _COUNTRIES.items()
        },
    )


def state_of(code: str, policy: Policy) -> str:
    """The state that a country or territory counts with, itself for most."""
    return VIEWS[policy].folded.get(code, code)
