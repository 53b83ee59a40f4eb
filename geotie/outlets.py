"""News outlets: their home country and whether a state owns or runs them, by name or by web address."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from geotie.datafiles import data_file

NEWS_MEDIA = ("press", "broadcaster", "agency")  # kinds


@dataclass(frozen=True, slots=True)
class Outlet:
    """`country` is None for the house of an international organisation; `kind` says press, broadcaster, agency and so on."""

    name: str
    country: str | None
    state_media: bool
    kind: str


def outlet_of(name: str, url: str = "") -> Outlet | None:
    """The outlet of this name or alias, else the one whose domain the address lies in; None if it is not in our table."""
    names, domains = _tables()
    found = names.get(_key(name))
    labels = _host(url).split(".")
    while found is None and len(labels) > 1:
        found = domains.get(".".join(labels))
        labels = labels[1:]
    return found


def agency_of(name: str) -> Outlet | None:
    """The news agency of this name, written as names are: "TASS" or "Tass", not "tass"."""
    found = _tables()[0].get(_key(name)) if name[:1].isupper() else None
    return found if found and found.kind == "agency" else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


@cache
def names_of_news_media() -> frozenset[str]:
    """All names and aliases of newspapers, broadcasters and agencies, as they are written; not those of governments' sites."""
    return frozenset(name for row in _rows() if row["kind"] in NEWS_MEDIA for name in _names(row))


@cache
def _tables() -> tuple[Mapping[str, Outlet], Mapping[str, Outlet]]:
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for row in _rows():
        outlet = Outlet(row["outlet"], row["country"] or None, row["state_media"] == "yes", row["kind"])
        for name in _names(row):
            names.setdefault(_key(name), outlet)
        for domain in filter(None, row["domain"].split(";")):
            domains.setdefault(domain.casefold(), outlet)
    return names, domains


def _names(row: Mapping[str, str]) -> list[str]:
    return [row["outlet"], *filter(None, row["aliases"].split(";"))]


@cache
def _rows() -> list[dict[str, str]]:
    with data_file("outlets.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
