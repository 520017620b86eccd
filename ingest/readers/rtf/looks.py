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
        group,
        font=-1,
        eastern_font=None,
        eastern=False,
        half_points=None,
        bold=False,
        hidden=False,
        deleted=False,
    )


def _font(group: Group, number: int | None) -> Group:
    if group.eastern:
        return replace(group, eastern_font=number or 0)
    return replace(group, font=number or 0)


def _associated(group: Group, number: int | None) -> Group:
    return replace(group, eastern_font=number or 0) if group.eastern else group


def _level(number: int | None) -> int | None:
    return number + 1 if number is not None and 0 <= number < _BODY_LEVEL else None


def _pard(group: Group, number: int | None) -> Group:  # noqa: ARG001
    return replace(group, look=Look())


def _centered(group: Group, number: int | None) -> Group:  # noqa: ARG001
    return replace(group, look=replace(group.look, centered=True))


def _aligned(group: Group, number: int | None) -> Group:  # noqa: ARG001
    return replace(group, look=replace(group.look, centered=False))


def _eastern(group: Group, number: int | None) -> Group:  # noqa: ARG001
    return replace(group, eastern=True)


def _western(group: Group, number: int | None) -> Group:  # noqa: ARG001
    return replace(group, eastern=False)


_CHANGES: dict[str, Callable[[Group, int | None], Group]] = {
    "plain": _plain,
    "pard": _pard,
    "f": _font,
    "af": _associated,
    "dbch": _eastern,
    "loch": _western,
    "hich": _western,
    "fs": lambda group, number: replace(group, half_points=number),
    "b": lambda group, number: replace(group, bold=_on(number)),
    "v": lambda group, number: replace(group, hidden=_on(number)),
    "deleted": lambda group, number: replace(group, deleted=_on(number)),
    "uc": lambda group, number: replace(group, skip=min(max(number or 0, 0), _MOST_SKIPPED)),
    "s": lambda group, number: replace(group, look=replace(group.look, style=number)),
    "outlinelevel": lambda group, number: replace(group, look=replace(group.look, level=_level(number))),
    "intbl": lambda group, number: replace(group, look=replace(group.look, in_table=_on(number))),
    "itap": lambda group, number: replace(group, look=replace(group.look, in_table=bool(number))),
    "qc": _centered,
    **dict.fromkeys(_ALIGNED, _aligned),
}
