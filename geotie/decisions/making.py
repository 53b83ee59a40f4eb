"""Decisions as people make them, on a record as it stands or on words that no rule read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import get_args

from geotie.decisions.forms import build, defaults
from geotie.decisions.log import require_fields
from geotie.decisions.model import FIELDS, Action, Decision, Kind, Standing, Values
from geotie.decisions.sheets import occurrence
from geotie.errors import DecisionError
from geotie.records import Article, Evidence

_ADDED_FIELDS: Mapping[Kind, tuple[str, ...]] = {**FIELDS, "stop": (*FIELDS["visit"], *FIELDS["stop"])}


def decide(
    standing: Standing,
    article: Article,
    action: Action,
    *,
    by: str,
    at: datetime,
    changes: Values | None = None,
    why: str = "",
) -> Decision:
    """
    A decision on a record as it stands. Edits build on earlier ones; to accept an edited record is to accept its changes.

    Raises
    ------
    DecisionError
        If the action is no decision on a record, or the changes are none that the record can take.
    """
    if action not in get_args(Action) or action == "add":
        raise DecisionError(f"{action!r} is no decision on a record: accept, reject, edit or withdraw it")
    if bool(changes) != (action == "edit"):
        raise DecisionError("an edit needs changes" if action == "edit" else f"{action} takes no changes")
    _require_name(by)
    kind = standing.kind
    earlier = standing.ruling.changes if standing.ruling and action in ("edit", "accept") else {}
    set_so = {**earlier, **(changes or {})}
    require_fields(kind, set_so, FIELDS[kind])
    build(kind, {**standing.said, **set_so}, standing.evidence)  # raises what is wrong
    words = standing.evidence
    ruled = standing.ruling
    return Decision(
        action=action,
        kind=kind,
        article_id=article.id,
        evidence=ruled.evidence if ruled else words.text,
        nth=ruled.nth if ruled else occurrence(article.text, words),
        said=ruled.said if ruled else standing.said,
        by=by.strip(),
        at=at,
        changes=set_so,
        why=why.strip(),
    )


def added(
    article: Article, kind: Kind, values: Values, *, evidence: tuple[int, int], by: str, at: datetime, why: str = ""
) -> Decision:
    """
    A record that the rules did not read, carried by the words between two offsets of the article's text.

    A stop joins the visit of the same visitor in the article, at the `number` given or as the last; else it is a visit of its own.

    Raises
    ------
    DecisionError
        If there are no words there, or the values make no record of this kind.
    """
    _require_name(by)
    if kind == "route" or kind not in get_args(Kind):
        raise DecisionError(f"a {kind} cannot be added")
    start, end = evidence
    if not (0 <= start < end <= len(article.text) and article.text[start:end].strip()):
        raise DecisionError(f"there are no words at {start} to {end} of article {article.id}")
    words = Evidence.of(article.text, start, end)
    if kind == "visit":
        raise DecisionError("a visit is added by its stops")
    require_fields(kind, values, _ADDED_FIELDS[kind])
    said = {**defaults(kind), **values, "added": True}
    build(kind, said, words)  # raises what is wrong
    return Decision("add", kind, article.id, words.text, occurrence(article.text, words), said, by.strip(), at, why=why.strip())


def _require_name(by: str) -> None:
    if not by.strip():
        raise DecisionError("a decision needs the name of the one who makes it")
