"""
An article as the rules see it: sentences, mentions, dates and actors, each found once and read by all later stages.

Stages fill a `Document` in this order, each reading only what stands above it:

    sentences, tokens ── mentions ── dates ── actors ── clauses ── itineraries, ties, routes
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from geotie.extraction.plain_text import plain
from geotie.extraction.tokens import Tokens
from geotie.records import Article, Mention, PartialDate

if TYPE_CHECKING:
    from geotie.extraction.clauses import Clauses


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)
_start, _end = attrgetter("start"), attrgetter("end")


# What stages hand on is not changed, but a frozen dataclass takes four times as long to make as another, and there are many.
@dataclass(slots=True)
class Sentence:
    """A sentence of the article; `paragraph` counts from 0, so neighbours in one paragraph can be told."""

    start: int
    end: int
    text: str
    index: int
    paragraph: int


@dataclass(slots=True)
class DateExpression:
    """Words that fix a day, a month, a year or a span of days; `duration_days` alone ("a ten-day visit") fixes neither end."""

    start: int
    end: int
    text: str
    first: PartialDate | None
    last: PartialDate | None  # None for a single date
    duration_days: int | None = None
    tense: Literal["past", "present", "future", ""] = ""  # "last week" is past, "next month" future, "in 2011" says nothing
    rule: str = ""
    bound: PartialDate | None = None  # the day before, after or since which something was: "his first visit since 2019"


ActorKind = Literal["person", "delegation", "state", "organisation", "group", "pronoun"]


@dataclass(slots=True)
class Actor:
    """
    A noun phrase that may travel, act or be acted on: "Iranian Foreign Minister Abbas Araghchi", "the two countries".

    `start` and `end` cover the whole phrase with title and demonym; `key` is the same for all phrases that mean one actor, so
    that "Araghchi", "the minister" and "he" follow the full name. `countries` are the states that it stands for: one for a
    minister, several for "both sides", none for an international official. `official` is False for experts, former officials,
    opposition, journalists, companies and armed groups: they do not act for a state.
    """

    start: int
    end: int
    text: str
    kind: ActorKind
    key: str
    name: str = ""  # full name as the text gives it, "" for unnamed actors
    role: str = ""  # lower case, as the text gives it
    countries: tuple[str, ...] = ()
    official: bool = True
    plural: bool = False


@dataclass(slots=True)
class Document:
    """One article under analysis."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    tokens: Tokens = field(default_factory=lambda: Tokens([], [], [], []))
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[tuple[int, int], ...] = field(default=())  # spans of direct speech, marks included
    clauses: tuple[Clauses, ...] = ()  # one per sentence
    text: str = field(init=False)  # the article's, with plain marks

    def __post_init__(self) -> None:
        self.text = plain(self.article.text)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds this offset (the one before it, if it falls between two)."""
        index = bisect_right(self.sentences, offset, key=_start)
        return self.sentences[index - 1 if index else 0]


def within(items: tuple[S, ...], start: int, end: int) -> list[S]:
    """Those items, of a tuple in text order without overlaps, that lie whole between two offsets."""
    return list(items[bisect_left(items, start, key=_start) : bisect_right(items, end, key=_end)])
