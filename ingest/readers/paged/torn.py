"""Put together a row of a table that a page break has torn: what is left of its cells stands overleaf.

    | 乡镇 | 村集体经济收入（万 |   and overleaf   |  | 元） |   ->   | 乡镇 | 村集体经济收入（万元） |

A row below a cell that goes down several rows also begins with an empty cell; it is a row of its own
unless what stands in it only ends what was begun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.clues import MID_SENTENCE, ends_sentence, in_bracket, joined
from ingest.readers.grid import Slot

Row = tuple[Slot, ...]

_NUMBER = re.compile(r"[-−]?[\d.,，]+[%％]?")


def is_torn(row: Row, rest: Row) -> bool:
    """Return whether *rest*, the first row overleaf, is what is left of *row*, the last before.

    >>> is_torn((Slot("乡镇", 0), Slot("收入（万", 1)), (Slot("", 0), Slot("元）", 1)))
    True
    >>> is_torn((Slot("云溪镇", 0), Slot("户数", 1)), (Slot("", 0), Slot("人数", 1)))
    False
    """
    if [slot.column for slot in row] != [slot.column for slot in rest] or rest[0].text or not row[0].text:
        return False
    left = [(slot.text, more.text) for slot, more in zip(row, rest, strict=True) if more.text]
    if any(not begun or _NUMBER.fullmatch(more) for begun, more in left):
        return False
    return any(in_bracket(begun) or _stops_short(begun) for begun, _ in left)


def _stops_short(text: str) -> bool:
    return len(text) > MID_SENTENCE and not ends_sentence(text)


def mended(row: Row, rest: Sequence[Slot]) -> Row:
    """Return *row* with what is left of it in *rest*."""
    pairs = zip(row, rest, strict=True)
    return tuple(replace(slot, text=joined([slot.text, more.text])) for slot, more in pairs)
