import io
import zipfile
from pathlib import Path

import pytest

from geotie.errors import ReadingError
from geotie.importing import Unimported, files_of, import_bytes, import_file
from tests.importing.samples import articles, event, trip, unimported, xml

VISITS = b"visitor,country,start\nAda Palmer,Cuba,2014-03-05\n"


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def test_a_zip_file_of_events():
    items = list(import_bytes(zipped(events_export_CSV=event(1, "PER", "CHL", "173").encode()), "20180204.export.CSV.zip"))
    assert len(articles(items)) == 1


def test_what_lies_beside_in_a_zip_file_is_left_out():
    items = list(import_bytes(zipped(a_csv=VISITS, readme_txt=b"Read me first."), "all.zip"))
    assert len(articles(items)) == 1
    (other,) = (item for item in items if isinstance(item, Unimported))
    assert (other.source, other.fate) == ("all.zip/readme.txt", "left out")


def test_a_zip_file_inside_a_zip_file_is_not_opened():
    items = list(import_bytes(zipped(inner_zip=zipped(a_csv=VISITS)), "outer.zip"))
    assert unimported(items) == [("", "unreadable")]


def test_files_of_a_folder(tmp_path: Path):
    (tmp_path / "trips").mkdir()
    (tmp_path / "trips" / "palmer.xml").write_bytes(xml("trips", trip(1, "Peru", "1991-05-01", "1991-05-03")))
    (tmp_path / "visits.csv").write_bytes(VISITS)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert [file.name for file in files_of(tmp_path)] == ["palmer.xml", "visits.csv"]
    assert [len(articles(list(import_file(file)))) for file in files_of(tmp_path)] == [1, 1]


def test_nothing_to_import(tmp_path: Path):
    with pytest.raises(ReadingError, match="holds nothing to import"):
        files_of(tmp_path)
    with pytest.raises(ReadingError, match="no file"):
        files_of(tmp_path / "missing.csv")


def test_a_file_that_was_named_and_is_something_else_is_an_error(tmp_path: Path):
    (tmp_path / "other.xml").write_bytes(b"<people/>")
    assert unimported(list(import_file(tmp_path / "other.xml"))) == [("", "unreadable")]
    assert unimported(list(import_file(tmp_path / "other.xml", asked_for=False))) == [("", "left out")]
