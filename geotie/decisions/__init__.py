"""
What analysts decide about records: accept, reject, edit, add, and withdraw what was decided before.

A decision is about what was said: the article, the kind of record, the words that carry it, and what was read in them. It points
to no row of an archive, so it outlives new rules and the archive itself. Decisions are only ever added; the last one on a record
rules. `standings` puts them over the records of an article: the extraction stays as it is.

    line(decision)          one decision as a line of JSON
    parse(line)             and back
    rulings(decisions)      what rules now
    standings(extraction, decisions)    the records as they stand
    merge(ours, theirs)     both, with the records on which they disagree
"""

from geotie.decisions.forms import mention_values, stop_values, tie_values, visit_values
from geotie.decisions.log import Conflict, in_order, line, merge, parse, parse_lines, rulings
from geotie.decisions.making import added, decide
from geotie.decisions.model import FIELDS, IDENTITY, RULE, Action, Decision, Fate, Kind, Record, Standing, Standings, State, Values
from geotie.decisions.sheets import FIRST_ADDED, located, matching, occurrence, standings, values

__all__ = [
    "FIELDS",
    "FIRST_ADDED",
    "IDENTITY",
    "RULE",
    "Action",
    "Conflict",
    "Decision",
    "Fate",
    "Kind",
    "Record",
    "Standing",
    "Standings",
    "State",
    "Values",
    "added",
    "decide",
    "in_order",
    "line",
    "located",
    "matching",
    "mention_values",
    "merge",
    "occurrence",
    "parse",
    "parse_lines",
    "rulings",
    "standings",
    "stop_values",
    "tie_values",
    "values",
    "visit_values",
]
