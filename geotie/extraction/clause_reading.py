"""Reads the clauses of an article: verb groups in each sentence, their subjects, and what follows them."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress, count

from geotie.extraction.clauses import Clauses, Item, Predicate
from geotie.extraction.complements import complete
from geotie.extraction.document import DateExpression, Document, Sentence
from geotie.extraction.items import cut
from geotie.extraction.subjects import attach, defer_subjects
from geotie.extraction.verb_groups import OPENERS, verb_group
from geotie.extraction.verbs_or_nouns import is_verb_here
from geotie.extraction.word_classes import RELATIVES

_CONDITIONS = frozenset({"if", "unless", "whether"})
_CONDITIONAL_MODALS = frozenset({"would", "'d", "’d"})


def read(document: Document) -> tuple[Clauses, ...]:
    """The clauses of every sentence."""
    return tuple([_of_sentence(sentence, *units) for sentence, units in zip(document.sentences, cut(document), strict=True)])


def _of_sentence(sentence: Sentence, items: list[Item], names: list[int]) -> Clauses:
    words = [item.lower for item in items]
    return Clauses(sentence, items, _predicates(items, words), words, names)


def _predicates(items: list[Item], words: list[str]) -> list[Predicate]:
    """All verb groups of a sentence, whose items are these words, with their subjects and complements."""
    predicates: list[Predicate] = []
    stop = 0
    for at in compress(count(), map(OPENERS.__contains__, words)):
        item = items[at]
        if at < stop or item.kind != "word":
            continue
        group = verb_group(items, at)
        if group is None or not group.lemma or not is_verb_here(items, at, group):
            continue
        stop = group.last
        predicate = Predicate(
            group.lemma, at, stop, item.start, items[stop - 1].end, "finite", group.tense, group.modal, group.negated,
            group.passive, group.progressive, group.perfect, group.governors, group.lapsed,
        )  # fmt: skip
        attach(items, predicate, group, predicates)
        if predicate.form == "finite" and predicate.left and items[predicate.left - 1].lower == "where":
            predicate.link = "where"
        predicates.append(predicate)
    if predicates:
        _complete(items, predicates, conditional=not _CONDITIONS.isdisjoint(words))
    return predicates


def _complete(items: list[Item], predicates: list[Predicate], *, conditional: bool) -> None:
    """Add subjects that stand behind, complements, and whether an act is a condition; `conditional`: the sentence has an "if"."""
    defer_subjects(predicates)
    reach, last = 0, len(predicates) - 1
    for number, predicate in enumerate(predicates):
        complete(items, predicate, predicates[number + 1] if number < last else None, reach)
        reach = max(reach, predicate.right)
        if conditional and (predicate.modal in _CONDITIONAL_MODALS or _opened_by_if(items, predicate)):
            predicate.conditional = True
    if last:
        _give_opening_day(items, predicates)
        _give_days_of_start(predicates)


_BEGINNING = frozenset({"start", "begin", "commence"})
_BOUNDING = _BEGINNING | {"end"}


def _give_days_of_start(predicates: list[Predicate]) -> None:
    """ "Starting from May 3, she will visit": the day belongs to the act that starts, where it has none of its own."""
    for number, predicate in enumerate(predicates):
        if predicate.verb not in _BOUNDING or predicate.form != "participle" or not predicate.dates or predicate.noun:
            continue
        main = predicate.parent if number else predicates[1]
        if main is not None and not (predicate.objects or predicate.object_noun or main.dates):
            main.dates = predicate.dates if predicate.verb in _BEGINNING else tuple(map(_as_last_day, predicate.dates))


def _as_last_day(told: DateExpression) -> DateExpression:
    """ "Will visit Chad and Mali, ending on May 5"."""
    return replace(told, first=None, last=told.last or told.first)


_DAY_OPENERS = frozenset({"on", "late", "early", "in"})


def _give_opening_day(items: list[Item], predicates: list[Predicate]) -> None:
    """ "On Monday the premier, who leads the mission, landed": the day that opens a sentence is that of its main verb."""
    at = 0
    while at < 2 and items[at].lower in _DAY_OPENERS:
        at += 1
    told = items[at].date
    main = next((number for number, predicate in enumerate(predicates) if predicate.form == "finite" and not predicate.link), 0)
    if not main or told is None or predicates[main].dates:
        return
    predicates[main].dates = (told,)
    for predicate in predicates[:main]:
        if predicate.link in RELATIVES:
            predicate.dates = tuple([date for date in predicate.dates if date is not told])


def _opened_by_if(items: list[Item], predicate: Predicate) -> bool:
    """ "It is not known whether she will visit", "if he travels to"."""
    return predicate.form == "finite" and predicate.left > 0 and items[predicate.left - 1].lower in _CONDITIONS
