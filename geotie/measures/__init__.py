"""Records to small tables over time: values per country, arcs between countries, timeline, evidence. No SQL, no drawing."""

from geotie.measures.arcs import LAYERS, Layer, arc_events, arcs, course_of_visit
from geotie.measures.evidence import evidence, evidence_of_arc, evidence_of_country, evidence_of_visit, mentions_of_country
from geotie.measures.marks import FILLS, Fill, country_values, marks
from geotie.measures.narrowing import narrowed
from geotie.measures.sources import Sources, sources
from geotie.measures.tables import Tables
from geotie.measures.timeline import STEPS, Step, Timeline, timeline
from geotie.measures.window import EVER, TimeBasis, Window

__all__ = [
    "EVER",
    "FILLS",
    "LAYERS",
    "STEPS",
    "Fill",
    "Layer",
    "Sources",
    "Step",
    "Tables",
    "TimeBasis",
    "Timeline",
    "Window",
    "arc_events",
    "arcs",
    "country_values",
    "course_of_visit",
    "evidence",
    "evidence_of_arc",
    "evidence_of_country",
    "evidence_of_visit",
    "marks",
    "mentions_of_country",
    "narrowed",
    "sources",
    "timeline",
]
