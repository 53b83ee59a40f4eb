"""Days of publication as sources write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from geotie.errors import ReadingError
from geotie.reading.limits import EARLIEST_YEAR


def publication_day(value: object, name: str) -> date | None:
    """
    Read a publication day: a date, ISO 8601 ("2018-02-03", with or without a time), or the form of mails and feeds.

    Returns
    -------
    day
        None where the source leaves it empty. The day is the one that the source wrote, in its own time zone.

    Raises
    ------
    ReadingError
        If it is no day, lies in the future, or lies so far back that it must be a slip.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    day = _parse(value)
    if day is None:
        raise ReadingError(f"{name} gives {str(value)[:60]!r} as its date; write it as year-month-day, for example 2018-02-03")
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)  # already today somewhere east of Greenwich
    if day > tomorrow:
        raise ReadingError(f"{name} is dated {day.isoformat()}, which is in the future; correct its date of publication")
    if day.year < EARLIEST_YEAR:
        raise ReadingError(f"{name} is dated {day.isoformat()}, before there were news agencies; correct its date of publication")
    return day


def _parse(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text).date()
        except (ValueError, IndexError, OverflowError):
            continue
    return None
