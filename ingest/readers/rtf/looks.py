r"""What a control word changes about the text after it.

    changed(group, "b", 0) -> the group no longer bold        changed(group, "pard", None) -> no heading, not centred
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ingest.readers.rtf.group import Group, Look

_BODY_LEVEL = 9
_MOST_SKIPPED = 100
_ALIGNED = ("ql", "qr", "qj", "qd")


def changed(group: Group, word: str, number: int | None) -> Group:
    """Return *group* as the control *word* with its *number* leaves it."""
    change = _CHANGES.get(word)
    return change(group, number) if change else group


def _on(number: int | None) -> bool:
    return number != 0


def _plain(group: Group, number: int | None) -> Group:  # noqa: ARG001
    return replace(
        group, font=-1, eastern_font=None, eastern=False, half_points=None, bold=False, hidden=False, deleted=False
    )


def _font(group: Group, number: int | None) -> Group:
    if group.eastern:
        return replace(group, eastern_font=number or 0)
    return replace(group, font=number or 0)


def _associated(group: Group, number: int | None) -> Group:
    return replace(group, eastern_font=number or 0) if group.eastern else group


def _level(number: int | None) -> int | None:
    return number + 1 if number is not None and 0 <= number < _BODY_LEVEL else None


def _look(**fields: object) -> Callable[[Group, int | None], Group]:
    return lambda group, number: replace(
        group, look=replace(group.look, **{k: v(number) if callable(v) else v for k, v in fields.items()})
    )


_CHANGES: dict[str, Callable[[Group, int | None], Group]] = {
    "plain": _plain,
    "pard": lambda group, number: replace(group, look=Look()),
    "f": _font,
    "af": _associated,
    "dbch": lambda group, number: replace(group, eastern=True),
    "loch": lambda group, number: replace(group, eastern=False),
    "hich": lambda group, number: replace(group, eastern=False),
    "fs": lambda group, number: replace(group, half_points=number),
    "b": lambda group, number: replace(group, bold=_on(number)),
    "v": lambda group, number: replace(group, hidden=_on(number)),
    "deleted": lambda group, number: replace(group, deleted=_on(number)),
    "uc": lambda group, number: replace(group, skip=min(max(number or 0, 0), _MOST_SKIPPED)),
    "s": _look(style=lambda number: number),
    "outlinelevel": _look(level=_level),
    "qc": _look(centered=True),
    "intbl": _look(in_table=_on),
    "itap": _look(in_table=lambda number: bool(number)),
    **{word: _look(centered=False) for word in _ALIGNED},
}
