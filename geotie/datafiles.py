"""Where the reference data lies: `data/` beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
DATA = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent / "data"


def data_file(name: str) -> Path:
    """Path of a file of `data/`, e.g. `data_file("countries.csv")`."""
    return DATA / name
