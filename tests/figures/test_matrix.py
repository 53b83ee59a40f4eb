"""The matrix of dyads as a table and as a picture."""

from datetime import date
from xml.etree import ElementTree

import polars as pl
import pytest

from geotie.figures import DARK, LIGHT
from geotie.figures.matrix import ink, legend_html, matrix_html, matrix_of, matrix_svg

DAY = date(2019, 5, 6)
DYADS = pl.DataFrame(
    [
        ("RUS", "UKR", 0, 9, date(2014, 3, 1), DAY),
        ("UKR", "RUS", 1, 2, DAY, DAY),
        ("CUB", "RUS", 3, 0, DAY, DAY),
        ("GHA", "CUB", 1, 0, None, None),
    ],
    schema=["source", "target", "friendly", "hostile", "first", "last"],
    orient="row",
)


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("region", ("GHA", "CUB", "RUS", "UKR")),
        ("strength", ("RUS", "UKR", "CUB", "GHA")),
        ("name", ("CUB", "GHA", "RUS", "UKR")),
    ],
)
def test_orders(order, codes):
    assert matrix_of(DYADS, order).codes == codes


def test_only_the_strongest_are_kept_where_there_are_too_many():
    matrix = matrix_of(DYADS, "name", most=2)
    assert matrix.codes == ("RUS", "UKR")
    assert set(matrix.cells) == {("RUS", "UKR"), ("UKR", "RUS")}


def test_a_cell_in_words():
    matrix = matrix_of(DYADS)
    assert matrix.cell_words("RUS", "UKR") == "Russia towards Ukraine: 9 hostile events (2014–2019)"
    assert matrix.cell_words("UKR", "RUS") == "Ukraine towards Russia: 1 friendly event, 2 hostile events (2019)"
    assert matrix.cell_words("GHA", "CUB") == "Ghana towards Cuba: 1 friendly event"


def test_the_table_has_a_button_per_dyad_with_events():
    html = matrix_html(matrix_of(DYADS), LIGHT, chosen="CUB>RUS")
    table = ElementTree.fromstring(html.replace(" data-edge", ' data-edge=""').replace("class=gt-self", 'class="gt-self"'))
    assert [button.get("data-id") for button in table.iter("button")] == ["GHA>CUB", "CUB>RUS", "RUS>UKR", "UKR>RUS"]
    assert [button.text for button in table.iter("button")] == ["1", "3", "9", "3"]
    assert [button.get("data-id") for button in table.iter("button") if button.get("aria-pressed")] == ["CUB>RUS"]
    assert len(table.findall("./tbody/tr/th")) == len(table.findall("./thead/tr/th")) == 4


def test_a_region_begins_with_a_gap():
    assert matrix_html(matrix_of(DYADS, "region"), LIGHT).count("<tr data-edge>") == 2  # Africa | Americas | Europe
    assert "data-edge" not in matrix_html(matrix_of(DYADS, "name"), LIGHT)


def test_the_picture_holds_the_same_cells():
    picture = ElementTree.fromstring(matrix_svg(matrix_of(DYADS), DARK, "Ties & quarrels"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    titles = [title.text for title in picture.findall(".//svg:title", space)]
    assert len(titles) == len(DYADS)
    assert "Russia towards Ukraine: 9 hostile events (2014–2019)" in titles


def test_the_key_names_every_class():
    matrix = matrix_of(DYADS)
    assert legend_html(matrix, LIGHT).count("<li>") == len(matrix.classes.labels)


@pytest.mark.parametrize("color", [*LIGHT.balance, *DARK.balance])
def test_numbers_can_be_read_on_every_colour(color):
    def luminance(value):
        channels = [int(value[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(color), luminance(ink(color))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
