"""What an archive tells of one country."""

from datetime import date

from geotie.measures.dossier import claims, outlets_naming, visits
from tests.samples import article, mention, tables, tie, visit

EARLY, LATE = date(2011, 2, 3), date(2018, 5, 6)


def test_visits_received_by_home_with_dates_and_names():
    told = visits(
        tables(
            stops=[
                *visit("a1.v1", "CHL", "PER", day=EARLY, visitor="Ana Ruiz"),
                *visit("a2.v1", "CHL", "PER", day=LATE, visitor="Ana Ruiz"),
                *visit("a3.v1", "CHL", "PER", day=LATE, visitor="Luis Vega", status="planned"),
                *visit("a4.v1", "GHA", "PER", day=LATE, visitor="Ben Okoro", status="cancelled"),
                *visit("a5.v1", None, "PER", day=LATE, visitor="Ina Berg"),
            ]
        ),
        "PER",
        "received",
    )
    assert told.select("other", "journeys", "planned", "called_off").rows() == [
        ("CHL", 2, 1, 0),
        (None, 1, 0, 0),
        ("GHA", 0, 0, 1),
    ]
    assert told.row(0, named=True)["visitors"] == ["Ana Ruiz", "Luis Vega"]
    assert told.select("first", "last").row(0) == (EARLY, LATE)


def test_visits_made_by_country_visited():
    told = visits(tables(stops=visit("a1.v1", "CHL", "PER", "ECU", "PER")), "CHL", "made")
    assert told.select("other", "journeys").rows() == [("ECU", 1), ("PER", 1)]


def test_claims_about_a_country_come_from_others():
    archive = tables(
        ties=[tie("a1.t1", "CUB", "CHL", weight=-2.0), tie("a1.t2", "CHL", "CUB"), tie("a1.t3", "CUB", "CHL", mutual=True)]
    )
    assert claims(archive, "CHL", "about")["tie_id"].to_list() == ["a1.t1"]
    assert claims(archive, "CHL", "by")["tie_id"].to_list() == ["a1.t2"]


def test_a_claim_by_a_country_is_also_what_its_people_tell_of_others():
    archive = tables(ties=[tie("a1.t1", "CUB", "PER", speaker="Ana Ruiz", speaker_country="CHL")])
    assert claims(archive, "CHL", "by")["tie_id"].to_list() == ["a1.t1"]


def test_what_more_sources_tell_comes_first():
    archive = tables(
        ties=[
            tie("a1.t1", "CUB", "CHL", weight=-9.0, type="ASSAULT"),
            tie("a2.t1", "CUB", "CHL", weight=-2.0, type="ACCUSE"),
            tie("a3.t1", "CUB", "CHL", weight=-2.0, type="ACCUSE"),
        ]
    )
    told = claims(archive, "CHL", "about").select("tie_id", "reports", "independent").rows()
    assert told == [("a2.t1", 2, 2), ("a1.t1", 1, 1)]


def test_outlets_that_name_a_country():
    archive = tables(
        articles=[
            article("a1", outlet="The Courier"),
            article("a2", outlet="The Courier"),
            article("a3", outlet="State Radio", state_media=True),
        ],
        mentions=[mention("CHL", "a1"), mention("CHL", "a2"), mention("CHL", "a3"), mention("PER", "a3", 9)],
    )
    assert outlets_naming(archive, "CHL").rows() == [("The Courier", None, 2), ("State Radio", True, 1)]
    assert outlets_naming(archive, "PER")["outlet"].to_list() == ["State Radio"]
