"""
ZIP files from strangers: what is in them, within limits on number, size and ratio of packing.

Nothing is written to the disk, so that names such as "../../etc/passwd" are only names.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from geotie.errors import ReadingError
from geotie.reading.limits import MAX_TABLE_BYTES, MAX_ZIP_BYTES, MAX_ZIP_MEMBERS, MAX_ZIP_RATIO

SIGNATURE = b"PK\x03\x04"
_SMALL_BYTES = 1_000_000  # below it the ratio does not matter
_CHUNK_BYTES = 1_000_000


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """
    A ZIP file that is no bomb by its own account. What it says is checked again when a member is read.

    Raises
    ------
    ReadingError
        If it is damaged, encrypted, or more than the limits allow.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        raise ReadingError(f"{name} is damaged, or no ZIP file") from error
    if len(members) > MAX_ZIP_MEMBERS:
        raise ReadingError(f"{name} holds {len(members):,} files; geotie opens ZIP files of at most {MAX_ZIP_MEMBERS:,}")
    if sum(member.file_size for member in members) > MAX_ZIP_BYTES:
        raise ReadingError(f"{name} unpacks to more than {MAX_ZIP_BYTES // 1_000_000} MB; unpack it and add its files")
    for member in members:
        if member.file_size > max(_SMALL_BYTES, MAX_ZIP_RATIO * member.compress_size):
            raise ReadingError(f"{name} packs {member.filename[:100]!r} so tightly that it may be a bomb; geotie does not open it")
    return packed


def read_member(packed: zipfile.ZipFile, member: str | zipfile.ZipInfo, name: str, *, limit: int = MAX_TABLE_BYTES) -> bytes:
    """
    What a member unpacks to, at most `limit` bytes.

    Raises
    ------
    ReadingError
        If it is not there, encrypted, damaged or larger.
    """
    try:
        with packed.open(member) as file:
            data = bytearray()
            while chunk := file.read(_CHUNK_BYTES):
                data += chunk
                if len(data) > limit:
                    raise ReadingError(f"{name} is larger than {limit / 1_000_000:.0f} MB")
    except KeyError:
        raise ReadingError(f"{name} lacks its part {member}") from None
    except (RuntimeError, NotImplementedError) as error:  # encrypted, or packed in a way that Python does not know
        raise ReadingError(f"{name} is encrypted or packed in an unusual way; unpack it and add its files") from error
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError) as error:
        raise ReadingError(f"{name} is damaged") from error
    return bytes(data)


def read_members(data: bytes, name: str) -> Iterator[tuple[str, bytes | ReadingError]]:
    """
    Files of a ZIP file in the order of their names, each with its content or the reason why it cannot be read.

    Raises
    ------
    ReadingError
        If the ZIP file cannot be opened.
    """
    with open_zip(data, name) as packed:
        for member in sorted(packed.infolist(), key=lambda member: member.filename):
            if member.is_dir() or _is_hidden(member.filename):
                continue
            path = f"{name}/{member.filename}"
            try:
                yield path, read_member(packed, member, path)
            except ReadingError as error:
                yield path, error


def _is_hidden(filename: str) -> bool:
    """What Macs and editors leave in ZIP files beside the files themselves."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(filename).parts)
