"""Write small Word 97 documents ([MS-DOC]) from runs and paragraphs, so that a test says exactly what stands in them.

    make_doc(para("基本情况", style=1), para(run("全镇"), run("120", sprm(DELETED, 1)), "121名。"))

Each run and each paragraph has a page of formatting of its own, which is lawful and simple.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from doc_streams import (
    Para,
    Piece,
    Run,
    Stream,
    Table,
    anchors,
    head_of,
    length_of,
    plc_of,
    starts_of,
    style_sheet,
)
from ole_builder import make_ole

BOLD, SIZE, DELETED, HIDDEN, SYMBOL = 0x0835, 0x4A43, 0x0800, 0x083C, 0x6A09
SPECIAL, PICTURE, DATA = 0x0855, 0x6A03, 0x0806
CENTERED, OUTLINE, LIST, LIST_LEVEL, DROP_CAP, HUGE = 0x2461, 0x2640, 0x460B, 0x260A, 0x442C, 0x6646
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW, ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C, 0xD608

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)


def sprm(code: int, value: int | bytes) -> bytes:
    """Return a modifier; bytes are the operand of one whose size varies."""
    head = struct.pack("<H", code)
    if isinstance(value, bytes):
        return head + (struct.pack("<H", len(value) + 1) if code == ROW else bytes([len(value)])) + value
    return head + (value % 2**32).to_bytes(4, "little")[: _SIZES[code >> 13]]


def run(text: str, grpprl: bytes = b"") -> Run:
    return Run(text, grpprl)


def footnote(text: str) -> Run:
    return Run("\x02", sprm(SPECIAL, 1), note=text)


def text_box(text: str) -> Run:
    return Run("\x08", sprm(SPECIAL, 1), box=text)


def para(
    *runs: str | Run,
    style: int = 0,
    numbered: tuple[int, int] | None = None,
    grpprl: bytes = b"",
    mark: str = "\r",
    mark_grpprl: bytes = b"",
) -> Para:
    """Return a paragraph; *numbered* is list number (from 1) and level (from 0)."""
    if numbered:
        grpprl += sprm(LIST, numbered[0]) + sprm(LIST_LEVEL, numbered[1])
    written = [one if isinstance(one, Run) else Run(one) for one in runs]
    return Para((*written, Run(mark, mark_grpprl)), grpprl, style)


def row(
    *cells: str, edges: tuple[int, ...] | None = None, flags: tuple[int, ...] | None = None
) -> list[Para]:
    """Return the paragraphs of a table row, its end included; *flags* are the merge flags of its cells."""
    edges = edges or tuple(1000 * at for at in range(len(cells) + 1))
    flags = flags or (0,) * len(cells)
    inside = sprm(IN_TABLE, 1)
    written = [para(cell, grpprl=inside, mark="\x07") for cell in cells]
    return [*written, para(grpprl=row_end(edges=edges, flags=flags), mark="\x07")]


def row_end(*, edges: tuple[int, ...] = (0, 1000, 2000), flags: tuple[int, ...] = (0, 0)) -> bytes:
    """Return the modifiers of the mark that ends a row."""
    definition = struct.pack(f"<B{len(edges)}h", len(flags), *edges)
    definition += b"".join(struct.pack("<H18x", flag) for flag in flags)
    return sprm(IN_TABLE, 1) + sprm(ROW_END, 1) + sprm(ROW, definition)


def inner_row(*cells: str) -> list[Para]:
    """Return the paragraphs of a row of a table within a cell."""
    inside = sprm(IN_TABLE, 1) + sprm(DEPTH, 2)
    end = inside + sprm(INNER_ROW, 1)
    return [*(para(cell, grpprl=inside + sprm(INNER_CELL, 1)) for cell in cells), para(grpprl=end)]


def style(
    name: str, built_in: int, *, kind: int = 1, based_on: int = 0xFFF, papx: bytes = b"", chpx: bytes = b""
) -> bytes:
    head = struct.pack("<HHHHH", built_in, kind | based_on << 4, 2 if kind == 1 else 1, 0, 0)
    written = head + struct.pack("<H", len(name)) + (name + "\0").encode("utf-16-le")
    for upx in [b"\0\0" + papx, chpx] if kind == 1 else [chpx]:
        written += struct.pack("<H", len(upx)) + upx + bytes(len(upx) % 2)
    return written


def level(form: int, template: str, *, start: int = 1, gap: int = 0) -> bytes:
    """Return a list level; the characters 0 to 8 in *template* stand for the numbers of the levels."""
    head = struct.pack("<iBB9sBiiBBBB", start, form, 0, bytes(9), gap, 0, 0, 0, 0, 0, 0)
    return head + struct.pack("<H", len(template)) + template.encode("utf-16-le")


@dataclass
class Lists:
    """Lists of nine levels each; `overrides` are more list numbers: list (from 0), level and where it starts anew."""

    lists: list[tuple[bytes, ...]] = field(default_factory=list)
    overrides: list[tuple[int, int, int]] = field(default_factory=list)

    def tables(self) -> tuple[bytes, bytes, bytes]:
        """Return PlfLst, the levels behind it, and PlfLfo."""
        heads = struct.pack("<h", len(self.lists)) + b"".join(
            struct.pack("<ii18sBB", 7000 + at, 0, bytes(18), 0, 0) for at in range(len(self.lists))
        )
        spare = level(0, "")
        levels = b"".join(b"".join((*given, *[spare] * (9 - len(given)))) for given in self.lists)
        numbers = [(at, None) for at in range(len(self.lists))]
        numbers += [(at, struct.pack("<iI", start, depth | 0x10)) for at, depth, start in self.overrides]
        plf = struct.pack("<I", len(numbers))
        plf += b"".join(
            struct.pack("<i8xBBBB", 7000 + at, int(more is not None), 0, 0, 0) for at, more in numbers
        )
        plf += b"".join(b"\xff" * 4 + (more or b"") for _, more in numbers)
        return heads, levels, plf


def make_doc(
    *content: Para | list[Para],
    styles: tuple[bytes, ...] = (),
    lists: Lists | None = None,
    pieces: tuple[Piece, ...] = (),
    data: bytes = b"",
    version: int = 0xC1,
    flags: int = 0,
    header: str = "",
    streams: dict[str, bytes] | None = None,
    broken: int | None = None,
    anchor: int | None = None,
) -> bytes:
    """Return a .doc of *content*; without *pieces* all text stands in one.

    The part number *broken* points out of its stream; *anchor* is a false place of the only text box.
    """
    body = [one for part in content for one in (part if isinstance(part, list) else [part])]
    notes = [one.note for each in body for one in each.runs if one.note]
    boxes = [one.box for each in body for one in each.runs if one.box]
    stories = [
        body,
        [para(f"\x02{note}") for note in notes] + ([para()] if notes else []),
        [para(header)] if header else [],
        [para(box) for box in boxes] + ([para()] if boxes else []),
    ]
    lengths = [sum(map(length_of, story)) for story in stories]
    stream = Stream([one for story in stories for one in story], pieces)
    heads, levels, overrides = (lists or Lists()).tables()
    table = Table()
    table.add(1, style_sheet(styles or (style("Normal", 0),)))
    table.add(33, stream.clx())
    table.add(12, stream.bins(paragraphs=False))
    table.add(13, stream.bins(paragraphs=True))
    shapes = [struct.pack("<I", at + 1) for at in range(len(boxes))]
    table.add(2, plc_of(anchors(body, "note"), lengths[0], [b"\1\0"] * len(notes)))
    table.add(3, plc_of(starts_of(stories[1]), None, []))
    places = anchors(body, "box") if anchor is None else [anchor]
    table.add(40, plc_of(places, max([lengths[0], *places]), [shape + bytes(22) for shape in shapes]))
    table.add(
        56, plc_of(starts_of(stories[3]), None, [bytes(14) + one + bytes(4) for one in [*shapes, bytes(4)]])
    )
    if lists:
        table.add(73, heads)
        table.data += levels
        table.add(74, overrides)
    if broken is not None:
        table.places[broken] = (len(table.data) + 100_000, 50)
    head = head_of(table.places, lengths, len(table.data), version=version, flags=flags)
    data_stream = {"Data": data} if data else {}
    return make_ole(
        {"1Table": table.data, "WordDocument": head + stream.data} | data_stream | (streams or {})
    )
