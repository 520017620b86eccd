"""The fields of a query and what they may be called: 文种 and kind are one, from `query.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

FieldName = Literal["kinds", "places", "issuers", "formats", "titles", "files", "numbers", "topics"]
FIELDS: tuple[FieldName, ...] = (
    "kinds",
    "places",
    "issuers",
    "formats",
    "titles",
    "files",
    "numbers",
    "topics",
)
"""Those whose values are any text; the others are roles and years."""


def meant_by(name: str) -> str | None:
    """Return which field *name* is, None where it is none.

    >>> meant_by("文种"), meant_by("会议")
    ('kinds', None)
    """
    return _names().get(name.lower())


def called(field: str) -> str:
    """Return the first Chinese name of *field*.

    >>> called("kinds")
    '文种'
    """
    return next(name for name, meant in _names().items() if meant == field and name != field)


@cache
def _names() -> dict[str, str]:
    data = tomllib.loads((Path(__file__).parent / "query.toml").read_text("utf-8"))
    return {name: meant for meant, names in data["filters"].items() for name in (meant, *names)}
