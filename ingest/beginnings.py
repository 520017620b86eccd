"""Whether another report begins at a line in the middle of a file: what speaks for it, and how surely.

    2024年4月18日                  ← the report before has ended
    关于石桥镇养老服务的            ← a title, over one line or two,
    调研报告                       ← that names a kind of document
    石桥镇民政办公室               ← and below it who writes, a greeting, a summary, numbers from one
    一、基本情况

Where all of it is there, the line begins a report. Where one thing is missing, the place
is doubtful, and the doubt is said in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.characters import fold
from ingest.contents import bare_entry
from ingest.dates import read_date
from ingest.lines import folded_line
from ingest.numbering import Rank, read_number
from ingest.signature import is_organisation
from ingest.title import joined_title
from ingest.title_line import DOCUMENT_NUMBER, Title, can_be_title
from ingest.title_words import names_a_document, names_a_report
from report import Block, Paragraph, Style

SHORTEST_TITLE = 7

LONGEST_DATE_LINE = 40

AHEAD = 16
"""So many blocks after a title show whether a report begins there."""

UNDER_TITLE = 3
"""So many lines below a title say who writes, and when."""

_ANNEX = re.compile(r"(?:附件|附表|附录|附)(?: ?[\d一二三四五六七八九十]{1,3})?(?: ?[:.、])?")
_GREETS = re.compile(
    r"各位代表|各位委员|同志们|.{0,60}(?:通过|公布|发布|批准|修订|修正)\)?$|——(?:19|20)\d{2}年"
    r"|[【\[]?(?:内容)?(?:摘 ?要|提要)(?:[】\]: ]|$)|引 ?言$|前 ?言$"
)
_OPENS = re.compile(r"现将|(?:报告|汇报|通报|总结)如下")
_CLAUSE = re.compile(r"为|根据|按照|依据|经过")
_SUBTITLE = re.compile(r"—{1,2}[^—。;:!?]{4,40}$")
_PAGE_NUMBER = re.compile(r"[-—– ]{0,3}\d{1,4}[-—– ]{0,3}$")
_SEPARATOR = re.compile(r"[-—_=*#~·•＊ ]{3,}")
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_ENDED = re.compile(r"[。!?;”)》]$")
_MARKUP = re.compile(r"[\s《》〈〉“”#]")
_LONG = 40


@dataclass(frozen=True, slots=True)
class Beginning:
    """A report begins at a line: for sure, or with a *doubt* said in Chinese."""

    doubt: str | None = None


def words_of(line: str) -> str:
    """Return *line* without white space, quotation marks and marks of Markdown.

    >>> words_of("# 《石桥镇 调研报告》")
    '石桥镇调研报告'
    """
    return _MARKUP.sub("", line)


def read_beginning(
    blocks: tuple[Block, ...], index: int, before: str, listed: frozenset[str]
) -> Beginning | None:
    """Return how surely the title at *index* begins a report; None where it begins none.

    *before* are the `words_of` the report before it, *listed* the titles in a table of contents. A title that the
    text before has named begins no report: it is quoted, repeated, or issued by a 通知.
    """
    block = blocks[index]
    if not isinstance(block, Paragraph) or not can_be_title(block):
        return None
    line = fold(block.text).strip()
    if names_a_report(line) and bare_entry(line) in listed and read_number(line) is None:
        return Beginning()
    if read_number(line) or _CLAUSE.match(line) or is_organisation(line) or _in_annex(blocks, index):
        return None
    title = joined_title(blocks, index)
    if len(title.text) < SHORTEST_TITLE:
        return None
    last = next(at for at in range(index, len(blocks)) if blocks[at].end >= title.end)
    first = head_above(blocks, index)
    found = _weigh(blocks, first, last, fold(title.text)) if _may_begin(blocks, first, title) else None
    # Looked for last: it reads all of the text before.
    return None if found is None or words_of(fold(title.text)) in before else found


def head_above(blocks: tuple[Block, ...], index: int) -> int:
    """Return where the red head and the number begin that stand right above the title at *index*."""
    while index > 1 and _heads(folded_line(blocks[index - 1])):
        index -= 1
    return index


def title_below(blocks: tuple[Block, ...], index: int) -> int:
    """Return where the title stands under the red head and the number that begin at *index*."""
    while index + 1 < len(blocks) and _heads(folded_line(blocks[index])):
        index += 1
    return index


def _heads(line: str) -> bool:
    return DOCUMENT_NUMBER.fullmatch(line) is not None or (line.endswith("文件") and len(line) <= _LONG)


def _may_begin(blocks: tuple[Block, ...], first: int, title: Title) -> bool:
    """Return whether the *title* that begins at *first* could be one at all, whatever stands below it."""
    if names_a_report(title.text) or names_a_document(title.text):
        return True
    return _is_set_as_title(blocks, first) and _closes_before(blocks, first)


def _weigh(blocks: tuple[Block, ...], first: int, last: int, title: str) -> Beginning | None:
    """Return what speaks for the *title* in the lines from *first* to *last*."""
    report, document = names_a_report(title), names_a_document(title)
    greets = _greets_after(blocks, last, title)
    starts = greets or _starts_after(blocks, last, title)
    ends = _ends_before(blocks, first)
    if (ends and starts and report) or (greets and (report or (ends and document))):
        return Beginning()
    if report and starts:
        return Beginning("这一行像另一篇的题目，后面的编号从头开始，但前面一篇看不出已经结束")
    if not _closes_before(blocks, first):
        return None
    if report:
        return Beginning("前面一篇像是到此为止，这一行像另一篇的题目，但后面的编号没有从头开始")
    if starts and (document or _is_set_as_title(blocks, first)):
        return Beginning("前面一篇像是到此为止，后面的编号从头开始，但这一行没有写明是什么文种")
    return None


def _is_set_as_title(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether the line at *index* is set as a title: centred and larger than the text below it."""
    style, below = _style(blocks[index]), _style(blocks[index + 1]) if index + 1 < len(blocks) else None
    if style is None or not style.centered:
        return False
    return bool(style.size and below and below.size and style.size > below.size) or style.level == 1


def _style(block: Block) -> Style | None:
    return block.style if isinstance(block, Paragraph) else None


def _in_annex(blocks: tuple[Block, ...], index: int) -> bool:
    return any(_ANNEX.match(folded_line(block)) for block in blocks[max(0, index - 3) : index])


def _lastfolded_line(blocks: tuple[Block, ...], index: int) -> Block:
    """Return the block before *index*, empty lines passed over."""
    at = index - 1
    while at > 0 and isinstance(blocks[at], Paragraph) and not folded_line(blocks[at]):
        at -= 1
    return blocks[at]


def _ends_before(blocks: tuple[Block, ...], index: int) -> bool:
    block = _lastfolded_line(blocks, index)
    line = folded_line(block)
    return bool(
        not isinstance(block, Paragraph)
        or read_date(line)
        or is_organisation(line)
        or _PAGE_NUMBER.fullmatch(line)
        or _SEPARATOR.fullmatch(line)
        or _REFERENCE.match(line)
        or _ENDED.search(line)
    )


def _closes_before(blocks: tuple[Block, ...], index: int) -> bool:
    """Return whether what stands before *index* ends a report by more than a full stop: signature, line, page."""
    line = folded_line(_lastfolded_line(blocks, index))
    dated = read_date(line) is not None and len(line) <= LONGEST_DATE_LINE
    return bool(dated or is_organisation(line) or _SEPARATOR.fullmatch(line))


def _below(blocks: tuple[Block, ...], index: int, title: str) -> list[str]:
    """Return the lines below the title at *index*, those that repeat its words passed over."""
    lines = (folded_line(block) for block in blocks[index + 1 : index + 1 + AHEAD])
    return [line for line in lines if line and words_of(line) not in words_of(title)]


def _greets_after(blocks: tuple[Block, ...], index: int, title: str) -> bool:
    """Return whether below the title stands what stands at the head of a document alone."""
    for line in _below(blocks, index, title):
        if _GREETS.match(line):
            return True
        if len(line) >= _LONG or read_number(line):
            return False
    return False


def _starts_after(blocks: tuple[Block, ...], index: int, title: str) -> bool:
    """Return whether a report starts below the title: who writes, what is reported, numbers from one."""
    lines = _below(blocks, index, title)
    if any(_is_byline(line) for line in lines[:UNDER_TITLE]):
        return True
    opening = next((line for line in lines[:UNDER_TITLE] if len(line) >= _LONG), "")
    if _OPENS.search(opening):
        return True
    for line in lines:
        number = read_number(line)
        if number and (number.rank <= Rank.DIGIT or number.rank is Rank.ARTICLE):
            return number.ordinal == 1
        if names_a_document(line) and len(line) < _LONG and not _ENDED.search(line):
            return False
    return False


def _is_byline(line: str) -> bool:
    dated = read_date(line) is not None and len(line) <= LONGEST_DATE_LINE and not line.endswith("。")
    return dated or is_organisation(line) or _SUBTITLE.match(line) is not None
