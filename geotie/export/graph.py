"""
Countries as nodes and what links them as edges: GraphML and GEXF 1.2, for Gephi, NetworkX, igraph and Cytoscape.

    ties     an edge for each pair of countries of a tie, from source to target, with day, type, sign and weight
    visits   an edge for each leg of a journey, from home or the stop before, with day and visitor

Every edge is directed, as the programs want it; `mutual` tells acts that have no direction. `weight` is never negative: it is the
strength of the tie, `sign` says whether it is friendly (1) or hostile (-1), `goldstein` is both in one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from geotie.archive import Archive
from geotie.countries import countries
from geotie.export.markup import attribute, content
from geotie.export.provenance import provenance
from geotie.export.selection import EVERYTHING, Export, Selection, selected
from geotie.export.text import rows_of
from geotie.export.ways import Row, grouped, moves

LINKING: tuple[Export, ...] = ("ties", "visits")
_NODE_FIELDS = {"label": "string", "region": "string", "lon": "double", "lat": "double"}
_EDGE_FIELDS: dict[str, dict[str, str]] = {
    "ties": {
        "type": "string",
        "sign": "int",
        "goldstein": "double",
        "mutual": "boolean",
        "modality": "string",
        "day": "string",
        "outlet": "string",
        "speaker": "string",
        "evidence": "string",
        "confidence": "double",
    },
    "visits": {
        "visitor": "string",
        "role": "string",
        "status": "string",
        "day": "string",
        "outlet": "string",
        "evidence": "string",
        "confidence": "double",
    },
}


@dataclass(frozen=True, slots=True)
class _Edge:
    id: str
    source: str
    target: str
    weight: float
    values: Row
    end: str | None  # last day


def graphml_lines(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> Iterator[str]:
    """The graph as GraphML, piece by piece; the provenance is data of the graph."""
    edges = list(_edges(archive, what, selection))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    fields = [("graph", "geotie", "string"), *(("node", name, kind) for name, kind in _NODE_FIELDS.items())]
    fields += [("edge", "weight", "double"), *(("edge", name, kind) for name, kind in _EDGE_FIELDS[what].items())]
    for place, name, kind in fields:
        key = f"{place}_{name}"
        yield f'<key id="{key}" for="{place}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="G" edgedefault="directed">\n'
    about = json.dumps(provenance(archive, what, selection), ensure_ascii=False)
    yield f'<data key="graph_geotie">{content(about)}</data>\n'
    for code in _nodes(edges):
        yield f"<node id={attribute(code)}>{_data('node', _node(code))}</node>\n"
    for edge in edges:
        ends = f"id={attribute(edge.id)} source={attribute(edge.source)} target={attribute(edge.target)}"
        yield f"<edge {ends}>{_data('edge', {'weight': edge.weight, **edge.values})}</edge>\n"
    yield "</graph>\n</graphml>\n"


def gexf_lines(archive: Archive, what: Export, selection: Selection = EVERYTHING) -> Iterator[str]:
    """The graph as GEXF, piece by piece: edges last from their first to their last day, the provenance is the description."""
    edges = list(_edges(archive, what, selection))
    about = provenance(archive, what, selection)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    described = json.dumps(about, ensure_ascii=False)
    yield f"<meta lastmodifieddate={attribute(about['created'][:10])}>"
    yield f"<creator>{content(about['generator'])}</creator><description>{content(described)}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield _declared("node", {name: kind for name, kind in _NODE_FIELDS.items() if name != "label"})
    yield _declared("edge", _EDGE_FIELDS[what])
    yield "<nodes>\n"
    for code in _nodes(edges):
        node = _node(code)
        label = node.pop("label")
        yield f"<node id={attribute(code)} label={attribute(label)}>{_attvalues(node)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for edge in edges:
        ends = f"id={attribute(edge.id)} source={attribute(edge.source)} target={attribute(edge.target)}"
        day = edge.values["day"]
        span = f" start={attribute(day)} end={attribute(edge.end or day)}" if day else ""
        yield f"<edge {ends} weight={attribute(edge.weight)}{span}>{_attvalues(edge.values)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _edges(archive: Archive, what: Export, selection: Selection) -> Iterator[_Edge]:
    rows = rows_of(selected(archive, what, selection).collect())
    fields = _EDGE_FIELDS[what]
    if what == "ties":
        for row in rows:
            values = {**row, "sign": row["polarity"], "goldstein": row["weight"]}
            name = f"{row['tie_id']}.{row['source']}-{row['target']}"
            yield _Edge(name, row["source"], row["target"], abs(row["weight"]), {field: values[field] for field in fields}, None)
        return
    for visit_id, stops in grouped(rows, "visit_id"):
        for number, (origin, stop) in enumerate(moves(stops), 1):
            if origin["country"] != stop["country"]:
                values = {field: stop[field] for field in fields}
                yield _Edge(f"{visit_id}.l{number}", origin["country"], stop["country"], 1.0, values, _last_day(stop))


def _last_day(stop: Row) -> str | None:
    return str(stop["end"]) if stop["end"] and stop["day"] and stop["end"] > stop["day"] else None


def _nodes(edges: list[_Edge]) -> list[str]:
    return sorted({code for edge in edges for code in (edge.source, edge.target)})


def _node(code: str) -> dict[str, Any]:
    country = countries().get(code)
    if country is None:
        return {"label": code}
    return {"label": country.name, "region": country.region, "lon": country.lon, "lat": country.lat}


def _data(place: Literal["node", "edge"], values: Row) -> str:
    return "".join(f'<data key="{place}_{name}">{content(value)}</data>' for name, value in values.items() if value is not None)


def _declared(place: str, fields: dict[str, str]) -> str:
    kinds = {"int": "integer"}
    each = (f'<attribute id="{name}" title="{name}" type="{kinds.get(kind, kind)}"/>' for name, kind in fields.items())
    return f'<attributes class="{place}" mode="static">{"".join(each)}</attributes>\n'


def _attvalues(values: Row) -> str:
    told = (f'<attvalue for="{name}" value={attribute(value)}/>' for name, value in values.items() if value is not None)
    return f"<attvalues>{''.join(told)}</attvalues>"
