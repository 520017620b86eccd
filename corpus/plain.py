"""Set a sample document as the plain text that offices keep: 　　 before a paragraph, tabs in a table.

The result is bytes in the encoding its options name, wrapped hard or with full-width digits where
they ask for it. Merged cells are refused: a text file has no way to say them.
"""

from __future__ import annotations

import unicodedata

from corpus.markup import HEADINGS, Draft, Item, Mark

WIDE_DIGITS = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
INDENT = "　　"
# GB/T 15834: these may not open a line, so the line before takes them in, one column too long.
CLOSING = "，。；：、！？）》”％%"


def set_plain(draft: Draft) -> bytes:
    """Return the bytes of *draft* as a text file."""
    options = draft.options
    lines = [line for item in draft.items for line in _lines(item)]
    if options.columns:
        lines = [part for line in lines for part in wrap(line, options.columns)]
    text = "\n".join(lines) + "\n"
    if options.wide_digits:
        text = text.translate(WIDE_DIGITS)
    return text.encode(options.encoding)


def wrap(line: str, columns: int) -> list[str]:
    """Return *line* cut after *columns* half-width columns; a Chinese character takes two of them.

    >>> wrap("全镇集体经济收入782.1万元。", 20)
    ['全镇集体经济收入782.', '1万元。']
    """
    parts, width = [""], 0
    for char in line:
        size = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width + size > columns and char not in CLOSING:
            parts.append("")
            width = 0
        parts[-1] += char
        width += size
    return parts


def _lines(item: Item) -> list[str]:
    if item.mark is Mark.ROW:
        return ["\t".join(row) for row in item.rows]
    if item.mark is Mark.BREAK:
        return [""]
    if item.mark in {Mark.BODY, *HEADINGS}:
        return [INDENT + item.text]
    return [item.text]
