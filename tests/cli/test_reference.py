"""docs/commands.md knows every command and every option."""

from pathlib import Path

import click
import pytest

from geotie.cli import main
from geotie.export import EXPORTS

REFERENCE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", main.commands)
def test_every_option_is_documented(name: str):
    section = REFERENCE.partition(f"\n## geotie {name}")[2].partition("\n## ")[0]
    command = main.commands[name]
    parts = [command, *command.commands.values()] if isinstance(command, click.Group) else [command]
    options = [option for part in parts for option in part.params if isinstance(option, click.Option)]
    missing = [option.opts[0] for option in options if f"`{option.opts[0]}" not in section]
    assert section
    assert not missing


def test_the_command_exports_what_the_library_does():
    (what,) = [option for option in main.commands["export"].params if option.name == "what"]
    assert isinstance(what.type, click.Choice)
    assert tuple(what.type.choices) == EXPORTS
