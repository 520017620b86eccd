"""Where the fields of a report are read from: its title, the lines about it, its box, its signatures.

    中共云溪镇委员会文件          ← head: lines above the title
    关于发展养老服务的意见        ← title
    （2024年3月5日）             ← head, under the title
    …
    云溪镇人民政府                ← signature
    云溪镇党政办公室 2024年3月6日印发   ← imprint

Nothing is decided here but which lines these are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.adoption import adopted
from ingest.characters import fold
from ingest.infobox import InfoBox, read_infobox
from ingest.kinds import read_kind
from ingest.signature import Signature, find_signatures, read_imprint, read_signature
from ingest.title import find_title
from ingest.title_line import Title
from report import Block, Paragraph, Role, Section, Table, block_text

UNDER_TITLE = 10
"""So many blocks under a title may hold number, date, issuer and the history of a law."""

LONGEST_HEAD_LINE = 400

_SENTENCE_END = re.compile(r"[。!?;:]$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What states the fields of a report; `imprint` is who printed it and when, at its very end."""

    title: Title | None
    kind: str
    above: tuple[Paragraph, ...]
    under: tuple[Paragraph, ...]
    box: InfoBox
    signature: Signature | None
    imprint: Signature | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]

    @property
    def head(self) -> tuple[Paragraph, ...]:
        """The lines above and under the title, up to the first sentence of the text."""
        return self.above + self.under

    @property
    def title_text(self) -> str:
        """The title, empty where the text has none."""
        return self.title.text if self.title else ""


def gather(
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    *,
    name: str = "",
    properties: Sequence[tuple[str, str]] = (),
) -> Evidence:
    """Return the evidence in *blocks* and their *sections*; *name* of the file and *properties* are mere hints."""
    hints = (PurePath(name).stem, *(value for key, value in properties if key == "title"))
    box = read_infobox(blocks)
    title = find_title(blocks, stated=box.title, hints=hints)
    head = _head(blocks, title)
    cut = title.end if title else 0
    return Evidence(
        title=title,
        kind=read_kind(title.text if title else None, "\n".join(map(block_text, blocks))),
        above=tuple(line for line in head if line.start < cut),
        under=tuple(line for line in head if line.start >= cut),
        box=box,
        signature=_signature(sections) or _signature_below(blocks, cut),
        imprint=read_imprint(blocks),
        blocks=blocks,
        sections=sections,
    )


def _head(blocks: tuple[Block, ...], title: Title | None) -> tuple[Paragraph, ...]:
    """Return the lines above and right under the title, up to the first sentence of the text."""
    lines: list[Paragraph] = []
    under = 0
    for block in blocks:
        below = title is None or block.start >= title.end
        if isinstance(block, Table) and not below:
            continue  # the information box of a web page
        if not isinstance(block, Paragraph) or under > UNDER_TITLE:
            break
        if below and (len(block.text) > LONGEST_HEAD_LINE or _is_text(block)):
            break
        under += below
        lines.append(block)
    return tuple(lines)


def _is_text(block: Paragraph) -> bool:
    line = fold(block.text).strip()
    return _SENTENCE_END.search(line) is not None and adopted(line) is None


def _signature(sections: tuple[Section, ...]) -> Signature | None:
    """Return who signs the report and when; of several signatures the first is that of the main text."""
    signed = next((section for section in sections if Role.SIGNOFF in section.roles), None)
    lines = [block for block in signed.blocks if isinstance(block, Paragraph)] if signed else []
    return read_signature(tuple(lines)) if lines else None


def _signature_below(blocks: tuple[Block, ...], cut: int) -> Signature | None:
    """Return the last signature below the title: a text without headings has no section for it."""
    text = next((index for index, block in enumerate(blocks) if block.start >= cut and _is_long(block)), None)
    found = find_signatures(blocks, after=text + 1) if text is not None else ()
    return found[-1] if found else None


def _is_long(block: Block) -> bool:
    return isinstance(block, Paragraph) and _SENTENCE_END.search(fold(block.text).strip()) is not None
