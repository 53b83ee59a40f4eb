"""The `geotie` command: a module for each group of commands, listed in the order of their use."""

from geotie.cli.base import main, progress, reading_archive

from geotie.cli import articles, importing, looking, listing, exporting, briefing, deciding, keeping  # isort: skip - each adds its commands to `main`, in this order

__all__ = [
    "articles",
    "briefing",
    "deciding",
    "exporting",
    "importing",
    "keeping",
    "listing",
    "looking",
    "main",
    "progress",
    "reading_archive",
]
