"""Whether a description ("the minister", "the Iranian official", "the leader") may mean a person who holds an office."""

from __future__ import annotations

import re

from geotie.extraction.phrase_reader import NounPhrase
from geotie.extraction.wordlists import wordset

_ANY_OFFICE = wordset("official diplomat envoy politician visitor statesman dignitary aide")
_TOP = frozenset({"leader", "ruler", "strongman"})
_FOREIGN_OFFICE = re.compile(r"\bforeign\b|\bsecretary of state\b|\bexternal affairs\b|\bdiplomat\b")
_MONARCHS = re.compile(r"\b(?:king|queen|sultan|[ea]mir|emperor|majesty)\b")
_SENDING = re.compile(r"\b(?:(?<!vice )president|premier|prime minister|king|emir|sultan|leader)$")  # who sends envoys is none
_TOP_ROLES = re.compile(
    r"\b(?:pope|president|premier|prime minister|chancellor|king|queen|emir|sultan|leader|ruler|crown prince|chairman)\b"
)  # fmt: skip


def fits(phrase: NounPhrase, role: str) -> bool:
    """Whether a description may mean a person of this role: "the vice president" is no president, and no president a vice one."""
    head = phrase.head
    if not role:
        return False
    if head == "diplomat":
        return not _TOP_ROLES.search(role) and ("top" not in phrase.role.split() or bool(_FOREIGN_OFFICE.search(role)))
    if head in _ANY_OFFICE:
        return head != "envoy" or not _SENDING.search(role)
    if head in _TOP or (head == "head" and phrase.countries):
        return bool(_TOP_ROLES.search(role))
    return _same_office(head, phrase.role.split(), role)


_CHIEF_DIPLOMAT = ["foreign", "minister"]


def _same_office(head: str, described: list[str], role: str) -> bool:
    held = _CHIEF_DIPLOMAT if role.endswith("top diplomat") else role.split()
    if head in ("president", "premier") and any((word in described) != (word in held) for word in ("vice", "deputy")):
        return False
    if head == "monarch":
        return bool(_MONARCHS.search(role))
    if head in ("emir", "amir"):
        return "emir" in role or "amir" in role
    if head == "premier" or (head == "minister" and "prime" in described):
        return "premier" in role or "prime minister" in role
    return head in held or (head == "chief" and "director" in role)
