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
from collections.abc import Sequence
from statistics import median

from ingest.brought_law import law_itself
from ingest.characters import fold
from ingest.collected_title import labelled_title, numbered_title
from ingest.dates import read_date
from ingest.labels import read_label
from ingest.numbering import Rank, read_number
from ingest.title_line import (
    FINISHED,
    HEAD,
    LONGEST,
    MOST_LINES,
    SALUTATION,
    Title,
    can_be_title,
    clean,
    size_of,
    spelled_out,
)
from ingest.title_words import names_a_document
from report import Block, Paragraph

LONG_PARAGRAPH = 60
PROMINENT = 1.5
"""So many times the usual size are the letters of a title that says nothing of a document."""

_OPEN = re.compile(r"(?:的|和|与|及|、|关于|对|暨|加强|推进|促进|进一步|在)$")
_BODIES = re.compile(
    r"(?:(?:中共|[\u4e00-\u9fff]{2,12}[省市县区镇乡旗州])[\u4e00-\u9fff]{0,16}(?:委员会|政府|办公室|办公厅|委|局|厅|部|会)[ 、]*){1,3}"
)


def find_title(
    blocks: tuple[Block, ...], *, stated: str | None = None, hints: tuple[str, ...] = ()
) -> Title | None:
    """Return the title that stands at the head of *blocks*, or None where none is stated.

    *stated* is the title that an information box above the document names: the lines that spell it out
    are the title, however they are broken. *hints* (a file's name, the title among its properties) make a line a title only where
    the line itself says the same.
    """
    lines = _head_lines(blocks)
    spelled = spelled_out(lines, stated) if stated else None
    numbered = numbered_title(blocks)
    if spelled or numbered:
        return spelled or numbered
    named = [at for at, line in enumerate(lines) if can_be_title(line)]
    choices = [_joined(lines, at)[0] for at in named]
    documents = [title for title in choices if names_a_document(title.text)]
    chosen = max(documents, key=lambda title: _size_at(lines, title)) if documents else None
    law = law_itself(blocks, chosen)
    if law or chosen:
        return law or _with_issuer(lines, chosen)
    return (
        _most_prominent(blocks)
        or _by_looks(lines, named)
        or _hinted(choices, hints)
        or labelled_title(blocks)
    )


def _with_issuer(lines: list[Paragraph], title: Title | None) -> Title | None:
    """Return *title* with the line of bodies before it, where it begins with 关于 and they stand over it."""
    at = next((index for index, line in enumerate(lines) if title and line.start == title.start), 0)
    if title is None or at == 0 or not fold(title.text).startswith("关于"):
        return title
    above = lines[at - 1]
    if above.end + 1 < title.start or not _BODIES.fullmatch(fold(above.text).strip()):
        return title
    return Title(clean(above.text) + title.text, above.start, title.end)


def _most_prominent(blocks: tuple[Block, ...]) -> Title | None:
    """Return what stands in by far the largest letters at the head, where the sizes of letters are known."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    lines = [block for block in paragraphs[:HEAD] if can_be_title(block) and not _is_red_head(block)]
    largest = max(map(size_of, lines), default=0.0)
    if not largest or largest < PROMINENT * median(map(size_of, paragraphs)):
        return None
    large = [line for line in lines if size_of(line) == largest][:MOST_LINES]
    together = [large[0]]
    for line in large[1:]:
        if line.start > together[-1].end + 1:
            break
        together.append(line)
    return Title("".join(clean(line.text) for line in together), together[0].start, together[-1].end)


def _size_at(lines: list[Paragraph], title: Title) -> float:
    return next(size_of(line) for line in lines if line.start == title.start)


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
        if number and number.rank <= Rank.ARTICLE and read_label(folded) is None:
            break
        if len(folded) >= LONG_PARAGRAPH and folded.endswith("。"):
            break
        lines.append(block)
    return lines


def joined_title(blocks: Sequence[Block], index: int) -> Title:
    """Return the title that begins at *index*, with the lines that continue it."""
    lines = [block for block in blocks[index : index + MOST_LINES] if isinstance(block, Paragraph)]
    return _joined(lines, 0)[0]


def _joined(lines: list[Paragraph], at: int) -> tuple[Title, int]:
    """Return the title that begins with line *at*, with the lines that continue it."""
    parts = [lines[at]]
    following = at + 1
    while following < len(lines) and len(parts) < MOST_LINES and _continues(parts[-1], lines[following]):
        parts.append(lines[following])
        following += 1
    text = "".join(clean(part.text) for part in parts)
    return Title(text, parts[0].start, parts[-1].end), following


def _continues(line: Paragraph, following: Paragraph) -> bool:
    first, second = fold(line.text).strip(), fold(following.text).strip()
    if not second or FINISHED.search(second) or read_date(second) or len(first) + len(second) > LONGEST:
        return False
    if names_a_document(first) or SALUTATION.match(second):
        return False
    return bool(_OPEN.search(first)) or (names_a_document(second) and _look_alike(line, following))


def _look_alike(line: Paragraph, following: Paragraph) -> bool:
    """Return whether two lines are of one size; where sizes are unknown, whether the first is longer."""
    sizes = [part.style.size for part in (line, following) if part.style and part.style.size]
    return sizes[0] == sizes[1] if len(sizes) > 1 else len(line.text) >= len(following.text)


def _by_looks(lines: list[Paragraph], named: list[int]) -> Title | None:
    """Return the first possible line that is centred or bold, or that stands alone over the text."""
    for at in named:
        style = lines[at].style
        if style and (style.level or style.centered or style.bold):
            return _joined(lines, at)[0]
    if named and named[0] == 0 and len(lines) > 1 and len(lines[0].text) <= LONGEST // 2:
        following = fold(lines[1].text).strip()
        if len(following) > len(lines[0].text) and FINISHED.search(following):
            return _joined(lines, 0)[0]
    return None


def _hinted(choices: list[Title], hints: tuple[str, ...]) -> Title | None:
    wanted = [re.sub(r"\s", "", fold(hint)) for hint in hints]
    for title in choices:
        words = re.sub(r"\s", "", fold(title.text))
        if any(words in hint for hint in wanted):
            return title
    return None
