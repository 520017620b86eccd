"""The lists of a file, from which the automatic numbers are counted.

    lists_xml(container) -> <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">…  <w:num w:numId="1">…

[MS-DOC] 2.9.131 (PlfLst) and 2.9.132 (PlfLfo). A list number of a paragraph counts the overrides (LFO) from 1;
each refers to a list (LSTF) and may restart its levels or give them another form.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.doc import wordml
from ingest.readers.doc.binary import DamagedError, i16, i32, part, u8, u16, u32
from ingest.readers.doc.container import Container
from ingest.readers.doc.fib import Part

_FORMS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText",
    "ordinalText", "hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha",
    "decimalFullWidth", "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand",
    "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero",
    "bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen",
    "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac",
    "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
    "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified",
    "chineseCountingThousand", "decimal", "koreanDigital", "koreanCounting", "koreanLegal",
    "koreanDigital2",
)  # fmt: skip
"""The number formats by their code ([MS-OSHARED] 2.2.1.3, MSONFC), named as in ST_NumberFormat."""

_NUMBER_IN_DASH, _NO_NUMBER = 57, 255
_GAPS = ("tab", "space", "nothing")
_LIST, _OVERRIDE, _LEVEL = 28, 16, 28
_LEVELS = 9
_SIMPLE, _LEGAL, _NO_RESTART = 0x01, 0x04, 0x08
_STARTS_ANEW, _FORMATTED = 0x10, 0x20


@dataclass(frozen=True, slots=True)
class _Level:
    """A level as XML, and the byte after it."""

    xml: str
    end: int


def lists_xml(container: Container) -> bytes:
    """Return numbering.xml."""
    body = ""
    with container.salvaging("自动编号"):
        heads = container.part(Part.LISTS)
        if heads:
            ids = {i32(heads, 2 + _LIST * index): index for index in range(i16(heads, 0))}
            nums = _nums(container.part(Part.LIST_OVERRIDES), ids)
            body = _abstracts(heads, container.after(Part.LISTS)) + nums
    return wordml.root("numbering", body)


def _abstracts(heads: bytes, data: bytes) -> str:
    """Return the lists that *heads* names; their levels follow behind them in *data*, which begins with *heads*."""
    count = i16(heads, 0)
    body, at = "", 2 + _LIST * count  # some writers count the levels as part of the heads
    for index in range(count):
        head = part(heads, 2 + _LIST * index, _LIST)
        written = ""
        for depth in range(1 if head[26] & _SIMPLE else _LEVELS):
            level = _level(data, at, depth)
            written, at = written + level.xml, level.end
        body += f'<w:abstractNum w:abstractNumId="{index}">{written}</w:abstractNum>'
    return body


def _level(data: bytes, at: int, depth: int) -> _Level:
    """Return the LVL ([MS-DOC] 2.9.149) at byte *at*, which describes level *depth* (from 0)."""
    head = part(data, at, _LEVEL)
    flags = head[5]
    at += _LEVEL + head[25] + head[24]
    length = u16(data, at)
    template = part(data, at + 2, 2 * length).decode("utf-16-le", "replace")
    text = "".join(f"%{ord(char) + 1}" if ord(char) < _LEVELS else char for char in template)
    xml = (
        f'<w:lvl w:ilvl="{depth}">'
        + wordml.said("start", i32(head, 0))
        + wordml.said("numFmt", _form(head[4]))
        + (wordml.said("lvlRestart", head[26]) if flags & _NO_RESTART else "")
        + ("<w:isLgl/>" if flags & _LEGAL else "")
        + wordml.said("suff", _GAPS[head[15]] if head[15] < len(_GAPS) else None)
        + wordml.said("lvlText", text)
        + "</w:lvl>"
    )
    return _Level(xml, at + 2 + 2 * length)


def _form(code: int) -> str:
    special = {_NUMBER_IN_DASH: "numberInDash", _NO_NUMBER: "none"}
    return special.get(code) or (_FORMS[code] if code < len(_FORMS) else "decimal")


def _nums(overrides: bytes, ids: dict[int, int]) -> str:
    if not overrides:
        return ""
    count = u32(overrides, 0)
    if 4 + _OVERRIDE * count > len(overrides):
        raise DamagedError
    written = ""
    at = 4 + _OVERRIDE * count
    for index in range(count):
        head = part(overrides, 4 + _OVERRIDE * index, _OVERRIDE)
        at += 4  # a character position without meaning
        inner = ""
        for _ in range(head[12]):
            override = _override(overrides, at)
            inner, at = inner + override.xml, override.end
        abstract = ids.get(i32(head, 0))
        if abstract is not None:
            inner = wordml.said("abstractNumId", abstract) + inner
            written += f'<w:num w:numId="{index + 1}">{inner}</w:num>'
    return written


def _override(data: bytes, at: int) -> _Level:
    """Return the LFOLVL ([MS-DOC] 2.9.133) at byte *at*."""
    start, flags = i32(data, at), u8(data, at + 4)
    depth = min(flags & 0xF, _LEVELS - 1)
    inner, end = "", at + 8
    if flags & _FORMATTED:
        start = i32(data, end)
        level = _level(data, end, depth)
        inner, end = level.xml, level.end
    if flags & _STARTS_ANEW:
        inner = wordml.said("startOverride", start) + inner
    return _Level(f'<w:lvlOverride w:ilvl="{depth}">{inner}</w:lvlOverride>', end)
