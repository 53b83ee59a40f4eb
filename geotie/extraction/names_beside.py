"""The name beside a role ("foreign minister Wang Yi", "the premier, Li Qiang,") and the state behind a name."""

from __future__ import annotations

from geotie.extraction import roles
from geotie.extraction.phrase_reader import NounPhrase, Reader
from geotie.extraction.wordlists import wordset


def name_beside(reader: Reader, phrase: NounPhrase, at: int, stop: int) -> NounPhrase:
    """Add the name that stands at token `at`, right behind the role or behind a comma, if one does."""
    at = behind_courtesies(reader, phrase, at, stop)
    end = reader.name_end(at, stop)
    if end == at and at + 1 < stop and reader.words[at] == ",":
        at, end = _apposed_name(reader, phrase, at, stop)
    return add_name(reader, phrase, at, end, stop)


_FATHERS = frozenset({"bin", "ibn", "bint"})


def names_a_son(reader: Reader, at: int, stop: int) -> bool:
    """Whether "Sultan" or "Emir" is a name here, the name of the father behind it: "Sultan bin Abdulaziz"."""
    return reader.lower[at] in ("sultan", "emir", "amir") and at + 1 < stop and reader.lower[at + 1] in _FATHERS


_MALAY = wordset("datuk dato datin tan")  # titles of which "seri" or "sri" may be the second word


def behind_courtesies(reader: Reader, phrase: NounPhrase, at: int, stop: int) -> int:
    """The token behind "Mr", "Ms.", "Sheikh", "Tan Sri", "Hon. Dr", which may tell the gender."""
    lower, here = reader.lower, at
    while here + 1 < stop and (lower[here] in roles.COURTESY or lower[here] in ("h.e.", "h.e")):
        word, width = lower[here], 1
        if word in _MALAY:
            width += reader.words[here + 1] in "'’"
            width += here + width < stop and lower[here + width] in ("seri", "sri")
        if names_a_son(reader, here, stop) or not (reader.capitals[here] and here + width < stop and reader.capitals[here + width]):
            break
        if word == "tan" and width == 1:
            break  # a family name
        phrase.female = phrase.female if phrase.female is not None else gender(word)
        here += width
    return here


def gender(word: str) -> bool | None:
    """Whether a word means a woman; None if it does not tell."""
    return True if word in roles.FEMALE else False if word in roles.MALE else None


def _apposed_name(reader: Reader, phrase: NounPhrase, comma: int, stop: int) -> tuple[int, int]:
    """The span of a name behind a comma, an empty one if that is another person: a list goes on there."""
    lower, words = reader.lower, reader.words
    start = comma + 1 + (lower[comma + 1] in roles.COURTESY)
    end = reader.name_end(start, stop)
    listed = end < stop and (lower[end] in ("'s", "’s", "and") or (words[end] not in ",.)—–-" and not phrase.definite))
    return (comma, comma) if end - start < 2 or listed else (start, end)


def add_name(reader: Reader, phrase: NounPhrase, at: int, end: int, stop: int) -> NounPhrase:
    """Give a phrase the name between two tokens and the state told behind it: "Wang Yi of China", "Wang Yi (China)"."""
    if end == at:
        return phrase
    lower, words = reader.lower, reader.words
    phrase.name, phrase.last = reader.part(at, end), end
    if end + 1 >= stop:
        return phrase
    if lower[end] in ("of", "from"):
        state = end + 1 + (lower[end + 1] == "the" and end + 2 < stop)
        closing = 0
    elif words[end] == "(" and end + 2 < stop:
        state, closing = end + 1, 1
    else:
        return phrase
    mention = reader.countries.get(state)  # also Singapore, a city that is a state
    if mention is None or mention.kind == "demonym":
        return phrase
    last = reader.mention_end[state]
    if not closing or (last < stop and words[last] == ")"):
        phrase.countries = phrase.countries or (mention.country,)
        phrase.last = last + closing
    return phrase
