"""The law that an order or a resolution at the head of a document brings along, and whose title is the document's.

青禾县人民政府令 / 《青禾县集市管理办法》已经…通过，现予公布 / 青禾县集市管理办法  → 青禾县集市管理办法
"""

from __future__ import annotations

import re

from ingest.characters import fold
from ingest.title_line import HEAD, Title, spelled_out
from ingest.title_words import names_a_law
from report import Block, Paragraph

_BRINGS = re.compile(
    r"公告$|命令$|关于(?:批准|公布|发布|颁布)《[^《》]{4,60}》的(?:决定|决议|公告|命令|批复)$"
)
_BROUGHT = re.compile(
    r"(?:批准|公布)《(?P<named>[^《》]{4,60})》|《(?P<passed>[^《》]{4,60})》[^。]{0,80}(?:通过|公布|批准)"
)


def law_itself(blocks: tuple[Block, ...], title: Title | None) -> Title | None:
    """Return the title of the law that an order or a resolution at the head brings along, called *title*."""
    if title and not _BRINGS.search(re.sub(r"\s", "", fold(title.text))):
        return None
    lines = [block for block in blocks[:HEAD] if isinstance(block, Paragraph)]
    for at, line in enumerate(lines):
        for brought in _BROUGHT.finditer(fold(line.text)):
            law = spelled_out(lines[at + 1 :], brought["named"] or brought["passed"])
            if law and names_a_law(law.text):
                return law
    return None
