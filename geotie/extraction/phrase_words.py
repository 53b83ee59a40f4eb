"""
Words by what they can be in a noun phrase that names an actor: title, modifier, body, organisation, part of a name.

`marks[n]`, for the n-th token, holds these as bits, so that most words of a text are passed over with one look.
"""

from __future__ import annotations

from geotie.extraction import roles
from geotie.extraction.wordlists import WordTable, wordset

PEERS = frozenset({"peer", "peers", "colleague", "colleagues"})  # behind a possessive or a state they are counterparts
HEADS = roles.LEADER_HEADS | roles.OFFICE_HEADS
ALL_HEADS = HEADS | roles.PLURAL_HEADS | roles.DELEGATION_HEADS | roles.UNOFFICIAL_HEADS | {"counterpart"} | PEERS
DETERMINERS = wordset("the a an his her its their our this that these those both two three several some")
PRONOUNS = wordset("he she him her his they them their himself herself")
PLURAL_PRONOUNS = wordset("they them their")
STYLE_WORDS = wordset("highness majesty excellency holiness eminence highnesses majesties excellencies")
STYLE_ADJECTIVES = wordset("royal imperial serene")
SHORT_STYLES = wordset("h.e. h.e h.r.h. hrh h.h.")
POSSESSIVE = frozenset({"'s", "’s"})
GOVERNMENT = wordset("""
    government administration authorities leadership regime parliament cabinet military army forces embassy ministry side
    state troops navy officials
""")
NOT_A_NAME = wordset("""
    the a an in on at of for to by with from and or but he she it they we i his her its their this that these those there
    here when while after before as if since until monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december not no yes during also however meanwhile earlier
    later today yesterday tomorrow both all some many most more one two three four five six seven eight nine ten mr mrs ms
    dr following despite under over about what who which where how why then now so such other another any each every only
    feb apr aug sep sept oct nov dec
    according asked speaking last next first second third our your my you us is are was were has have had will would could
    should might must do does did upon between among through throughout against because although though unless whether like
    than too just still even ever never besides afp ap reuters xinhua tass irna dr. ok gmt est utc pm am islam muslim christian
    jewish english french-language pope
""")
ORGANISATIONS = wordset("""
    un u.n. nato eu e.u. asean iaea opec imf who wto unesco unicef unhcr au ecowas oas osce brics mercosur gcc interpol icc icj
    sadc igad caricom unasur celac apec csto sco eaeu oic
""")
ORGANISATION_WORDS = wordset("""
    united nations european union african arab league commonwealth organisation organization commission council committee
    agency bank fund court monetary international world association conference secretariat states islamic community refugees refugee
    atomic
""")
# What follows a name that is no person's: "the Obama Foundation".
AFTER_NO_PERSON = wordset("""
    foundation institute university party company group bank club team airport street stadium hospital museum times post
    news press agency council association center centre hotel palace house square church award cup
""")
# Words of which a name has one only if it means a body, a document, a gathering or a region.
NAMES_NO_PERSON = wordset("""
    ministry office department affairs parliament assembly embassy consulate mission secretariat directorate declaration
    agreement accord accords treaty protocol convention communiqué memorandum charter republic kingdom federation emirates
    dialogue forum summit conference process initiative partnership programme program strategy plan room sea ocean gulf strait
    region peninsula peace reconciliation cooperation security asia europe africa america americas caucasus balkans levant
    sahel corridor canal act law constitution administration government
""")

HEAD, MODIFIER, FORMER, ORGANISATION, ORGANISATION_WORD, GOVERNING_BODY, COURTESY, INSTITUTION = (1 << bit for bit in range(8))
NO_NAME, PARTICLE, HYPHENED, MEASURED, OF, STYLE, JOINT, PORTFOLIO = (1 << bit for bit in range(8, 16))
# What may stand before a head.
OPENS_ROLE = MODIFIER | FORMER | ORGANISATION | ORGANISATION_WORD | INSTITUTION | MEASURED | OF | PORTFOLIO
IN_ROLE = OPENS_ROLE | HEAD | HYPHENED | GOVERNING_BODY  # a word without one of these ends a role phrase
AFTER_A_STATE = IN_ROLE | JOINT  # a word without one of these leaves the state before it by itself
_PARTICLES = wordset("""
    al el bin bint ibn ben von van de da dos das del della der den di du la le ul ur e y zu abu ould y'
""")
_MEASURED = ("-year-old", "-level", "-ranking", "-party", "-member", "-person", "-strong")
# Words of a portfolio that do not open one: links and regions.
_NO_BUSINESS = wordset("""
    the and of for de to europe asia africa america americas middle gulf levant balkans caucasus sahel horn subcontinent western
    eastern southern northern south central east north west crisis state party
""")
_SETS = (
    (ALL_HEADS, HEAD),
    (roles.MODIFIERS, MODIFIER),
    (roles.FORMER | roles.OPPOSITION, FORMER),
    (ORGANISATIONS, ORGANISATION),
    (ORGANISATION_WORDS, ORGANISATION_WORD),
    (GOVERNMENT | {"governments"}, GOVERNING_BODY),
    (roles.COURTESY, COURTESY),
    (frozenset(roles.INSTITUTIONS), INSTITUTION),
    (NOT_A_NAME, NO_NAME),
    (_PARTICLES, PARTICLE),
    (frozenset({"of"}), OF),
    (STYLE_WORDS | STYLE_ADJECTIVES | SHORT_STYLES | {"custodian"}, STYLE),
    (frozenset({"and", ",", "-", "–"}), JOINT),
    (roles.PORTFOLIO - _NO_BUSINESS, PORTFOLIO),
)


def _bits(word: str) -> int:
    bits = sum(bit for words, bit in _SETS if word in words)
    if "-" in word:
        bits |= HYPHENED | (FORMER if word.startswith("ex-") else 0) | (MEASURED if word.endswith(_MEASURED) else 0)
    return bits


MARKS = WordTable(_bits)
