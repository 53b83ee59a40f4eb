from __future__ import annotations

import itertools
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotie.extraction import extract, ties
from geotie.extraction.tie_frames import examples, frames, inflected, kinship, plural, sayings
from geotie.extraction.verbs import FORMS
from geotie.records import MUTUAL_TIES, Article, PartialDate, Tie, TieType

PUBLISHED = date(2018, 2, 3)  # a Saturday


def read(text: str) -> tuple[Tie, ...]:
    return extract(Article(text, published=PUBLISHED)).ties


def asserted(text: str) -> set[tuple[str, str, str]]:
    """Source, target and type of all asserted dyads, those of mutual types in alphabetical order."""
    found = set()
    for tie in read(text):
        if tie.modality == "asserted":
            found |= {key(*dyad, tie.type) for dyad in tie.dyads()}
    return found


def key(source: str, target: str, kind: str) -> tuple[str, str, str]:
    return (*sorted((source, target)), kind) if kind in MUTUAL_TIES else (source, target, kind)  # type: ignore[return-value]


def sentences() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "tie_sentences.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|", 1)) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("told", "sentence"), [pytest.param(*case, id=case[1][:60]) for case in sentences()])
def test_sentence_asserts_these_ties(told, sentence):
    if told == "none":
        assert asserted(sentence) == set()
        return
    dyads = [dyad.strip() for dyad in told.split(";")]
    assert {key(*dyad.split()) for dyad in dyads if not dyad.startswith("!")} <= asserted(sentence)
    assert {key(*dyad[1:].split()) for dyad in dyads if dyad.startswith("!")}.isdisjoint(asserted(sentence))


@pytest.mark.parametrize(("kind", "sentence", "dyad"), [pytest.param(*case, id=case[1][:60]) for case in examples()])
def test_examples_of_the_table_hold(kind, sentence, dyad):
    assert key(*dyad.split(), kind) in asserted(sentence)


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Iran will condemn Israel at the summit.", "future"),
        ("Iran has not condemned Israel.", "negated"),
        ("Iran may condemn Israel.", "hypothetical"),
        ("If Iran condemns Israel, talks will end.", "hypothetical"),
        ("Iran decided not to condemn Israel.", "negated"),
        ("Egypt denied that it had attacked Libya.", "negated"),
        ("Peru plans talks with Chile.", "future"),
        ("The leaders of Cuba and Mexico will meet on Friday.", "future"),
        ("Turkey could impose sanctions on Israel.", "hypothetical"),
        ("Iran condemned Israel.", "asserted"),
    ],
)
def test_modality_follows_the_verb_group(sentence, modality):
    modalities = {tie.modality for tie in read(sentence)}
    assert modalities <= {modality}
    assert modalities or sentence.startswith(("Peru plans", "Egypt denied"))


def test_meeting_of_four_states_is_one_event_with_four_participants():
    (meeting,) = [
        tie for tie in read("The presidents of Kenya, Uganda, Rwanda and Tanzania met on Monday.") if tie.type == "CONSULT"
    ]
    assert sorted(meeting.sources) == ["KEN", "RWA", "TZA", "UGA"]
    assert meeting.targets == ()
    assert len(meeting.dyads()) == 6


def test_joint_condemnation_has_each_state_as_source():
    (tie,) = [tie for tie in read("Australia and Japan condemned North Korea.") if tie.type == "ACCUSE"]
    assert (tie.sources, tie.targets) == (("AUS", "JPN"), ("PRK",))


def test_repeated_assertion_is_one_tie_with_more_evidence():
    text = "Iran condemned Israel on Sunday. The weather was fine. Tehran's ministry said Iran had condemned Israel."
    (tie,) = [tie for tie in read(text) if tie.type == "ACCUSE"]
    assert len(tie.also) == 1
    assert text[tie.also[0].start : tie.also[0].end] == tie.also[0].text


def test_two_wordings_in_one_sentence_are_one_assertion():
    (tie,) = [tie for tie in read("Peru protested to Chile and lodged a protest with Chile.") if tie.type == "PROTEST"]
    assert tie.also == ()


def test_tie_takes_the_nearest_date_of_its_sentence():
    text = "Iran condemned Israel on Thursday. France, which met Mali's leader in 2015, withdrew its troops from Niger in January."
    days = {tie.type: tie.date for tie in read(text)}
    assert days["ACCUSE"] == PartialDate(2018, 2, 1)
    assert days["RETREAT"] == PartialDate(2018, 1)


def test_tie_without_a_date_in_its_sentence_has_none():
    (tie,) = read("On Monday it rained. Iran condemned Israel.")
    assert tie.date is None


@pytest.mark.parametrize(("published", "code"), [(date(2022, 5, 1), "USA"), (date(2010, 5, 1), "USA")])
def test_administration_is_known_by_who_heads_it(published, code):
    name = "Biden" if published.year > 2020 else "Obama"
    ties_told = extract(Article(f"The {name} administration condemned Syria.", published=published)).ties
    assert [tie.dyads() for tie in ties_told] == [((code, "SYR"),)]


def test_the_two_countries_are_those_of_the_last_act():
    text = "Peru accused Chile of spying. Chile rejected the charge. The two countries have a long maritime dispute."
    (dispute,) = [tie for tie in read(text) if tie.rule == "carried"]
    assert sorted({*dispute.sources, *dispute.targets}) == ["CHL", "PER"]


def test_friendly_request_is_no_hostile_act():
    (plea,) = [tie for tie in read("Ukraine asked Germany for help.") if tie.type == "REQUEST"]
    (demand,) = [tie for tie in read("Ukraine asked Germany to apologise.") if tie.type == "REQUEST"]
    assert (plea.polarity, demand.polarity) == (1, -1)


def test_venue_is_no_participant():
    assert asserted("Iran and Iraq held talks in Geneva.") == {("IRN", "IRQ", "CONSULT")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The European Union imposed sanctions on Belarus.",
        "NATO welcomed the Georgian reform.",
        "The United Nations condemned Syria.",
        "Brussels criticised Hungary.",
        "Hamas fired rockets at Israel.",
    ],
)
def test_organisation_is_no_state(sentence):
    assert asserted(sentence) == set()


def test_every_tie_has_a_rule_that_is_explained():
    for _, sentence in sentences():
        for tie in read(sentence):
            assert tie.rule in ties.RULES
            rule = ties.RULES[tie.rule]
            assert tie.confidence >= min(rule.clear, rule.shading)


@pytest.mark.parametrize("rule", ties.RULES)
def test_rule_is_explained_in_one_sentence(rule):
    assert ties.RULES[rule].explanation.endswith(".")
    assert ties.RULES[rule].explanation.count(". ") == 0
    told = ties.RULES[rule]
    assert 0 < min(told.clear, told.shading) <= told.precision <= max(told.clear, told.shading) < 1


def test_act_told_plainly_is_surer_than_one_that_shades_into_others():
    (blame,) = read("Iran condemned Israel.")
    (help_given,) = read("Cuba helped Angola.")
    assert blame.rule == help_given.rule
    assert blame.confidence > help_given.confidence


def test_tie_asserted_again_is_surer():
    (once,) = read("Iran condemned Israel on Sunday.")
    (again,) = read("Iran condemned Israel on Sunday. The weather was fine. Iran again condemned Israel.")
    assert once.confidence < again.confidence < 1


def test_table_covers_every_type():
    verbs = [entry for heads in frames().verbs.values() for entry in (*heads.alone, *itertools.chain(*heads.longer.values()))]
    nouns = itertools.chain.from_iterable(frames().nouns.values())
    assert {entry.frame.type for entry in (*verbs, *nouns)} == set(get_args(TieType))


def test_kinds_of_kin_and_saying_are_types():
    assert set(kinship().values()) | {saying.type for saying in sayings()} <= set(get_args(TieType))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("condemn", {"condemn", "condemns", "condemned", "condemning"}),
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("decry", {"decry", "decries", "decried", "decrying"}),
        ("blacklist", {"blacklist", "blacklists", "blacklisted", "blacklisting"}),
        ("quux", {"quux", "quuxes", "quuxed", "quuxing"}),
    ],
)
def test_verb_is_inflected(verb, forms):
    assert forms <= set(inflected(verb))


def test_clauses_know_each_verb_of_the_table():
    assert [word for word in frames().verbs if word not in FORMS] == []


@pytest.mark.parametrize(
    ("noun", "many"), [("ally", "allies"), ("clash", "clashes"), ("peace talk", "peace talks"), ("relay", "relays")]
)
def test_plural(noun, many):
    assert plural(noun) == many


STATES = ("Iran", "Peru", "the United States", "Russia", "Kenya", "Japan")
VERBS = (
    "condemned",
    "thanked",
    "met",
    "signed a treaty with",
    "imposed sanctions on",
    "invaded",
    "warned",
    "visited",
    "will praise",
)


@settings(deadline=None)  # the first text loads the tables
@given(st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(VERBS), st.sampled_from(STATES)), min_size=1, max_size=5))
def test_evidence_is_the_words_of_the_text(told):
    text = " ".join(f"{one[0].upper()}{one[1:]} {verb} {other}, it was said." for one, verb, other in told)
    for tie in read(text):
        for evidence in (tie.evidence, *tie.also):
            assert text[evidence.start : evidence.end] == evidence.text
        assert all(source != target for source, target in tie.dyads())
        assert len({*tie.sources, *tie.targets}) > 1


PIECES = """
Iran Israel said that condemned the of and , . " “ ” ' 's - – by on with between talks sanctions Russian-Chinese it its we our to
not will if who which visited met Tehran ally foreign minister (x) : ; 2018 on Monday according to U.S. they he"""


@settings(deadline=None)  # the first text loads the tables
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40).map(" ".join))
def test_any_text_is_read_without_failure(text):
    for tie in read(text):
        assert text[tie.evidence.start : tie.evidence.end] == tie.evidence.text


SHARED = Path(__file__).parents[3] / "shared" / "eval"


@pytest.mark.skipif(not (SHARED / "score_records.py").is_file(), reason="the annotated articles are not beside this checkout")
def test_annotated_articles_keep_their_scores(tmp_path):
    """Floors, not goals: lowering one is a deliberate act."""
    gold = SHARED / "gold" / "dev.jsonl"
    predicted = tmp_path / "predicted.jsonl"
    done = subprocess.run([sys.executable, "-m", "geotie", "extract", str(gold)], capture_output=True, check=True)
    predicted.write_bytes(done.stdout)
    command = [sys.executable, str(SHARED / "score_records.py"), str(gold), str(predicted), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert scores["ties"]["micro"]["f1"] >= 0.77
    assert scores["ties"]["micro"]["precision"] >= 0.85
    assert scores["ties_directed"]["micro"]["f1"] >= 0.65
