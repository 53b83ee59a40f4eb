"""The widgets in which a person sets the fields of a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from geotie.countries import countries
from geotie.decisions import Kind
from geotie.ui.record_fields import FIELDS, Field, Values
from geotie.ui.words import name_of


def record_form(kind: Kind, values: Values, key: str) -> dict[str, Any]:
    """Widgets for all fields of this kind, filled in with `values`, two a row; what they hold now, by name."""
    held: dict[str, Any] = {}
    columns = st.columns(2)
    for index, field in enumerate(FIELDS[kind]):
        with columns[index % 2]:
            held[field.name] = _WIDGETS[field.widget](field, values.get(field.name), f"{key}_{field.name}")
    return held


def _country(field: Field, value: Any, key: str) -> str | None:
    codes = sorted(countries(), key=name_of)
    index = codes.index(value) if value in codes else None
    return st.selectbox(field.label, codes, index, format_func=name_of, key=key, help=field.help or None, placeholder="none")


def _countries(field: Field, value: Any, key: str) -> list[str]:
    codes = sorted(countries(), key=name_of)
    default = [code for code in value or () if code in codes]
    return st.multiselect(field.label, codes, default, format_func=name_of, key=key, help=field.help or None, placeholder="none")


def _text(field: Field, value: Any, key: str) -> str:
    return st.text_input(field.label, str(value or ""), key=key, help=field.help or None).strip()


def _day(field: Field, value: Any, key: str) -> str | None:
    told = st.text_input(field.label, str(value or ""), key=key, help=field.help or None, placeholder="YYYY-MM-DD")
    return told.strip() or None


def _choice(field: Field, value: Any, key: str) -> Any:
    options = list(field.choices)
    index = options.index(value) if value in options else 0
    return st.selectbox(
        field.label, options, index, format_func=lambda one: field.choices[one] or str(one), key=key, help=field.help or None
    )


def _number(field: Field, value: Any, key: str) -> int | None:
    told = st.number_input(field.label, 1, 99, value or None, key=key, help=field.help or None, placeholder="last")
    return int(told) if told else None


def _switch(field: Field, value: Any, key: str) -> bool:
    return st.toggle(field.label, bool(value), key=key, help=field.help or None)


_WIDGETS: Mapping[str, Callable[[Field, Any, str], Any]] = {
    "country": _country,
    "countries": _countries,
    "text": _text,
    "day": _day,
    "choice": _choice,
    "number": _number,
    "switch": _switch,
}
