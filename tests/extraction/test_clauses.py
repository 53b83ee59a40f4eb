"""Clauses: subjects, complements and whether an act takes place."""

from __future__ import annotations

import pytest

from geotie.extraction import understand
from geotie.extraction.clauses import Predicate
from geotie.records import Article

ROYO = "Panamanian President Elena Royo"


def predicate(text: str, verb: str) -> Predicate:
    clauses = understand(Article(text)).clauses
    return next(found for sentence in clauses for found in sentence.predicates if found.verb == verb)


@pytest.mark.parametrize(
    ("verb_group", "actuality"),
    [
        ("visited", "done"),
        ("has visited", "done"),
        ("is visiting", "done"),
        ("will visit", "future"),
        ("is expected to visit", "future"),
        ("is due to visit", "future"),
        ("is to visit", "future"),
        ("plans to visit", "future"),
        ("did not visit", "negated"),
        ("never visited", "negated"),
        ("refused to visit", "negated"),
        ("could visit", "hypothetical"),
        ("may visit", "hypothetical"),
        ("hopes to visit", "wish"),
        ("was invited to visit", "wish"),
    ],
)
def test_verb_group_tells_whether_the_act_takes_place(verb_group: str, actuality: str) -> None:
    assert predicate(f"{ROYO} {verb_group} Lima.", "visit").actuality == actuality


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param(f"{ROYO}, who met reporters on Monday, flew to Lima.", "fly", id="relative clause between"),
        pytest.param(f"{ROYO}, after talks in Quito, flew to Lima.", "fly", id="parenthesis between"),
        pytest.param(f"{ROYO} left Quito and flew to Lima.", "fly", id="coordination"),
        pytest.param(f"After visiting Quito, {ROYO} left.", "visit", id="participle before"),
        pytest.param(f"{ROYO} left Quito before flying to Lima.", "fly", id="participle after"),
        pytest.param(f"{ROYO} went to Lima to meet friends.", "meet", id="infinitive"),
        pytest.param(f"On Monday in Quito, {ROYO} said no.", "say", id="phrases in front"),
    ],
)
def test_subject_is_found(text: str, verb: str) -> None:
    assert [actor.name for actor in predicate(text, verb).subject] == ["Elena Royo"]


def test_passive_has_an_agent() -> None:
    found = predicate(f"{ROYO} was received in Lima by Peruvian President Juan Vega.", "receive")
    assert found.passive
    assert [actor.name for actor in found.agent] == ["Juan Vega"]


def test_complements_are_told_by_preposition() -> None:
    found = predicate(f"{ROYO} flew from Quito to Lima, La Paz and Asunción on Monday.", "fly")
    to, origin = found.phrase("to"), found.phrase("from")
    assert to is not None and origin is not None
    assert [place.text for place in to.places] == ["Lima", "La Paz", "Asunción"]
    assert [place.text for place in origin.places] == ["Quito"]


def test_verb_with_a_particle_is_one_verb() -> None:
    assert predicate(f"{ROYO} called off the trip.", "call off").object_noun == "trip"


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        pytest.param('Peru "will never accept" the treaty.', "accept", "Peru", id="quotation that begins with the verb"),
        pytest.param("Peru, he said, supports the treaty.", "support", "Peru", id="saying in a parenthesis"),
        pytest.param(f"Talks began, with {ROYO} hoping for a treaty.", "hope", ROYO, id="with a person"),
        pytest.param(f"{ROYO} left Kuwait heading to Oman.", "head", ROYO, id="participle behind a place"),
        pytest.param(f"{ROYO} was met by Mayor Ana Costa and she spoke.", "speak", "she", id="and she"),
    ],
)
def test_subject_is_told_from_what_stands_beside_it(text: str, verb: str, subject: str) -> None:
    assert [actor.text for actor in predicate(text, verb).subject] == [subject]


def test_ministry_behind_its_verb_of_saying_is_no_subject_of_what_is_said() -> None:
    text = f"{ROYO} will visit Lima, said Peru's foreign ministry."
    assert not predicate(text, "say").subject
    assert [actor.name for actor in predicate(text, "visit").subject] == ["Elena Royo"]


def test_as_well_as_joins_a_list() -> None:
    found = predicate(f"{ROYO} met Chilean President Juan Soto as well as Peruvian President Ana Costa.", "meet")
    assert [item.actor.name for item in found.objects if item.actor] == ["Juan Soto", "Ana Costa"]


def test_days_between_a_noun_and_its_verb_do_not_part_them() -> None:
    assert predicate("The tour between 3 and 7 May will take her to Lima.", "take").noun == "tour"
