"""In which language a text is written, and what geotie can do with it."""

from __future__ import annotations

import re

from babel import Locale
from babel.core import UnknownLocaleError

_FUNCTION_WORDS = re.compile(
    r"\b(?:the|of|and|that|with|was|were|has|have|had|been|are|which|said|by|from|for|on|to|will|would|not|its|their|this|after|she|he)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARACTERS = 3000
_ENOUGH_WORDS = 12  # fewer words than this do not show their language
_ENGLISH_SHARE = 0.15  # of English function words; news English has 0.3 to 0.4, other languages in Latin script below 0.08


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language; "" where it is too short to tell. English is told without loading a model."""
    sample = text[:_SAMPLE_CHARACTERS]
    words = len(_WORD.findall(sample))
    if words and len(_FUNCTION_WORDS.findall(sample)) / words >= _ENGLISH_SHARE:
        return "en"
    if words < _ENOUGH_WORDS:
        return ""
    import py3langid  # here, since it takes a second to load and English does without it

    language, _ = py3langid.classify(sample)
    return str(language)


def language_name(code: str) -> str:
    """English name of a language: "Spanish" for "es"; the code itself for one that CLDR does not know."""
    try:
        return Locale("en").languages.get(code, code) if code else "unknown"
    except UnknownLocaleError:
        return code


def limits_of_language(code: str) -> str:
    """What the reader has to know about a text in this language; "" for English and where the language could not be told."""
    if code in ("", "en"):
        return ""
    return (
        f"This text seems to be in {language_name(code)}. geotie reads journeys and ties in English only: "
        "in other languages it recognises at most names of countries and places that are spelled as in English."
    )
