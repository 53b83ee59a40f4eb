import io
import zipfile
from pathlib import Path

from geotie.importing import Unimported, import_bytes, import_file
from tests.importing.samples import articles, event, unimported

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


def test_a_file_that_was_named_and_is_something_else_is_an_error(tmp_path: Path):
    (tmp_path / "other.xml").write_bytes(b"<people/>")
    assert unimported(list(import_file(tmp_path / "other.xml"))) == [("", "unreadable")]
    assert unimported(list(import_file(tmp_path / "other.xml", asked_for=False))) == [("", "left out")]
