"""The title of a report: which lines at its head are it, and where they end.

    第三篇：某镇党建工作调研报告          ← the heading of a collection
    关于云溪镇基层党建工作的             ← title, broken over
    调研报告                           ← two lines

A title is a short line without a full stop at the head of the text, best one that ends
in the name of a kind of document (报告, 意见, 条例 …: titles.toml). A red head, a number
line, a date, a page number are passed over. A text that begins with its first paragraph
has no title, and none is made up.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from ingest.characters import fold
from ingest.dates import read_date
from ingest.numbering import Rank, read_number
from report import Block, Paragraph

HEAD = 24
"""So many blocks at the beginning may hold the title; approvals and forms stand before some."""

SHORTEST, LONGEST = 4, 90
MOST_LINES = 4
LONG_PARAGRAPH = 60
PROMINENT = 1.5
"""So many times the usual size are the letters of a title that says nothing of a document."""

COLLECTION = re.compile(r"第[一二三四五六七八九十百\d]{1,3}篇 ?[:、. ]? ?")
_YEAR_AND_NUMBER = r"[〔\[(【](?:19|20)\d{2}[〕\])】] ?第?\d{1,5} ?号"
_ORDER_NUMBER = r"令 ?\(?(?:(?:19|20)\d{2} ?年 ?)?第? ?[\d一二三四五六七八九十百零〇]{1,6} ?号\)?"
DOCUMENT_NUMBER = re.compile(
    rf"[\u4e00-\u9fff]{{1,16}}{_YEAR_AND_NUMBER}|[\u4e00-\u9fff]{{0,12}}{_ORDER_NUMBER}"
)
_FINISHED = re.compile(r"[。;:,!?…]$")
_OPEN = re.compile(r"(?:的|和|与|及|、|关于|对|暨|加强|推进|促进|进一步|在)$")
_NOT_A_TITLE = re.compile(
    r"(?:单位|索引号|发文机关|成文日期|发布日期|主题分类|标题|来源|作者|文/|密级|份号|紧急程度|签发人"
    r"|第?\d+页|.*(?:\.{3,}|…{1,}|·{3,}) ?\d{1,4}$|-+ ?\d+ ?-+$|— ?\d+ ?—$|目 *录$|附件|表 ?\d|图 ?\d|[\w.-]{1,40}@|https?:)"
)
_BRINGS = re.compile(
    r"公告$|命令$|关于(?:批准|公布|发布|颁布)《[^《》]{4,60}》的(?:决定|决议|公告|命令|批复)$"
)
_BROUGHT = re.compile(
    r"(?:批准|公布)《(?P<named>[^《》]{4,60})》|《(?P<passed>[^《》]{4,60})》[^。]{0,80}(?:通过|公布|批准)"
)
_BODIES = re.compile(
    r"(?:(?:中共|[\u4e00-\u9fff]{2,12}[省市县区镇乡旗州])[\u4e00-\u9fff]{0,16}(?:委员会|政府|办公室|办公厅|委|局|厅|部|会)[ 、]*){1,3}"
)
_SALUTATION = re.compile(r"(?:各位|同志们|尊敬的|各[省市县区乡镇单部])")


@dataclass(frozen=True, slots=True)
class Title:
    """The title's words, and the span that its lines take in the text."""

    text: str
    start: int
    end: int


@cache
def _named(table: str) -> re.Pattern[str]:
    words = tomllib.loads(Path(__file__).with_name("titles.toml").read_text("utf-8"))[table]
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?:{names})(?: ?[(《][^()]{{1,24}}[)》])*(?: ?[\d一二三四五六七八九]{{1,2}})?$")


def names_a_document(line: str) -> bool:
    """Return whether *line* ends in the name of a kind of document.

    >>> names_a_document("云溪镇养老服务调研报告（摘要）"), names_a_document("一张床、一顿饭")
    (True, False)
    """
    return _named("words").search(fold(line).rstrip()) is not None


def names_a_law(line: str) -> bool:
    """Return whether *line* ends in the name of a kind of law.

    >>> names_a_law("云溪市文明行为促进条例"), names_a_law("云溪镇养老服务调研报告")
    (True, False)
    """
    return _named("laws").search(fold(line).rstrip()) is not None


def names_a_report(line: str) -> bool:
    """Return whether *line* ends in the name of a document that stands by itself (报告, 条例, 通知).

    >>> names_a_report("云溪镇养老服务调研报告"), names_a_report("名词解释")
    (True, False)
    """
    return _named("reports").search(fold(line).rstrip()) is not None


def find_title(
    blocks: tuple[Block, ...], *, stated: str | None = None, hints: tuple[str, ...] = ()
) -> Title | None:
    """Return the title that stands at the head of *blocks*, or None where none is stated.

    *stated* is the title that an information box above the document names: the lines that spell it out
    are the title, however they are broken. *hints* (a file's name, the title among its properties) make a line a title only where
    the line itself says the same.
    """
    lines = _head_lines(blocks)
    spelled = _spelled_out(lines, stated) if stated else None
    if spelled:
        return spelled
    named = [at for at, line in enumerate(lines) if can_be_title(line)]
    choices = [_joined(lines, at)[0] for at in named]
    documents = [title for title in choices if names_a_document(title.text)]
    chosen = max(documents, key=lambda title: _size_at(lines, title)) if documents else None
    law = _law_itself(blocks, chosen)
    if law or chosen:
        return law or _with_issuer(lines, chosen)
    return _most_prominent(blocks) or _by_looks(lines, named) or _hinted(choices, hints)


def _law_itself(blocks: tuple[Block, ...], title: Title | None) -> Title | None:
    """Return the title of the law that an order or a resolution at the head brings along, called *title*."""
    if title and not _BRINGS.search(re.sub(r"\s", "", fold(title.text))):
        return None
    lines = [block for block in blocks[:HEAD] if isinstance(block, Paragraph)]
    for at, line in enumerate(lines):
        for brought in _BROUGHT.finditer(fold(line.text)):
            law = _spelled_out(lines[at + 1 :], brought["named"] or brought["passed"])
            if law and names_a_law(law.text):
                return law
    return None


def _with_issuer(lines: list[Paragraph], title: Title | None) -> Title | None:
    """Return *title* with the line of bodies before it, where it begins with 关于 and they stand over it."""
    at = next((index for index, line in enumerate(lines) if title and line.start == title.start), 0)
    if title is None or at == 0 or not fold(title.text).startswith("关于"):
        return title
    above = lines[at - 1]
    if above.end + 1 < title.start or not _BODIES.fullmatch(fold(above.text).strip()):
        return title
    return Title(_clean(above.text) + title.text, above.start, title.end)


def _most_prominent(blocks: tuple[Block, ...]) -> Title | None:
    """Return what stands in by far the largest letters at the head, where the sizes of letters are known."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    lines = [block for block in paragraphs[:HEAD] if can_be_title(block) and not _is_red_head(block)]
    largest = max(map(_size, lines), default=0.0)
    if not largest or largest < PROMINENT * median(map(_size, paragraphs)):
        return None
    large = [line for line in lines if _size(line) == largest][:MOST_LINES]
    together = [large[0]]
    for line in large[1:]:
        if line.start > together[-1].end + 1:
            break
        together.append(line)
    return Title("".join(_clean(line.text) for line in together), together[0].start, together[-1].end)


def _size(line: Paragraph) -> float:
    return line.style.size if line.style and line.style.size else 0.0


def _size_at(lines: list[Paragraph], title: Title) -> float:
    return next(_size(line) for line in lines if line.start == title.start)


def _is_red_head(line: Paragraph) -> bool:
    return fold(line.text).rstrip().endswith(("文件", "中华人民共和国"))


def _head_lines(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """Return the lines before the text proper: before its first long paragraph or heading number."""
    lines: list[Paragraph] = []
    for block in blocks[:HEAD]:
        if not isinstance(block, Paragraph):
            continue
        folded = fold(block.text).strip()
        number = read_number(folded)
        if number and number.rank <= Rank.ARTICLE and not COLLECTION.match(folded):
            break
        if len(folded) >= LONG_PARAGRAPH and folded.endswith("。"):
            break
        lines.append(block)
    return lines


def can_be_title(block: Paragraph) -> bool:
    """Return whether *block* is a short open line that could be a title, and no date, number or form line."""
    line = fold(block.text).strip()
    if not SHORTEST <= len(line) <= LONGEST or _FINISHED.search(line) or COLLECTION.match(line):
        return False
    if read_date(line) or DOCUMENT_NUMBER.fullmatch(line.strip("() ")) or _SALUTATION.match(line):
        return False
    return _NOT_A_TITLE.match(line) is None and re.search(r"[\u4e00-\u9fff]{2}", line) is not None


def _joined(lines: list[Paragraph], at: int) -> tuple[Title, int]:
    """Return the title that begins with line *at*, with the lines that continue it."""
    parts = [lines[at]]
    following = at + 1
    while following < len(lines) and len(parts) < MOST_LINES and _continues(parts[-1], lines[following]):
        parts.append(lines[following])
        following += 1
    text = "".join(_clean(part.text) for part in parts)
    return Title(text, parts[0].start, parts[-1].end), following


def _clean(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", text.strip().lstrip("#").strip())


def _continues(line: Paragraph, following: Paragraph) -> bool:
    first, second = fold(line.text).strip(), fold(following.text).strip()
    if not second or _FINISHED.search(second) or read_date(second) or len(first) + len(second) > LONGEST:
        return False
    if names_a_document(first) or _SALUTATION.match(second):
        return False
    return bool(_OPEN.search(first)) or (names_a_document(second) and _look_alike(line, following))


def _look_alike(line: Paragraph, following: Paragraph) -> bool:
    """Return whether two lines are of one size; where sizes are unknown, whether the first is longer."""
    sizes = [part.style.size for part in (line, following) if part.style and part.style.size]
    return sizes[0] == sizes[1] if len(sizes) > 1 else len(line.text) >= len(following.text)


def _spelled_out(lines: list[Paragraph], stated: str) -> Title | None:
    """Return the title in those neighbouring *lines* that together say what is *stated*."""
    wanted = re.sub(r"\s", "", fold(stated))
    for at in range(len(lines)):
        for end in range(at + 1, min(at + MOST_LINES, len(lines)) + 1):
            if re.sub(r"\s", "", fold("".join(line.text for line in lines[at:end]))) == wanted:
                return Title(
                    "".join(_clean(line.text) for line in lines[at:end]), lines[at].start, lines[end - 1].end
                )
    return None


def _by_looks(lines: list[Paragraph], named: list[int]) -> Title | None:
    """Return the first possible line that is centred or bold, or that stands alone over the text."""
    for at in named:
        style = lines[at].style
        if style and (style.level or style.centered or style.bold):
            return _joined(lines, at)[0]
    if named and named[0] == 0 and len(lines) > 1 and len(lines[0].text) <= LONGEST // 2:
        following = fold(lines[1].text).strip()
        if len(following) > len(lines[0].text) and _FINISHED.search(following):
            return _joined(lines, 0)[0]
    return None


def _hinted(choices: list[Title], hints: tuple[str, ...]) -> Title | None:
    wanted = [re.sub(r"\s", "", fold(hint)) for hint in hints]
    for title in choices:
        words = re.sub(r"\s", "", fold(title.text))
        if any(words in hint for hint in wanted):
            return title
    return None
