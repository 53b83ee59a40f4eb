"""Events: reports of one journey or one act between states, told by several articles, as the one thing that happened."""

from geotie.events.merging import EVENT_COLUMNS, Events, merge

__all__ = ["EVENT_COLUMNS", "Events", "merge"]
