"""
The subject of a verb, told by what stands before its group.

`attach` sets form, link, subject and left edge of a predicate. What stands right before the verb group says where the subject is to
be sought: a noun phrase ("the minister visited"), "to", a relative pronoun, a coordinator, or the comma that closes a parenthesis.
"""

from __future__ import annotations

from dataclasses import dataclass

from geotie.extraction.clauses import Item, Predicate
from geotie.extraction.coordination import group_back
from geotie.extraction.subject_phrases import before_country, nominal_subject, pending_subject, take
from geotie.extraction.verb_classes import OBJECT_CONTROL, PLANNING, REFUSING, SAYING_WHO_COMES_AFTER, WISHING
from geotie.extraction.verb_groups import VerbGroup
from geotie.extraction.verbs import PARTICIPLES
from geotie.extraction.verbs_or_nouns import GERUND_LINKS
from geotie.extraction.word_classes import (
    COORDINATORS,
    NEGATIONS,
    POSSESSIVE_ENDINGS,
    RELATIVES,
)
from geotie.extraction.wordlists import wordset

_GOVERNING = WISHING | PLANNING | REFUSING
_PARENTHESES = frozenset({",", "–", "—", ")"})
_GERUND_OPENERS = GERUND_LINKS | {",", "—", "–", "and", "but"}
_OPENING_QUOTES = frozenset({"“", '"'})
_BEFORE_A_DAY = frozenset({"on", "in", "late", "early", "between", "from"})
_TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_CLAUSE_OPENERS = COORDINATORS | RELATIVES


@dataclass(slots=True)
class _Site:
    """Where a verb group stands: the predicates before it, the item before it, and what that is if a word or a mark."""

    items: list[Item]
    predicate: Predicate
    group: VerbGroup
    earlier: list[Predicate]
    floor: int  # nothing before the last verb group is looked at, but by inheritance
    back: int
    word: str = ""

    @property
    def main(self) -> Predicate | None:
        return last_finite(self.earlier)

    @property
    def last(self) -> Predicate | None:
        return self.earlier[-1] if self.earlier else None


def attach(items: list[Item], predicate: Predicate, group: VerbGroup, earlier: list[Predicate]) -> None:
    """Set form, link, subject and left edge from what stands before the verb group."""
    floor = _floor(earlier)
    back = _before_adverbs_and_days(items, predicate, floor)
    predicate.left = predicate.first
    site = _Site(items, predicate, group, earlier, floor, back)
    if back < floor:
        _follow_a_verb(site)
        return
    prior = items[back]
    if prior.kind in ("word", "mark"):
        site.word = prior.lower
        if group.tag == "VBG" and prior.lower == "to" and back and items[back - 1].lower == "prior":
            site.word, site.back = "before", back - 1  # "prior to flying home"
        if _attach_by_link(site):
            return
        if prior.kind == "mark" and group.finite and (main := site.main) is not None:
            _take_pending_or_inherit(site, main)
            return
    _attach_to_noun(site)


def _attach_by_link(site: _Site) -> bool:
    """Attach a verb to the word or mark right before it; False if that links nothing."""
    word, tag = site.word, site.group.tag
    if word == "to" and (tag == "VB" or not site.group.finite):
        _attach_infinitive(site)
    elif tag == "VBG" and word in _GERUND_OPENERS:
        _attach_gerund(site)
    elif (word == "," and _speaker_comes_after(site)) or (word in RELATIVES and _attach_relative(site)):
        return True
    elif word in COORDINATORS or (word == "," and site.earlier):
        _attach_coordinate(site)
    elif word in _PARENTHESES:
        _attach_after_parenthesis(site)
    else:
        return False
    return True


def last_finite(predicates: list[Predicate]) -> Predicate | None:
    """The main verb of the clauses read so far."""
    for predicate in reversed(predicates):
        if predicate.form == "finite" and predicate.link not in RELATIVES:
            return predicate
    return None


_BEFORE_A_RELATIVE = frozenset([",", "”", '"', "’", "–", "—", "--", "("])  # marks between who it is about and "who"


def defer_subjects(predicates: list[Predicate]) -> None:
    """ "After visiting Cairo, he flew": the participle's subject is the main verb's."""
    for number, predicate in enumerate(predicates):
        if predicate.form == "participle" and not predicate.subject and predicate.noun in ("", "well"):  # "As well as visiting"
            for other in predicates[number + 1 :]:
                if other.form == "finite" and other.link not in RELATIVES:
                    predicate.subject, predicate.parent = other.subject, other
                    break


def _floor(earlier: list[Predicate]) -> int:
    """The item from which a subject may be sought: "a delegation led by A" is looked through, other verb groups are not."""
    if not earlier:
        return 0
    other = earlier[-1]
    return other.first if other.verb in ("lead", "head") and other.form == "reduced" else other.last


def _before_adverbs_and_days(items: list[Item], predicate: Predicate, floor: int) -> int:
    """The item before a verb group, days and adverbs passed over: "he on Monday again visited"."""
    back = predicate.first - 1
    while back >= floor:
        item = items[back]
        if item.kind == "word":
            beside_a_day = (item.lower in _BEFORE_A_DAY and items[back + 1].kind == "date") or (
                item.lower in _TIMES_OF_DAY and items[back - 1].kind == "date"
            )
            if not item.adverb and not beside_a_day and not (item.lower in ("most", "more") and items[back + 1].adverb):
                break
            predicate.negated = predicate.negated or item.lower in NEGATIONS  # "never visited"
        elif item.kind != "date" and not (item.lower in _OPENING_QUOTES and back > floor and items[back - 1].nominal):
            break  # 'Seoul "will never accept" it': the words quoted begin with the verb
        back -= 1
    return back


# ---------------------------------------------------------------- by what stands before the verb


def _follow_a_verb(site: _Site) -> None:
    """Nothing stands between this verb and the one before it: "left heading to Oman"."""
    predicate, last = site.predicate, site.last
    predicate.parent = last
    if site.group.tag == "VBG":
        predicate.form = "participle"
        if last is not None:
            predicate.subject = last.subject
    elif (main := site.main) is not None:
        predicate.subject, predicate.noun = main.subject, main.noun


def _attach_infinitive(site: _Site) -> None:
    """ "Went to Lima to meet": the subject of the verb above, or its object ("asked him to come")."""
    items, predicate, above = site.items, site.predicate, site.last
    predicate.form, predicate.link, predicate.left = "infinitive", "to", site.back
    if above is None:
        if predicate.left > 1 and items[predicate.left - 1].lower == "," and items[predicate.left - 2].kind == "word":
            predicate.noun = items[predicate.left - 2].lower  # "The summit, to be held in Kazan"
        return
    predicate.parent = above
    if above.verb in OBJECT_CONTROL and not above.passive:
        predicate.subject = ()  # filled with the object once complements are read
    else:
        predicate.subject, predicate.noun = above.subject, above.noun
    if above.verb in _GOVERNING:
        predicate.governors = (above.verb,)


def _attach_gerund(site: _Site) -> None:
    """ "..., visiting Cairo", "after visiting Cairo", "visiting Cairo and meeting"."""
    predicate, word = site.predicate, site.word
    predicate.form, predicate.link, predicate.left = "participle", word if word in GERUND_LINKS else "", site.back
    source = predicate.parent = site.last if word == "and" and site.earlier else site.main
    if source is not None:
        predicate.subject, predicate.noun = source.subject, source.noun
    else:
        nominal_subject(site.items, predicate, site.back - 1, site.floor)


def _speaker_comes_after(site: _Site) -> bool:
    """ "..., said spokesman Ivan Bell.": who speaks stands behind the verb, and what is said before it is another clause."""
    items, predicate = site.items, site.predicate
    if predicate.verb not in SAYING_WHO_COMES_AFTER or predicate.last + 1 >= len(items):
        return False
    speaker, following = items[predicate.last], items[predicate.last + 1]
    if speaker.actor is not None and speaker.actor.kind in ("person", "delegation"):
        return following.kind in ("mark", "date") or following.lower in ("on", "in", "at", "who")
    if speaker.actor is not None and following.lower in POSSESSIVE_ENDINGS:
        return _ends_with_a_body(items, predicate.last + 2)
    return any("spokes" in item.lower for item in items[predicate.last : predicate.last + 4])


def _ends_with_a_body(items: list[Item], at: int) -> bool:
    """Whether a few words end a sentence with a ministry or a government: "said Peru's foreign ministry"."""
    end = at
    while end < len(items) and items[end].kind == "word":
        end += 1
    return (
        at < end <= at + 3
        and items[end - 1].lower in _SPEAKING_BODIES
        and (end == len(items) or items[end].kind in ("mark", "date"))
    )


_SPEAKING_BODIES = wordset("ministry government embassy presidency army military parliament office department police navy")


def _attach_relative(site: _Site) -> bool:
    """ "Lavrov, who arrived ...": the antecedent is the subject; False where none stands before the pronoun."""
    items, predicate, at = site.items, site.predicate, site.back
    back = at - 1
    while back >= 0 and items[back].lower in _BEFORE_A_RELATIVE:
        back -= 1
    if back < 0 or not items[back].nominal or (site.word == "that" and back < site.floor):  # "said that"
        return False
    predicate.link, predicate.left = site.word, at
    item = items[back]
    if item.actor is not None:
        predicate.subject = (item.actor,)
        everybody = any(items[number].lower in ("both", "all") for number in range(at, predicate.last))
        if everybody or (items[predicate.first].lower not in ("is", "was", "has") and items[at - 1].lower != ","):
            predicate.subject = tuple([member.actor for member in group_back(items, back)[1] if member.actor is not None])
    elif item.mention is None:
        predicate.noun = _head_noun(items, back)
    if item.mention is not None:
        predicate.antecedent = item.mention
    return True


def _head_noun(items: list[Item], at: int) -> str:
    """ "A tour of Asia that includes": the tour."""
    if at >= 2 and items[at - 1].lower in ("of", "in", "to") and items[at - 2].kind == "word" and items[at - 2].nominal:
        return items[at - 2].lower
    return items[at].lower


def _attach_coordinate(site: _Site) -> None:
    """A verb behind "and", or behind a comma with a verb before it: "arrived on Monday, met Wang and left"."""
    items, predicate, back, last, main = site.items, site.predicate, site.back, site.last, site.main
    comma = site.word == ","
    scheduled = comma and site.group.tag == "VBD" and predicate.verb in _SCHEDULED and _reduced_after_comma(items, predicate)
    if site.group.tag == "VBN" or (comma and _participle_before_by(site)) or scheduled:
        predicate.form, predicate.passive = "reduced", True
        nominal_subject(items, predicate, back - 1, site.floor)
        predicate.parent, predicate.left = main, back
        return
    predicate.link, predicate.left = "" if comma else "and", back
    pending = _new_subject(site) or _before_parenthetical_saying(site) if comma else None
    told_of = (_told_of(site) or _opening_person(site)) if comma and pending is None else None
    if pending is not None:
        take(items, predicate, pending)
    elif told_of is not None:
        take(items, predicate, told_of)
        predicate.left = back
    elif comma and last is not None and last.form in ("reduced", "participle") and main is None:
        predicate.subject, predicate.noun = last.subject, last.noun
    else:
        _share_subject(site, _coordinate(site))
    if not predicate.subject and not predicate.noun and last is not None and main is None:
        predicate.subject, predicate.noun = last.subject, last.noun
    if not predicate.subject and not predicate.noun and comma:
        _subject_before_first_comma(site)  # "His visit to Japan, due to begin in June, was called off"
        predicate.left = back


def _new_subject(site: _Site) -> int | None:
    """The subject that a parenthesis parts from its verb, if it is no complement of the verb before."""
    pending = pending_subject(site.items, site.back, site.floor)
    if pending is None or not site.floor or _begins_clause(site, pending):
        return pending
    return None


def _told_of(site: _Site) -> int | None:
    """ "She said Costa, on a tour since arriving in May, will visit": the person of whom it is said, before an aside with verbs."""
    main, items = site.main, site.items
    if main is None or main is site.last or main.verb not in _REPORTING or main.passive or main.form != "finite":
        return None
    if main.first and items[main.first - 1].kind == "mark":
        return None  # '"...", said Costa, who'
    at = main.last
    while at < site.back and (items[at].date is not None or items[at].lower in ("that", "on", "late", "early")):
        at += 1
    person = items[at].actor
    return at if person is not None and person.kind == "person" and items[at + 1].lower == "," else None


def _opening_person(site: _Site) -> int | None:
    """ "Costa, a former colonel who accuses Chad of meddling, will visit": the person who opens the sentence, commas behind."""
    items = site.items
    at = next((number for number, item in enumerate(items) if item.kind != "mark" and item.date is None), 0)
    person = items[at].actor
    parted = at + 1 < site.back and items[at + 1].lower == ","
    return at if site.main is None and site.earlier and parted and person is not None and person.kind == "person" else None


def _before_parenthetical_saying(site: _Site) -> int | None:
    """ "Peru, he said, supports": the nominal before the two commas."""
    last, items = site.last, site.items
    if last is None or last.verb not in _REPORTING or last.last != site.back or not last.left:
        return None
    comma = last.left - 1
    if comma < 1 or items[comma].lower != "," or items[comma - 1].kind not in ("actor", "place"):
        return None
    first = group_back(items, comma - 1)[0]
    opens = first == 0 or items[first - 1].kind == "mark" or items[first - 1].lower in _CLAUSE_OPENERS
    return comma - 1 if opens else None


def _coordinate(site: _Site) -> Predicate | None:
    """The verb before "and" that this one is coordinated with: the last of its own form."""
    last, group = site.last, site.group
    if last is None:
        return None
    if site.word != "," and last.link in RELATIVES and site.items[site.back - 1].lower != ",":
        return last
    return last if last.form != "finite" and group.tag == "VB" and not group.modal else site.main


def _share_subject(site: _Site, source: Predicate | None) -> None:
    """ "Will visit Oslo and meet the king": subject, and of a base form the auxiliaries too."""
    if source is None:
        return
    predicate = site.predicate
    predicate.subject, predicate.noun, predicate.parent = source.subject, source.noun, source
    if site.group.tag == "VB" and (source.form != "finite" or source.tense == "future" or source.governors):
        predicate.form, predicate.tense = source.form, source.tense
        predicate.modal, predicate.governors, predicate.negated = source.modal, source.governors, source.negated
        predicate.lapsed = source.lapsed
        predicate.parent = source.parent or source


def _attach_after_parenthesis(site: _Site) -> None:
    """The first verb, behind a comma: "Lavrov, after talks in Rome, flew", "The trip, scheduled for June,"."""
    items, predicate, tag = site.items, site.predicate, site.group.tag
    if tag == "VBG":
        predicate.form = "participle"
    elif tag == "VBN" or (tag == "VBD" and _reduced_after_comma(items, predicate)):
        predicate.form, predicate.passive = "reduced", True
    back = site.back = before_country(items, site.back)
    pending = pending_subject(items, back, 0) if items[back].kind == "mark" else None
    if pending is not None:
        take(items, predicate, pending)
    else:
        nominal_subject(items, predicate, back - (items[back].kind == "mark"), 0)
    if not predicate.subject and not predicate.noun:
        _subject_before_first_comma(site)  # "The last stop, on Monday, was Riga"
    if predicate.form == "reduced":
        predicate.left = back


def _take_pending_or_inherit(site: _Site, main: Predicate) -> None:
    """A finite verb behind a mark: the nominal before the parenthesis that the mark closes, else the main verb's subject."""
    pending = pending_subject(site.items, site.back, site.floor)
    if pending is not None:
        take(site.items, site.predicate, pending)
    else:
        site.predicate.subject, site.predicate.noun = main.subject, main.noun


def _attach_to_noun(site: _Site) -> None:
    """The usual case: a noun phrase before the verb, with the phrases that belong to it."""
    items, predicate, tag, last = site.items, site.predicate, site.group.tag, site.last
    nominal_subject(items, predicate, site.back, site.floor)
    if not predicate.subject and not predicate.noun and last is not None and last.form == "reduced":
        predicate.subject, predicate.noun = last.subject, last.noun  # "a meeting attended by A ended"
    if tag == "VBN" or _participle_before_by(site):
        predicate.form, predicate.passive, predicate.parent, predicate.left = "reduced", True, site.main, predicate.first
    elif tag == "VBG":
        main = site.main
        predicate.form, predicate.parent = "participle", main
        _subject_of_participle(site, main)
        if main is not None and main.last <= predicate.left:
            predicate.left = predicate.first  # "held talks on a summit involving Chad": the talks are held
    elif tag == "VBD" and predicate.noun and site.floor and predicate.left <= site.floor + 2:
        main = site.main
        if main is not None and items[predicate.first].lower in PARTICIPLES:
            predicate.form, predicate.passive, predicate.parent = "reduced", True, main  # "held talks hosted in"
            predicate.left = predicate.first


def _subject_of_participle(site: _Site, main: Predicate | None) -> None:
    """ "With Prime Minister Lee saying": Lee; "left Kuwait heading to Oman": not Kuwait, but who left."""
    items, predicate, at = site.items, site.predicate, site.back
    item = items[at]
    if item.actor is None and item.mention is None:
        return
    first = group_back(items, at)[0]
    if first and items[first - 1].lower == "with" and item.actor is not None and item.actor.kind in ("person", "delegation"):
        take(items, predicate, at)
    elif main is not None and main.subject and first == main.last and (item.actor is None or item.actor.kind == "state"):
        predicate.subject, predicate.noun = main.subject, ""


# ---------------------------------------------------------------- reduced clauses


def _participle_before_by(site: _Site) -> bool:
    """ "A meeting attended by A": a past that is a participle here."""
    items, predicate = site.items, site.predicate
    if site.group.tag != "VBD" or items[predicate.first].lower not in PARTICIPLES:
        return False
    return predicate.last < len(items) and items[predicate.last].lower == "by"


def _reduced_after_comma(items: list[Item], predicate: Predicate) -> bool:
    """ "The trip, scheduled for June, ..."; a verb that news prose uses so, or any before "by"."""
    following = items[predicate.last].lower if predicate.last < len(items) else ""
    return following == "by" or (predicate.verb in _REDUCED and following in _AFTER_REDUCED)


_SCHEDULED = wordset("schedule plan slate expect host base")  # ", scheduled from May 7": a past of these has an object behind it
_AFTER_REDUCED = wordset("for in at on to as from between")
_REDUCED = wordset("""
    schedule plan expect base hold host organise organize lead head attend follow know call slate aim entitle describe own
    back set postpone invite design timed
""")


def _subject_before_first_comma(site: _Site) -> None:
    opening = next((number for number in range(site.back) if site.items[number].lower == ","), 0)
    nominal_subject(site.items, site.predicate, opening - 1, 0)


def _begins_clause(site: _Site, at: int) -> bool:
    """Whether a nominal after a verb can be the next verb's subject: not as the object of that verb, but after "said" or "and"."""
    items, first = site.items, group_back(site.items, at)[0]
    if first > site.floor and (items[first - 1].kind == "mark" or items[first - 1].lower in _CLAUSE_OPENERS):
        return True
    return site.earlier[-1].verb in _REPORTING


_REPORTING = wordset("say tell report announce add claim believe hope note")
