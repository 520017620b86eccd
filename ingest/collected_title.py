"""Titles that a collection numbers or labels: 二、石桥镇养老服务调研报告, 第二篇：石桥镇养老服务调研报告."""

from __future__ import annotations

from ingest.characters import fold
from ingest.contents import contents_blocks
from ingest.labels import read_label
from ingest.numbering import read_number
from ingest.restart import starts_anew_below
from ingest.title_line import HEAD, SHORTEST, Title, rest_of_line
from ingest.title_words import names_a_survey
from report import Block, Paragraph, block_text


def numbered_title(blocks: tuple[Block, ...]) -> Title | None:
    """Return the title that a collection numbers: 二、石桥镇养老服务调研报告, where numbers start anew below it."""
    contents = contents_blocks(blocks[: 2 * HEAD])
    for index, block in enumerate(blocks[: 2 * HEAD]):
        line = fold(block.text).strip() if isinstance(block, Paragraph) else ""
        number = read_number(line) if index not in contents else None
        if number is None or read_label(line) is not None:
            continue
        if not names_a_survey(line[number.length :]) or not starts_anew_below(blocks, index, number):
            return None
        return rest_of_line(block, number.length)
    return None


def labelled_title(blocks: tuple[Block, ...]) -> Title | None:
    """Return what stands beside the label of a collection: 第二篇：石桥镇养老服务调研报告."""
    for block in blocks[:HEAD]:
        label = read_label(fold(block.text).strip()) if isinstance(block, Paragraph) else None
        if label and len(fold(block_text(block)).strip()) >= label.length + SHORTEST:
            return rest_of_line(block, label.length)
    return None
