"""Records to small tables over time: values per country, arcs between countries, timeline, evidence. No SQL, no drawing."""

from geotie.measures.arcs import LAYERS, Layer, arc_events, arcs, course_of_visit
from geotie.measures.claims import EVERYBODY, HOLDERS, STATE_MEDIA, Holder, Says, StateMedia, holders_of_events, said_by
from geotie.measures.evidence import (
    all_mentions,
    evidence,
    evidence_of_arc,
    evidence_of_country,
    evidence_of_place,
    evidence_of_visit,
    mentions_of_country,
)
from geotie.measures.marks import FILLS, Fill, country_values, marks, values_of
from geotie.measures.narrowing import narrowed
from geotie.measures.sources import Sources, sources
from geotie.measures.tables import Tables
from geotie.measures.territories import POLICIES, VIEWS, Policy, folded, state_of
from geotie.measures.timeline import STEPS, Step, Timeline, timeline
from geotie.measures.window import EVER, TimeBasis, Window

__all__ = [
    "EVER",
    "EVERYBODY",
    "FILLS",
    "HOLDERS",
    "LAYERS",
    "POLICIES",
    "STATE_MEDIA",
    "STEPS",
    "VIEWS",
    "Fill",
    "Holder",
    "Layer",
    "Policy",
    "Says",
    "Sources",
    "StateMedia",
    "Step",
    "Tables",
    "TimeBasis",
    "Timeline",
    "Window",
    "all_mentions",
    "arc_events",
    "arcs",
    "country_values",
    "course_of_visit",
    "evidence",
    "evidence_of_arc",
    "evidence_of_country",
    "evidence_of_place",
    "evidence_of_visit",
    "folded",
    "holders_of_events",
    "marks",
    "mentions_of_country",
    "narrowed",
    "said_by",
    "sources",
    "state_of",
    "timeline",
    "values_of",
]
