"""Holders of offices by period."""

from __future__ import annotations

from datetime import date

from geotie import officeholders


def test_full_name_is_enough() -> None:
    holder = officeholders.find("Sergei Lavrov")
    assert holder is not None
    assert (holder.country, holder.office) == ("RUS", "foreign minister")


def test_surname_without_role_needs_a_day_in_office() -> None:
    assert officeholders.find("Lavrov") is None
    holder = officeholders.find("Lavrov", day=date(2024, 5, 3))
    assert holder is not None
    assert holder.country == "RUS"


def test_role_tells_two_holders_of_one_surname_apart() -> None:
    president = officeholders.find("Bush", "president", date(2003, 3, 1))
    assert president is not None
    assert president.name == "George W. Bush"


def test_vice_president_is_no_president() -> None:
    holder = officeholders.find("Harris", "vice president", date(2023, 3, 1))
    assert holder is not None
    assert holder.office == "vice president"


def test_unknown_name_gives_nothing() -> None:
    assert officeholders.find("Qwertz Uiop", "minister", date(2024, 1, 1)) is None
