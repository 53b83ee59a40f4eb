"""Sets of things that are the same, found pair by pair."""

from __future__ import annotations

from collections.abc import Mapping


class Groups:
    """
    Disjoint sets of names; a set goes by its smallest name, whatever the order in which pairs were joined.

    Parameters
    ----------
    marks
        Marks that some names bear. Two sets that bear one mark are never joined; what they come to then depends on the order of
        the pairs, so that it has to be a fixed one.
    """

    def __init__(self, marks: Mapping[str, str] | None = None) -> None:
        self._parent: dict[str, str] = {}
        self._marks = {name: frozenset([mark]) for name, mark in (marks or {}).items()}

    def of(self, name: str) -> str:
        root = name
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(name, name)) != root:
            self._parent[name] = root
            name = above
        return root

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        if first == second:
            return
        marks = self._marks.get(first, frozenset()), self._marks.get(second, frozenset())
        if marks[0].isdisjoint(marks[1]):
            self._parent[second] = first
            if marks[1]:
                self._marks[first] = marks[0] | marks[1]
