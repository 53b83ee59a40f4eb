"""What `import geotie` offers, and what it costs."""

import subprocess
import sys

import geotie


def test_public_names():
    assert geotie.__all__ == [
        "Archive",
        "Article",
        "Extraction",
        "GeotieError",
        "Itinerary",
        "Mention",
        "ReadingError",
        "Route",
        "Stop",
        "Tie",
        "extract",
        "import_file",
        "read_path",
        "read_text",
        "visits",
    ]
    assert all(getattr(geotie, name) is not None for name in geotie.__all__)
    assert set(geotie.__all__) <= set(dir(geotie))


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(geotie, "no_such_name")


def loaded_by(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded after running the code."""
    program = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_of_geotie_loads_nothing_heavy():
    heavy = {"streamlit", "plotly", "geopandas", "pandas", "polars", "numpy", "shapely", "trafilatura", "babel"}
    assert not heavy & loaded_by("import geotie")


def test_reading_and_extraction_load_no_ui_library():
    code = "import geotie\nfor name in geotie.__all__: getattr(geotie, name)\nimport geotie.cli, geotie.export, geotie.demo"
    assert not {"streamlit", "plotly"} & loaded_by(code)
