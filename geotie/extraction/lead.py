"""The words right before and right after a place in the text, read without patterns: this runs for every name."""

from __future__ import annotations

REACH = 48  # characters
_ENDS = ".,;:!?)\"”’'"


def words_before(text: str, start: int) -> list[str]:
    """Words before an offset, the nearest last, "" for the nearest where no single blank stands between."""
    return text[max(0, start - REACH) : start].split(" ")[:-1] if text[start - 1 : start] == " " else [""]


def words_after(text: str, end: int) -> list[str]:
    """Words after an offset, without the marks that close them; none where no blank follows."""
    if text[end : end + 1] != " ":
        return []
    return [word.rstrip(_ENDS) for word in text[end + 1 : end + REACH].split(" ", 4)[:4]]


def word_before(text: str, start: int) -> str:
    """The last of `words_before`."""
    if text[start - 1 : start] != " ":
        return ""
    first = start - REACH if start > REACH else 0
    blank = text.rfind(" ", first, start - 1)
    return text[first if blank < 0 else blank + 1 : start - 1]


def word_after(text: str, end: int) -> str:
    """The first of `words_after`, "" for none."""
    if text[end : end + 1] != " ":
        return ""
    blank = text.find(" ", end + 1, end + REACH)
    return text[end + 1 : end + REACH if blank < 0 else blank].rstrip(_ENDS)
