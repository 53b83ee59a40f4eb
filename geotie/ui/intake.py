"""What a visitor gives to read (text, files, an address, an example), turned into extractions or into words about what is wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import PurePath
from typing import Any, Literal

import streamlit as st

from geotie.errors import ReadingError
from geotie.extraction import extract
from geotie.reading import read_article, read_bytes
from geotie.reading.fetch import read_url
from geotie.reading.files import ARTICLE_SUFFIXES, SUFFIXES
from geotie.reading.limits import EARLIEST_YEAR
from geotie.records import Article, Extraction

PASTE, UPLOAD, ADDRESS, EXAMPLE = "Paste text", "Upload files", "Web address", "Example"
_REPORTED = 25
WAYS = (PASTE, UPLOAD, ADDRESS, EXAMPLE)

Item = Article | ReadingError
Source = Callable[[], Iterable[Item]]
Examples = Callable[[], Iterable[Article]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one reading, `seconds` from text to records."""

    extractions: tuple[Extraction, ...]
    errors: tuple[str, ...]
    seconds: float


def intake(examples: Examples) -> Outcome | None:
    """The form; an Outcome when it was sent, else None. What was typed is kept, whatever becomes of it."""
    way = st.segmented_control("Where the article comes from", WAYS, default=PASTE, key="read_way", required=True)
    with st.form("read_form", border=False):
        source = _FORMS[way](examples)
        sent = st.form_submit_button("Read the article", type="primary", icon=":material/menu_book:")
    if not sent:
        return None
    count = st.empty()
    with st.spinner("Reading"):
        outcome = outcome_of(source(), lambda read: count.caption(f"{read:,} articles read so far"))
    count.empty()
    return outcome


@cache
def warm_up() -> None:
    """Loads the tables of names, once per server, so that the first visitor's article need not wait for them."""
    extract(Article("The president of Chile flew to Lima on Monday."))


def outcome_of(items: Iterable[Item], report: Callable[[int], object] = lambda _: None) -> Outcome:
    """Extract from what could be read and keep the words about what could not; `report` hears of every so many articles."""
    began = time.perf_counter()
    extractions, errors = [], []
    for item in items:
        if isinstance(item, ReadingError):
            errors.append(str(item))
        else:
            extractions.append(extract(item))
            if len(extractions) % _REPORTED == 0:
                report(len(extractions))
    return Outcome(tuple(extractions), tuple(errors), time.perf_counter() - began)


def _paste(_: Examples) -> Source:
    hint = "Paste the text of a news article here"
    text = st.text_area("Text of the article", key="read_text", persist_state="session", height=220, placeholder=hint)
    about = about_article("read")
    return lambda: [_attempt(lambda: read_article(text, name="the pasted text", **about))]


def _upload(_: Examples) -> Source:
    kinds = [suffix.removeprefix(".") for suffix in SUFFIXES]
    files = st.file_uploader(
        "Articles as files",
        type=kinds,
        accept_multiple_files=True,
        key="read_files",
        help="Texts, web pages and documents hold one article each; tables hold many, in columns such as title, published, text.",
    )
    about = about_article("read")

    def read() -> Iterable[Item]:
        if not files:
            yield ReadingError("no file was chosen; choose one and try again")
        for file in files:
            yield from _file(file.name, file.getvalue(), about)

    return read


def _file(name: str, data: bytes, about: dict[str, Any]) -> Iterable[Item]:
    if PurePath(name).suffix.lower() in ARTICLE_SUFFIXES:
        return [_attempt(lambda: read_article(data, name=name, **about))]
    return read_bytes(data, name=name, published=about["published"])


def _address(_: Examples) -> Source:
    url = st.text_input("Address of the article", key="read_address", persist_state="session", placeholder="https://")
    published = published_on("read_published")
    return lambda: [_attempt(lambda: read_url(url, published=published))]


def _example(examples: Examples) -> Source:
    titles = {article.title: article for article in examples()}
    title = st.selectbox("A brief of the demo archive", list(titles), key="read_example")
    return lambda: [titles[title]] if title else [ReadingError("there is no example to read")]


_FORMS: dict[str, Callable[[Examples], Source]] = {PASTE: _paste, UPLOAD: _upload, ADDRESS: _address, EXAMPLE: _example}


def about_article(prefix: str) -> dict[str, Any]:
    """Title, outlet and day of publication, as far as the visitor gives them; `prefix` begins the keys of the fields."""
    title, outlet, published = st.columns([3, 2, 1.4])
    with title:
        title_text = st.text_input("Title", key=f"{prefix}_title", persist_state="session", placeholder="optional")
    with outlet:
        outlet_text = st.text_input("Outlet", key=f"{prefix}_outlet", persist_state="session", placeholder="optional, e.g. Reuters")
    with published:
        day = published_on(f"{prefix}_published")
    return {"title": title_text, "outlet": outlet_text, "published": day}


def published_on(key: str, *, width: int | Literal["stretch"] = "stretch") -> date | None:
    return st.date_input(
        "Published on",
        value=None,
        min_value=date(EARLIEST_YEAR, 1, 1),
        format="YYYY-MM-DD",
        key=key,
        width=width,
        persist_state="session",
        help="Words such as “on Thursday” are counted from this day. Without it they stay without a date.",
    )


def _attempt(read: Callable[[], Article]) -> Item:
    try:
        return read()
    except ReadingError as error:
        return error
