"""
Bytes to text: UTF-8, UTF-16 and UTF-32 by mark or by pattern, Windows-1252, else what charset-normalizer finds.

Files that are no text at all are named for what they are.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from geotie.errors import ReadingError

_MARKS = (  # the longer first: the UTF-32 mark begins with the UTF-16 mark
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP file or an office document",
    b"\xd0\xcf\x11\xe0": "an old or locked office document",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a sound, film or picture file",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a database",
    b"{\\rtf": "a rich text document",
}
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_SAMPLE_BYTES = 4096


def decode(data: bytes, name: str) -> str:
    """
    The text that bytes hold, without a byte order mark.

    Raises
    ------
    ReadingError
        If the bytes are a known kind of file that is not text, or look like no text in any encoding.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise ReadingError(f"{name} is {kind}, not text; save the article as .txt or .html and try again")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if utf16 := _utf16_by_pattern(data):
        return data.decode(utf16, errors="replace")
    if _looks_binary(data):
        raise ReadingError(f"{name} is a binary file, not text; save the article as .txt or .html and try again")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _utf16_by_pattern(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of English text in it is zero."""
    sample = data[:_SAMPLE_BYTES]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) / 2
    zeros_even, zeros_odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if zeros_odd > 0.8 and zeros_even < 0.05:
        return "utf-16-le"
    if zeros_even > 0.8 and zeros_odd < 0.05:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    """Text has no zero bytes and hardly any other control characters."""
    if b"\x00" in data:
        return True
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    return controls > len(sample) / 50


def _decode_legacy(data: bytes) -> str:
    """Text from before UTF-8. Western Windows is by far the commonest and wins where few bytes are beyond ASCII."""
    beyond_ascii = sum(byte >= 0x80 for byte in data[:_SAMPLE_BYTES]) / min(len(data), _SAMPLE_BYTES)
    if beyond_ascii < 0.15:
        return data.decode("cp1252", errors="replace")
    best = from_bytes(data[:50_000]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")
