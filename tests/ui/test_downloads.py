from datetime import date

from geotie.archive import Archive
from geotie.measures import Window
from geotie.ui.downloads import _exported, archive_bytes, selection_of, selection_words

PERIOD = Window(date(2018, 1, 1), date(2018, 12, 31))


def test_the_period_and_country_in_sight():
    wanted = selection_of(PERIOD, "PER")
    assert selection_words(wanted) == "Records of 1 January 2018 to 31 December 2018 that touch Peru"
    assert selection_words(selection_of(Window(), None)) == "Records of the whole period"


def test_by_publication_every_day_is_held_and_told():
    assert selection_words(selection_of(Window(PERIOD.first, PERIOD.last, "publication"), None)) == "Records of the whole period"


def test_a_table_holds_what_is_selected(full_archive):
    assert "Ana Ruiz" in _exported(full_archive, "stops", "csv", selection_of(PERIOD, None))
    assert "Ben Okoro" not in _exported(full_archive, "stops", "csv", selection_of(PERIOD, None))
    assert '"LineString"' in _exported(full_archive, "visits", "geojson", selection_of(Window(), None)).replace("'", '"')


def test_the_archive_comes_whole(full_archive, tmp_path):
    copy = tmp_path / "copy.geotie"
    copy.write_bytes(archive_bytes(full_archive))
    with Archive.open(copy, readonly=True) as opened:
        assert len(opened.articles().collect()) == 2
