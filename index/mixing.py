"""What a comparison mixes: terms (口径), kinds of data (预算、决算), years; said in Chinese, never mended.

    12.3万人（不含外来务工人员） beside 15.6万人   ->  统计范围口径不一：“不含外来务工人员” 1 条，未注明 1 条，比较前请核对。

What kind of data a number is, its own words tell, else the title of a budget or of final accounts; aims
(目标) are of a kind of their own and never stand beside levels. What tells nothing is 未注明, not the usual.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.values import CompareCell, FigureRow
from ingest.figures.caliber import answers

KIND_OF_DATA = "数据性质"
UNSAID = "未注明"
MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SIGNS = {"≈": "约", ">": "＞", ">=": "≥", "<": "＜", "<=": "≤"}
_TWO = 2


def terms(row: FigureRow) -> dict[str, str]:
    """Return on what terms the figure of *row* was counted: question and answer."""
    found = answers(row.figure.caliber)
    kind = found.get(KIND_OF_DATA) or _by_title(row)
    return found | ({KIND_OF_DATA: kind} if kind else {})


def mixed(cells: Sequence[CompareCell]) -> tuple[str, ...]:
    """Return in Chinese what *cells* mix, a sentence for each thing."""
    said = [terms(row) for cell in cells for row in cell.figures]
    questions = dict.fromkeys(question for one in said for question in one)
    mixtures = (_mixture(question, [one.get(question) for one in said]) for question in questions)
    return tuple(one for one in (*mixtures, _years(cells)) if one)


def printed_names(cells: Sequence[CompareCell]) -> tuple[str, ...]:
    """Return the names under which the figures of *cells* were printed, the commonest first."""
    names = Counter(row.figure.indicator or "" for cell in cells for row in cell.figures)
    return tuple(name for name, _ in names.most_common() if name)


def marks(cells: Iterable[CompareCell]) -> dict[str, str]:
    """Return the mark by which a table refers to each 口径 of *cells*, in order of appearance.

    A table of more than twenty says no more than its list of sources does; the rest have no mark of their own.
    """
    calibers = dict.fromkeys(row.figure.caliber for cell in cells for row in cell.figures)
    return dict(zip(filter(None, calibers), MARKS, strict=False))


def marks_of(rows: Iterable[FigureRow], known: Mapping[str, str]) -> str:
    """Return the marks that the figures of *rows* carry, each once."""
    return "".join(dict.fromkeys(known.get(row.figure.caliber or "", "") for row in rows))


def sign_of(rows: Iterable[FigureRow]) -> str:
    """Return the sign by which a table says that the one number of *rows* is no exact one (约, 不足, 以上).

    None is needed where one of them gives it without such a word.
    """
    ops = [row.figure.op for row in rows]
    return "" if "=" in ops or not ops else SIGNS.get(ops[0], ops[0])


def said_as(row: FigureRow) -> str:
    """Return the number of *row* as printed, with its sign where its own characters do not tell: 约2700吨, 1万多亩."""
    figure = row.figure
    return figure.raw if figure.qualifier and figure.qualifier in figure.raw else sign_of((row,)) + figure.raw


def _by_title(row: FigureRow) -> str | None:
    title = row.card.title or ""
    told = [word for word in ("预算", "决算") if word in title]
    return f"{told[0]}数" if len(told) == 1 and "执行" not in title else None


def _mixture(question: str, said: Sequence[str | None]) -> str | None:
    counts = Counter(said)
    if len(counts) < _TWO:
        return None
    known = [f"“{answer}” {count} 条" for answer, count in counts.most_common() if answer]
    unsaid = [f"{UNSAID} {counts[None]} 条"] if counts[None] else []
    name = question if question == KIND_OF_DATA else f"{question}口径"
    return f"{name}不一：{'，'.join((*known, *unsaid))}，比较前请核对。"


def _years(cells: Sequence[CompareCell]) -> str | None:
    """Return that no year has a number of every place, where several are compared."""
    places = {cell.scope for cell in cells}
    times = Counter(cell.time for cell in cells)
    if len(places) < _TWO or not times or max(times.values()) == len(places):
        return None
    time, count = min(times.items(), key=lambda item: (-item[1], item[0]))
    most = f"，最多的是 {time or '时间不明'}，{len(places)} 个地区里有 {count} 个" if count > 1 else ""
    return f"年份不一：没有一个时间各地都有数{most}；不同年份的数不宜直接比高低。"
