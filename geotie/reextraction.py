"""What newer rules read otherwise in articles that an archive holds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from geotie.archive import Archive
from geotie.decisions import Kind, Standing, Values, matching, values
from geotie.records import Article, Extraction, normalised

Difference = Literal["new", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """One record of an article before and after; None where there is none."""

    article_id: str
    kind: Kind
    difference: Difference
    evidence: str
    before: Values | None
    after: Values | None


def reextract(archive: Archive, extract: Callable[[Article], Extraction], *, dry_run: bool = False) -> Iterator[list[Change]]:
    """
    Read all articles anew, one transaction for each whose records differ, and yield the changes of each.

    Records that were imported ready-made are left as they are: no rule has read them. A run that is stopped keeps what it has
    done; the next one goes on from there.
    """
    for article_id in archive.article_ids():
        before = archive.extraction(article_id)
        if before.ready_made:
            yield []
            continue
        after = extract(before.article)
        if after != before and not dry_run:
            archive.replace(after)
        yield compare(before, after)


def compare(before: Extraction, after: Extraction) -> list[Change]:
    """The records that differ, whatever their numbers; a change of confidence alone is none."""
    if replace(before, version=after.version) == after:  # most articles
        return []
    left: defaultdict[str, list[Standing]] = defaultdict(list)
    for one in values(before):
        left[_told(one)].append(one)
    unpaired = []
    for one in values(after):  # first those that say just the same in the same words
        same = left[_told(one)]
        if same:
            same.pop()
        else:
            unpaired.append(one)
    return list(_differences(after.article.id, [one for same in left.values() for one in same], unpaired))


def _differences(article_id: str, before: list[Standing], after: list[Standing]) -> Iterator[Change]:
    left = {id(one): one for one in before}
    for one in after:
        words = one.evidence.text
        found = matching(one.kind, one.said, words, left.values())
        if not found:
            yield Change(article_id, one.kind, "new", words, None, one.said)
            continue
        del left[id(found[0])]
        if _fields(found[0]) != _fields(one):
            yield Change(article_id, one.kind, "changed", words, found[0].said, one.said)
    for other in left.values():
        yield Change(article_id, other.kind, "gone", other.evidence.text, other.said, None)


def _told(standing: Standing) -> str:
    """All that a record says, and its words."""
    return json.dumps([standing.kind, _fields(standing), normalised(standing.evidence.text)], sort_keys=True)


def _fields(standing: Standing) -> Values:
    """Without a visit's stops, which are records of their own, and without numbers, which move when a stop is put between."""
    return {name: value for name, value in standing.said.items() if name not in ("stops", "route", "number")}
