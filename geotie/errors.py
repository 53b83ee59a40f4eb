"""
What can go wrong, in words for the person in front of the screen.

    GeotieError
    ├── ReadingError          an article or file cannot be read
    ├── UnknownCountryError   a code or name that is no country (also a LookupError)
    ├── ArchiveError          an archive cannot be opened or written
    └── DecisionError         a decision on a record cannot be understood or made

Each message names the input and, where there is one, the way out.
"""


class GeotieError(Exception):
    """Base of every error that geotie raises on purpose."""


class ReadingError(GeotieError):
    """An input holds no article that geotie can read."""


class UnknownCountryError(GeotieError, LookupError):
    """No country has this code or name."""


class ArchiveError(GeotieError):
    """An archive cannot be opened, read or written."""


class DecisionError(GeotieError):
    """A decision on a record cannot be understood or made."""
