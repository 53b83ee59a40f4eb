"""Whose words an article has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet or agency that a text goes back to; `state_media` None where it is not known whether a state runs it."""

    outlet: str
    state_media: bool | None = None
