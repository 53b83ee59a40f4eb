"""
Near-duplicate articles: copies of one story in several outlets, with another headline, an agency's line, a trimmed tail.

Two texts are copies when most of the shorter one's word shingles stand in the other (containment, after Broder). Which texts are
worth comparing is told by MinHash: texts of one `band` are likely to be copies. Both are facts of the two texts and their days
alone, so the groups of copies in an archive do not depend on the order in which articles came.

References
----------
Broder, A. Z. (1997), On the resemblance and containment of documents, Proc. Compression and Complexity of Sequences, 21-29.
Leskovec, J., Rajaraman, A. and Ullman, J. D. (2020), Mining of Massive Datasets, ch. 3.4: banding of MinHash signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from rensa import RMinHash

SHINGLE_WORDS = 4
FEWEST_WORDS = 30  # shorter texts (a headline, one sentence of a form letter) are copies only where all words are the same
LEAD_WORDS = 80  # what a trimmed copy keeps
LEAST_CONTAINED = 0.5
LEAST_SIZE = 0.2  # of the larger text: a column of many short items is no copy of each of them
MOST_DAYS_APART = 14  # between days of publication, where both are known: what is printed again a year later is another report

_SEED = 20
_BAND_VALUES = 2  # values that have to agree: pairs of which a third is common are found, unrelated ones hardly ever
_TEXT_BANDS = 16
_LEAD_BANDS = 8

_words = re.compile(r"\w+").findall

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """All runs of four words, case folded, without signs; of a very short text its words as one."""
    return _of_words(_words(text.casefold()))


def bands(text: str) -> tuple[int, ...]:
    """64-bit keys; two texts with a key in common may be copies of each other."""
    return shingles_and_bands(text)[1]


def shingles_and_bands(text: str) -> tuple[Shingles, tuple[int, ...]]:
    """Both, where both are needed."""
    words = _words(text.casefold())
    found = _of_words(words)
    return found, (*_bands(found, _TEXT_BANDS, 0), *_bands(_of_words(words[:LEAD_WORDS]), _LEAD_BANDS, _TEXT_BANDS))


def are_copies(one: Shingles, other: Shingles) -> bool:
    """Whether one text is a copy of the other; symmetric."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < LEAST_SIZE * len(longer):
        return False
    return len(shorter & longer) >= LEAST_CONTAINED * max(1, len(shorter))


def _of_words(words: list[str]) -> Shingles:
    if len(words) < FEWEST_WORDS:
        return frozenset([" ".join(words)])
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(SHINGLE_WORDS)), strict=False)))


def _bands(found: Shingles, count: int, first: int) -> Iterator[int]:
    sketch = RMinHash(num_perm=count * _BAND_VALUES, seed=_SEED)
    sketch.update(list(found))
    values = sketch.digest()
    for band in range(count):
        of_band = values[band * _BAND_VALUES : (band + 1) * _BAND_VALUES]
        key = blake2b(f"{first + band} {of_band}".encode(), digest_size=8).digest()
        yield int.from_bytes(key, "big", signed=True)
