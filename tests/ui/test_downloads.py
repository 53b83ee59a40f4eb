import csv
import io
from datetime import date

from geotie.archive import Archive
from geotie.measures import EVER, Says, Window
from geotie.ui.address import Shared
from geotie.ui.downloads import _exported, archive_bytes, seen_briefing, seen_csv, selection_of, selection_words
from geotie.ui.map_model import MapChoices

PERIOD = Window(date(2018, 1, 1), date(2018, 12, 31))


def test_the_period_and_country_in_sight():
    wanted = selection_of(Shared(PERIOD), "PER")
    assert selection_words(wanted) == "Records of 1 January 2018 to 31 December 2018 that touch Peru"
    assert selection_words(selection_of(Shared(), None)) == "Records of the whole period"


def test_by_publication_every_day_is_held_and_told():
    assert (
        selection_words(selection_of(Shared(Window(PERIOD.first, PERIOD.last, "publication")), None))
        == "Records of the whole period"
    )


def test_a_table_holds_what_is_selected(full_archive):
    assert "Ana Ruiz" in _exported(full_archive, "stops", "csv", selection_of(Shared(PERIOD), None))
    assert "Ben Okoro" not in _exported(full_archive, "stops", "csv", selection_of(Shared(PERIOD), None))
    assert '"LineString"' in _exported(full_archive, "visits", "geojson", selection_of(Shared(), None)).replace("'", '"')


def test_tables_of_records_follow_who_says_so_and_the_view_of_borders(full_archive):
    wanted = selection_of(Shared(EVER, Says(outlets=("The Courier",)), "un"), None)
    assert selection_words(wanted) == "Records of the whole period; outlets: The Courier; view of the United Nations"
    told = {row["outlet"] for row in rows(_exported(full_archive, "stops", "csv", wanted))}
    assert told == {"The Courier"}
    assert {row["outlet"] for row in rows(_exported(full_archive, "articles", "csv", wanted))} == {"The Courier"}
    assert '"who says so": "outlets: The Courier"' in _exported(full_archive, "visits", "geojson", wanted)


def test_the_archive_comes_whole(full_archive, tmp_path):
    copy = tmp_path / "copy.geotie"
    copy.write_bytes(archive_bytes(full_archive))
    with Archive.open(copy, readonly=True) as opened:
        assert len(opened.articles().collect()) == 2


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_what_is_on_the_map_follows_every_filter_and_names_it(full_archive):
    everything = rows(seen_csv(full_archive, Shared(), MapChoices(layers=("journeys", "ties")), None))
    assert {row["kind"] for row in everything} == {"journey", "tie"}
    assert {row["border_policy"] for row in everything} == {"de facto"}
    courier = Shared(EVER, Says(outlets=("The Courier",)), "un")
    told = rows(seen_csv(full_archive, courier, MapChoices(layers=("journeys", "ties")), None))
    assert {row["outlet"] for row in told} == {"The Courier"}
    assert {row["who_says_so"] for row in told} == {"outlets: The Courier"}
    assert {row["border_policy"] for row in told} == {"view of the United Nations"}


def test_what_is_on_the_map_is_seen_from_a_country_where_the_map_is(full_archive):
    told = rows(seen_csv(full_archive, Shared(), MapChoices(focus="GHA"), None))
    assert {row["who"] for row in told} == {"Ben Okoro"}
    assert {row["seen_from"] for row in told} == {"Ghana"}


def test_a_briefing_names_its_filters_and_its_view_of_borders(full_archive):
    page = seen_briefing(full_archive, Shared(EVER, Says(outlets=("The Courier",)), "iso"), MapChoices(policy="iso"), None)
    assert "Who says so: outlets: The Courier" in page
    assert "ISO 3166-1" in page
    assert "Ben Okoro" not in page
