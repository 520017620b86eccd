"""The options that several commands share, and how their text becomes values."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from ingest.roles import role_from, role_name
from ingest.vocabulary import FOLDER, belong_to
from report import BadInputError, Role


def _with_vocabulary(context: typer.Context, library: Path) -> Path:
    """Use the word lists that lie in *library*, unless a folder is named already, until the command ends."""
    if not os.environ.get(FOLDER):
        belong_to(library)
        context.call_on_close(lambda: os.environ.pop(FOLDER, None))
    return library


LibraryOption = Annotated[
    Path,
    typer.Option(
        "--library",
        callback=_with_vocabulary,
        envvar="DIAOYAN_LIBRARY",
        help="资料库所在的文件夹",
        show_default="./library",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
YearOption = Annotated[str | None, typer.Option("--year", help="年份或年份区间，如 2023 或 2020..2023")]

LimitsOption = Annotated[
    Path | None,
    typer.Option("--limits", envvar="DIAOYAN_LIMITS", help="读取限额的设置文件（TOML），只写要改的项"),
]

DEFAULT_LIBRARY = Path("library")

_YEARS = re.compile(r"(\d{4})(?:(?:\.\.|-|—)(\d{4}))?")


def parse_years(text: str | None) -> tuple[int, int] | None:
    """Return the inclusive years that *text* names, None where it names none.

    >>> parse_years("2020..2023")
    (2020, 2023)
    >>> parse_years("2023")
    (2023, 2023)
    """
    if text is None:
        return None
    match = _YEARS.fullmatch(text.strip())
    if not match:
        raise BadInputError(text, "看不懂这个年份", "请写成 2023 或 2020..2023")
    first, last = int(match[1]), int(match[2] or match[1])
    return min(first, last), max(first, last)


def parse_roles(names: list[str]) -> tuple[Role, ...]:
    """Return the roles that *names* mean, in English or Chinese.

    >>> parse_roles(["problems", "基本情况"])
    (<Role.PROBLEMS: 'problems'>, <Role.BASICS: 'basics'>)
    """
    roles = []
    for name in names:
        role = role_from(name)
        if role is None:
            known = "、".join(f"{role.value}（{role_name(role)}）" for role in Role)
            raise BadInputError(name, "没有这个部分", f"可用：{known}")
        roles.append(role)
    return tuple(roles)
