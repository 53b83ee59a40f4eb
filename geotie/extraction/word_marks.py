"""What each capitalised word may be, looked up once a word: which stages have to look at it where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import compress, count

from geotie.extraction.name_classes import classes_of, context_words, heads_of_local_words, is_given_name
from geotie.extraction.office_holders import may_name_holder
from geotie.extraction.toponyms import SEEN_AT_MOST, reader

LANDFORMS = context_words("landform")
ENDS = context_words("facility") | LANDFORMS | {"County"}  # of names that tell a kind of place
HEADS = frozenset(["Lake", "Mount", "Mt", "Cape", "Camp", "Fort", "Port", "Isle", "Loch", "Lough"])
# Behind "County", where British and Irish counties are called so.
BODIES_OF_COUNTIES = frozenset(["Council", "Councillor", "Councillors", "Court", "Cricket", "Hall", "Championship", "Show"])

TOPONYM = 1  # it may begin one
HOLDER = 2  # it may begin the name of an office holder
BEFORE_SURNAME = 4  # a given name or a title
NO_PERSON = 8  # no part of a person's name
KIND_OF_PLACE = 16  # "County", "Lake"
LOCAL = 32  # only the news of one country uses it, or it begins such words: "RCMP", "Crown Court"

_NOT_OF_PERSONS = frozenset(["geography", "facility", "street", "organisation", "school", "state"])


class _Marks(dict[str, int]):
    def __missing__(self, word: str) -> int:
        if len(self) > SEEN_AT_MOST:
            self.clear()
        classes = classes_of(word)
        marks = self[word] = (
            (TOPONYM if reader().may_begin_name(word) else 0)
            | (HOLDER if may_name_holder(word) else 0)
            | (BEFORE_SURNAME if is_given_name(word) or "title" in classes else 0)
            | (NO_PERSON if classes & _NOT_OF_PERSONS else 0)
            | (LOCAL if word in heads_of_local_words() else 0)
            | (KIND_OF_PLACE if word in ENDS or word in HEADS else 0)
        )
        return marks


@cache
def _table() -> _Marks:
    return _Marks()


def marks_of(words: Iterable[str]) -> bytes:
    """For each word the sum of what it may be."""
    return bytes(map(_table().__getitem__, words))


def marked(marks: bytes, mark: int) -> list[int]:
    """Places of the words that bear a mark."""
    return list(compress(count(), marks.translate(_BEARING[mark])))


# By mark, a table for `bytes.translate`: what each sum of marks says of that one.
_BEARING = {
    mark: bytes(marks & mark for marks in range(256)) for mark in (TOPONYM, HOLDER, BEFORE_SURNAME, NO_PERSON, KIND_OF_PLACE, LOCAL)
}
