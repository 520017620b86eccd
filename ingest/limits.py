"""How much a single file may cost: bytes, pages, pixels, unpacked size, time and memory.

    load(Path("limits.toml"))   with `seconds = 30` in it  ->  Limits(seconds=30, …)

The defaults stand in limits.toml beside this module; a user's file changes some of them. A file
that goes past a limit gets a verdict with the reason, never an exception, and the rest of a run goes on.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from report import BadInputError

_DEFAULTS = Path(__file__).with_name("limits.toml")


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of reading one file; what each means and its unit stand in limits.toml."""

    bytes: int
    pages: int
    pixels: int
    cells: int
    unpacked: int
    ratio: int
    members: int
    depth: int
    seconds: int
    page_seconds: int
    memory: int


@cache
def default_limits() -> Limits:
    """Return the limits of limits.toml."""
    return Limits(**tomllib.loads(_DEFAULTS.read_text("utf-8")))


def load(path: Path | None) -> Limits:
    """Return the limits in the TOML file *path*, defaults where it is silent; without *path*, the defaults.

    Raises BadInputError where the file cannot be read, names an unknown limit or no positive whole number.
    """
    if path is None:
        return default_limits()
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInputError(
            str(path), f"读不出限额设置（{error}）", "请检查文件是否存在、是否是 TOML 格式"
        ) from error
    known = {field.name for field in fields(Limits)}
    for name, value in said.items():
        if name not in known:
            raise BadInputError(str(path), f"没有“{name}”这一项限额", f"可用：{'、'.join(sorted(known))}")
        if type(value) is not int or value <= 0:
            raise BadInputError(str(path), f"“{name}”应是正整数", "请改正后重试")
    return Limits(**(_values(default_limits()) | said))


def _values(limits: Limits) -> dict[str, int]:
    return {field.name: getattr(limits, field.name) for field in fields(limits)}
