"""
The closed classes of English words, and what each word of an article is by them: mark, adverb, or word that may be a nominal.

`WORDS[lower]` answers for any word at once; it is made when a word is met for the first time.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from geotie.extraction.wordlists import WordTable, wordset

ADVERBS = wordset("""
    not never long also then now later just already still only first soon again yet ever even once twice today thereafter
    finally initially jointly formally instead subsequently together both all each further once-again reportedly always
    often shortly afterwards afterward earlier likewise himself herself themselves itself therefore thus meanwhile
    nonetheless nevertheless however next last respectively personally briefly immediately directly tentatively
    provisionally here there
""")
NOT_ADVERBS = wordset("""
    early monthly weekly daily family assembly ally italy supply reply apply rally july only fly friendly elderly likely
    unlikely deadly costly anomaly monopoly imply comply rely
""")
NEGATIONS = frozenset({"not", "never", "nor", "cannot"})
PREPOSITIONS = wordset("""
    to in at on of with by for from into onto through via across near over against about between among toward towards around
    under without within outside inside along behind beyond alongside including regarding concerning off out up down aboard
    unlike besides atop
""")
TEMPORAL = wordset("""
    after before following ahead since during amid despite while when until till as because although though if unless
    whereas so pending
""")
RELATIVES = wordset("who which whom whose where that")
COORDINATORS = wordset("and but or then & nor plus")
DETERMINERS = wordset("""
    the a an his her its their our my this that these those any some no another each every both two three four five several
    many more other
""")
POSSESSIVES = wordset("his her their its")
POSSESSIVE_ENDINGS = ("'s", "’s")
PUNCTUATION = frozenset({*",;:()[]—–-\"“”‘’'.!?…", "--"})
CLAUSE_MARKS = frozenset({";", ":", "—", "“", '"', "--"})  # no complement of a verb goes beyond one of them
_NEVER_NOMINAL = PREPOSITIONS | TEMPORAL | RELATIVES | COORDINATORS | DETERMINERS | {*POSSESSIVE_ENDINGS}


class WordClass(NamedTuple):
    """What a word is, wherever it stands."""

    kind: Literal["word", "mark"]
    nominal: bool  # it may be the head of a noun phrase
    adverb: bool


def is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


def _classify(word: str) -> WordClass:
    mark, adverb = word in PUNCTUATION, is_adverb(word)
    return WordClass("mark" if mark else "word", not (mark or adverb or word in _NEVER_NOMINAL), adverb)


WORDS = WordTable(_classify)
