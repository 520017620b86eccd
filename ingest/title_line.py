"""Lines that can be a title or a part of one, and what is no title: a date, a number, a salutation, a form line.

关于云溪镇基层党建工作的调研报告 → can be a title      青政发〔2021〕3号 → is the document's number
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.characters import fold
from ingest.dates import read_date
from ingest.labels import read_label
from report import Block, Paragraph, block_text

HEAD = 24
"""So many blocks at the beginning may hold the title; approvals and forms stand before some."""

SHORTEST, LONGEST = 4, 90
MOST_LINES = 4
_YEAR_AND_NUMBER = r"[〔\[(【](?:19|20)\d{2}[〕\])】] ?第?\d{1,5} ?号"
_ORDER_NUMBER = r"令 ?\(?(?:(?:19|20)\d{2} ?年 ?)?第? ?[\d一二三四五六七八九十百零〇]{1,6} ?号\)?"
DOCUMENT_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{1,16}}{_YEAR_AND_NUMBER}|[\u4e00-\u9fff]{{0,12}}{_ORDER_NUMBER}"
)
FINISHED = re.compile(r"[。;:,!?…]$")
_NOT_A_TITLE = re.compile(
    r"(?:\[\d{1,3}\]|单位|索引号|发文机关|成文日期|发布日期|主题分类|标题|来源|作者|文/|密级|份号|紧急程度|签发人"
    r"|第?\d+页|.*(?:\.{3,}|…{1,}|·{3,}) ?\d{1,4}$|-+ ?\d+ ?-+$|— ?\d+ ?—$|目 *录$|附件|表 ?\d|图 ?\d|[\w.-]{1,40}@|https?:)"
)
SALUTATION = re.compile(r"(?:各位|同志们|尊敬的|各[省市县区乡镇单部])")


@dataclass(frozen=True, slots=True)
class Title:
    """The title's words, and the span that its lines take in the text."""

    text: str
    start: int
    end: int


def can_be_title(block: Paragraph) -> bool:
    """Return whether *block* is a short open line that could be a title, and no date, number or form line."""
    line = fold(block.text).strip()
    if not SHORTEST <= len(line) <= LONGEST or FINISHED.search(line) or read_label(line) is not None:
        return False
    if read_date(line) or DOCUMENT_NUMBER.fullmatch(line.strip("() ")) or SALUTATION.match(line):
        return False
    return _NOT_A_TITLE.match(line) is None and re.search(r"[\u4e00-\u9fff]{2}", line) is not None


def clean(text: str) -> str:
    """Return *text* without marks of Markdown and without spaces between its characters."""
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", text.strip().lstrip("#").strip())


def spelled_out(lines: Sequence[Paragraph], stated: str) -> Title | None:
    """Return the title in those neighbouring *lines* that together say what is *stated*."""
    wanted = re.sub(r"\s", "", fold(stated))
    for at in range(len(lines)):
        for end in range(at + 1, min(at + MOST_LINES, len(lines)) + 1):
            if re.sub(r"\s", "", fold("".join(line.text for line in lines[at:end]))) == wanted:
                return Title(
                    "".join(clean(line.text) for line in lines[at:end]), lines[at].start, lines[end - 1].end
                )
    return None


def size_of(line: Paragraph) -> float:
    """Return the size of the letters of *line* in points, 0 where it is unknown."""
    return line.style.size if line.style and line.style.size else 0.0


def rest_of_line(block: Block, length: int) -> Title:
    """Return the title that *block* holds after its first *length* characters."""
    text = block_text(block)
    return Title(clean(text.strip()[length:]), block.start, block.end)
