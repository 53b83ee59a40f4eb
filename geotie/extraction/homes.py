"""Where an article's outlet is at home, as far as the table of outlets or its web address tells."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from geotie.countries import countries
from geotie.outlets import outlet_of
from geotie.records import Article

# Domains that are sold to all the world say nothing of a country.
GENERIC = frozenset(["ai", "cc", "co", "fm", "io", "la", "ly", "me", "nu", "pw", "sh", "st", "tk", "to", "tv", "ws"])


@cache
def _by_domain() -> dict[str, str]:
    table = {entry.alpha2.lower(): code for code, entry in countries().items() if entry.alpha2}
    return {domain: code for domain, code in table.items() if domain not in GENERIC} | {"uk": "GBR"}


def home_of(article: Article) -> str:
    """
    Country code of the outlet's home, "" where nothing tells it.

    Newspapers write for their country; agencies and broadcasters of the table write for the world.
    """
    if not (article.outlet or article.url):
        return ""
    outlet = outlet_of(article.outlet, article.url)
    if outlet and outlet.kind == "press" and outlet.country:
        return outlet.country
    host = urlsplit(article.url).hostname if article.url else None
    return _by_domain().get(host.rsplit(".", 1)[-1], "") if host else ""
