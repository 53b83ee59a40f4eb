"""
The country table: ISO 3166-1 alpha-3 codes with names, capitals, label points, regions and UN status.

Beyond ISO it holds `XKX` (Kosovo) and the former states `SUN`, `YUG`, `CSK` and `DDR`. Longitude comes before latitude, in degrees.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from geotie.datafiles import data_file
from geotie.errors import UnknownCountryError

UNStatus = Literal["member", "observer", "none"]
FORMER_STATES = frozenset({"SUN", "YUG", "CSK", "DDR"})


@dataclass(frozen=True, slots=True)
class Country:
    """
    A country, a territory with an ISO code of its own, or a former state.

    `lon`, `lat` is a point inside the country where a label or a marker looks right. A territory without a capital has "" and
    None there. `demonyms` holds adjectives and peoples, the adjective first; it is empty where English has none in use.
    """

    code: str
    name: str  # as the news calls it: "Russia", "South Korea"
    official: str
    capital: str
    capital_lon: float | None
    capital_lat: float | None
    lon: float
    lat: float
    region: str  # UN M49 region, "Americas"
    subregion: str  # UN M49 sub-region or intermediate region, "South America"
    un: UNStatus
    demonyms: tuple[str, ...]
    alpha2: str  # ISO 3166-1 alpha-2 and CLDR territory code; "" for former states

    @property
    def former(self) -> bool:
        return self.code in FORMER_STATES


def _read(row: Mapping[str, str]) -> Country:
    return Country(
        code=row["code"],
        name=row["name"],
        official=row["official"],
        capital=row["capital"],
        capital_lon=float(row["capital_lon"]) if row["capital_lon"] else None,
        capital_lat=float(row["capital_lat"]) if row["capital_lat"] else None,
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        region=row["region"],
        subregion=row["subregion"],
        un=cast(UNStatus, row["un"]),
        demonyms=tuple(filter(None, row["demonyms"].split(";"))),
        alpha2=row["alpha2"],
    )


@cache
def countries() -> Mapping[str, Country]:
    """All countries by code, in the order of their codes."""
    with data_file("countries.csv").open(encoding="utf-8", newline="") as file:
        table = {row["code"]: _read(row) for row in csv.DictReader(file)}
    return MappingProxyType(table)


def country(code: str) -> Country:
    """The country of an alpha-3 code; UnknownCountryError if there is none."""
    try:
        return countries()[code]
    except KeyError:
        raise UnknownCountryError(f"no country has the code {code!r}; codes are ISO 3166-1 alpha-3, e.g. 'CUB'") from None


def country_name(code: str) -> str:
    """Short display name: "Russia", "South Korea"; UnknownCountryError for a code that no country has."""
    return country(code).name


UN_MEMBERS: frozenset[str] = frozenset(code for code, entry in countries().items() if entry.un == "member")
