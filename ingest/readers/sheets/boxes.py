"""Count the text boxes among the records of an .xls, which xlrd passes over.

    OBJ of any kind but "comment" …, TXO  ->  one more

[MS-XLS] 2.4.181 (Obj) and 2.4.329 (TxO); comments of cells are TxO records too and do not
count, but text in rectangles and other shapes does.
"""

from __future__ import annotations

import struct

_HEADER, _KIND = struct.Struct("<HH"), struct.Struct("<H")
_OBJ, _TXO = 0x005D, 0x01B6
_KIND_AT, _COMMENT = 4, 0x19


def count_text_boxes(records: bytes) -> int:
    """Return how many text boxes with text stand among *records*, the stream of a workbook."""
    found, at, in_box = 0, 0, False
    while at + _HEADER.size <= len(records):
        kind, size = _HEADER.unpack_from(records, at)
        start = at + _HEADER.size
        if kind == _OBJ and start + _KIND_AT + _KIND.size <= len(records):
            in_box = _KIND.unpack_from(records, start + _KIND_AT)[0] != _COMMENT
        elif kind == _TXO:
            found, in_box = found + in_box, False
        at = start + size
    return found
