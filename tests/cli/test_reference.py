"""docs/commands.md knows every command and every option."""

from pathlib import Path

import click
import pytest

from geotie.cli import main
from geotie.export import EXPORTS, FORMATS

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


@pytest.mark.parametrize(("name", "choices"), [("what", EXPORTS), ("form", tuple(FORMATS))])
def test_the_command_exports_what_the_library_does(name: str, choices: tuple[str, ...]):
    (option,) = [option for option in main.commands["export"].params if option.name == name]
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == choices


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_documented(form: str):
    assert f"`{form}`" in REFERENCE
