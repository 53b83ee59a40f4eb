"""The JSON form of an extraction."""

import json
from dataclasses import replace

from geotie.records import Mention
from geotie.serialise import extraction_json
from tests.archive.samples import TEXT, full_extraction


def as_read(extraction):
    return json.loads(json.dumps(extraction_json(extraction)))


def test_keys_of_every_object():
    found = as_read(full_extraction())
    assert list(found) == ["id", "title", "published", "language", "countries", "mentions", "visits", "ties", "routes"]
    assert set(found["mentions"][0]) == {
        "start", "end", "text", "kind", "country", "stands_for", "place", "lon", "lat", "acts", "confidence",
    }  # fmt: skip
    assert set(found["visits"][0]) == {"visitor", "role", "from", "stops"}
    stop = {"country", "place", "lon", "lat", "start", "end", "status", "evidence", "confidence"}
    assert set(found["visits"][0]["stops"][0]) == stop
    assert set(found["ties"][0]) == {
        "source", "target", "type", "polarity", "modality", "date", "speaker", "outlet", "evidence", "confidence",
    }  # fmt: skip
    assert set(found["routes"][0]) == {"carrier", "stops", "evidence"}
    assert set(found["routes"][0]["stops"][0]) == stop


def test_the_source_names_the_article():
    extraction = full_extraction()
    assert as_read(extraction)["id"] == "n-17"
    nameless = replace(extraction, article=replace(extraction.article, source_id=""))
    assert as_read(nameless)["id"] == extraction.article.id


def test_dates_keep_their_precision():
    found = as_read(full_extraction())
    assert found["published"] == "2014-03-05"
    assert [(stop["start"], stop["end"]) for stop in found["visits"][0]["stops"]] == [("2014-03-03", None), (None, None)]
    assert found["ties"][0]["date"] == "2014-03"


def test_a_tie_gives_one_row_for_each_pair():
    rows = as_read(full_extraction())["ties"]
    assert [(row["source"], row["target"], row["polarity"]) for row in rows] == [
        ("BRA", "CHL", "+"),
        ("BRA", "PER", "+"),
        ("CHL", "PER", "+"),
        ("BOL", "CHL", "-"),
    ]
    assert (rows[0]["speaker"], rows[0]["outlet"]) == ("a presenter", "Radio Sur")
    assert (rows[3]["speaker"], rows[3]["outlet"]) == (None, None)


def test_evidence_points_into_the_text():
    start, end = as_read(full_extraction())["routes"][0]["evidence"]
    assert TEXT[start:end] == "Aero Andes links Lima with La Paz"


def test_a_person_is_no_mention_of_the_country():
    extraction = full_extraction()
    person = Mention(TEXT.index("Ana"), TEXT.index("Ana") + 8, "Ana Ríos", "person", "BRA")
    found = as_read(replace(extraction, mentions=(*extraction.mentions, person)))
    assert (found["mentions"][-1]["country"], found["mentions"][-1]["stands_for"]) == (None, "BRA")
    assert "BRA" not in found["countries"]
