"""Every command explains itself with an example, and is named in the README."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import COMMANDS, app

NAMES = [command.__name__ for command in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_that_shows_an_example(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])

    assert result.exit_code == 0
    assert f"例：diaoyan {name}" in result.output


@pytest.mark.parametrize("name", NAMES)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"diaoyan {name}" in (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_bad_usage_ends_with_exit_code_2() -> None:
    assert CliRunner().invoke(app, ["search", "--no-such-option"]).exit_code == 2
