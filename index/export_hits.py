"""What a list of queries found, as a table: a row for each passage, with where it stands.

流动党员管理 | 1 | 东湾镇党建工作调研报告 | 调研报告 | … | 二、存在问题 › （一）流动党员管理难 | … | 历年/党建.docx
"""

from __future__ import annotations

from collections.abc import Sequence

from index.spreadsheets import Item, rows_csv, workbook, write_rows
from index.values import Passage, ReportHit, SearchResult
from ingest.roles import role_name

HEAD = ("检索词", "名次", "报告", "文种", "单位", "地区", "日期", "章节", "部分", "摘录", "页", "文件")  # fmt: skip
NOTHING = "（没有找到）"

Found = Sequence[tuple[str, SearchResult]]


def hits_xlsx(found: Found) -> bytes:
    """Return what was *found*, query by query, as a workbook of one sheet."""
    with workbook() as lent:
        write_rows(lent.book.add_worksheet("检索结果"), HEAD, hit_rows(found), lent.head)
    return lent.data


def hits_csv(found: Found) -> bytes:
    """Return what was *found*, query by query, as .csv."""
    return rows_csv([HEAD, *hit_rows(found)])


def hit_rows(found: Found) -> list[tuple[Item, ...]]:
    """Return a row as HEAD names it for each passage; a query without any has a row that says so."""
    rows: list[tuple[Item, ...]] = []
    for text, result in found:
        if not result.hits:
            rows.append((text, "", NOTHING, *[""] * (len(HEAD) - 3)))
        for number, hit in enumerate(result.hits, 1):
            rows += [_row(text, number, hit, passage) for passage in hit.passages]
    return rows


def _row(text: str, number: int, hit: ReportHit, passage: Passage) -> tuple[Item, ...]:
    card, page = hit.card, passage.hit.anchor.page
    return (
        text,
        number,
        card.title or card.name,
        card.kind,
        card.issuer or "",
        card.place or "",
        card.date or "",
        " › ".join(passage.headings),
        "、".join(role_name(role) for role in passage.roles),
        passage.hit.excerpt,
        "" if page is None else page,
        "；".join(card.paths),
    )
