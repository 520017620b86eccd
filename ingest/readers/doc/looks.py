r"""What the modifiers of characters and paragraphs come to.

    character_looks(b"\x35\x08\x01") -> CharacterLooks(bold=1, …)

Only what decides on the text and its structure is kept. A later modifier wins over an earlier one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.readers.doc.binary import DamagedError, part, u16
from ingest.readers.doc.sprms import Code, Sprm, sprms

_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81
_NO_LIST = 0xF801
"""From here on a list number says that the paragraph was taken out of its list."""
_DROPPED = 0x7
_SAME: dict[int, int] = {Code.ALIGNMENT_80: Code.ALIGNMENT}
_ALIGNMENTS = ("left", "center", "right", "both")
_CHARACTER_CACHE = 1024


@dataclass(frozen=True, slots=True)
class CharacterLooks:
    """Properties of characters; None where nothing is said and the style decides."""

    deleted: bool = False
    hidden: bool = False
    data: bool = False
    bold: bool | None = None
    unlike_style: bool = False
    size: int | None = None
    style: int | None = None
    font: int | None = None
    asian_font: int | None = None
    picture: int | None = None
    symbol: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLooks:
    """Properties of a paragraph; *depth* counts the tables it stands in, *row* defines the row it ends."""

    style: int = 0
    depth: int = 0
    row_end: bool = False
    inner_cell_end: bool = False
    row: bytes | None = None
    drop_cap: bool = False
    list_id: int | None = None
    list_level: int | None = None
    outline: int | None = None
    alignment: str | None = None


@lru_cache(maxsize=_CHARACTER_CACHE)
def character_looks(grpprl: bytes) -> CharacterLooks:
    """Return what the modifiers *grpprl* of a run come to."""
    said = _last(sprms(grpprl))
    bold = said.get(Code.BOLD)
    symbol = said.operands.get(Code.SYMBOL, b"")
    return CharacterLooks(
        deleted=said.get(Code.DELETED) == 1,
        hidden=said.get(Code.HIDDEN) in {1, _NOT_AS_STYLE},
        data=said.get(Code.DATA) == 1,
        bold=bold == 1 if bold in {0, 1} else None,
        unlike_style=bold == _NOT_AS_STYLE,
        size=said.get(Code.SIZE),
        style=said.get(Code.CHARACTER_STYLE),
        font=said.get(Code.FONT),
        asian_font=said.get(Code.ASIAN_FONT),
        picture=said.get(Code.PICTURE),
        symbol=int.from_bytes(symbol[2:4], "little") if symbol else None,
    )


def paragraph_looks(*grpprls: bytes, style: int = 0, data: bytes = b"") -> ParagraphLooks:
    """Return what the modifiers *grpprls* of a paragraph come to; long ones stand in the stream *data*."""
    said = _last(sprm for grpprl in grpprls for sprm in _unfolded(grpprl, data))
    deep = said.get(Code.DEPTH)
    if deep is None:
        deep = 1 if said.get(Code.IN_TABLE) else 0
    jc = said.get(Code.ALIGNMENT)
    return ParagraphLooks(
        style=said.get(Code.STYLE, style) or 0,
        depth=deep,
        row_end=bool(said.get(Code.ROW_END) or said.get(Code.INNER_ROW_END)),
        inner_cell_end=bool(said.get(Code.INNER_CELL_END)),
        row=said.operands.get(Code.ROW),
        drop_cap=bool((said.get(Code.DROP_CAP) or 0) & _DROPPED),
        list_id=_list_id(said.get(Code.LIST)),
        list_level=said.get(Code.LIST_LEVEL),
        outline=said.get(Code.OUTLINE),
        alignment=_ALIGNMENTS[jc] if jc is not None and jc < len(_ALIGNMENTS) else None,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """The last operand of each modifier."""

    operands: dict[int, bytes] = field(default_factory=dict)

    def get(self, code: Code, default: int | None = None) -> int | None:
        """Return the operand of *code* as a number."""
        operand = self.operands.get(code)
        return default if operand is None else Sprm(code, operand).value


def _last(found: Iterable[Sprm]) -> _Said:
    return _Said({_SAME.get(sprm.code, sprm.code): sprm.operand for sprm in found})


def _unfolded(grpprl: bytes, data: bytes) -> Iterator[Sprm]:
    """Yield the modifiers in *grpprl*, and those that one says stand elsewhere ([MS-DOC] 2.6.2, sprmPHugePapx)."""
    for sprm in sprms(grpprl):
        yield sprm
        if sprm.code in {Code.HUGE, Code.HUGE_OLD}:
            at = sprm.value
            with contextlib.suppress(DamagedError):
                yield from sprms(part(data, at + 2, u16(data, at)))


def _list_id(found: int | None) -> int | None:
    return 0 if found is not None and found >= _NO_LIST else found
