"""`diaoyan search`: the best passages for a question, or a whole list of questions at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from cli.console import err, out
from cli.facets import facet_lines, facets_json
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption, parse_roles
from cli.saving import check, save
from index.export_hits import hits_csv, hits_xlsx
from index.library import Library
from index.query import parse
from index.values import Passage, ReportHit, SearchResult
from ingest.roles import role_name
from report import BadInputError, Query, Role


def search(
    words: Annotated[list[str] | None, typer.Argument(help="检索词；“精确短语”加引号，-词 表示排除")] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    role: Annotated[
        list[str] | None, typer.Option("--role", help="只查某个部分，如 problems 或 存在问题，可给多个")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="最多列出几篇报告")] = 10,
    batch: Annotated[Path | None, typer.Option("--batch", help="从文件读入检索词，每行一条")] = None,
    export: Annotated[
        Path | None, typer.Option("--export", help="另存为 .xlsx 或 .csv，每段一行，带出处")
    ] = None,
    facets: Annotated[
        bool, typer.Option("--facets", help="另列出找到的报告各属哪些文种、年份、地区、部分")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """检索资料库：按报告归并，给出最相关的段落和它所在的章节。

    例：diaoyan search 流动党员 管理 --role problems
    例：diaoyan search --batch 检索词.txt --export 检索结果.xlsx

    检索词可以写：“原文”、-排除、甲 OR 乙、流动*员、甲 NEAR/10 乙，以及
    部分: 文种: 地区: 单位: 年份:2020..2023 标题: 主题: 字号: 文件: 格式:，前面加 - 就是排除，如 -文种:法规
    """
    if unknown := next((word for word in words or [] if word.startswith("--")), None):
        raise typer.BadParameter(f"没有“{unknown}”这个选项；有哪些选项见 diaoyan search --help")
    roles = parse_roles(role or [])
    found: list[tuple[str, SearchResult]] = []
    makers = {".xlsx": lambda: hits_xlsx(found), ".csv": lambda: hits_csv(found)}
    if export is not None:
        check(export, makers)
    with Library.open(library) as opened:
        for text in _questions(words or [], batch):
            result = opened.search(_query(text, roles), limit=limit, facets=facets)
            if export is not None:
                found.append((text, result))
            if as_json:
                print(json.dumps(_result_json(text, result, facets=facets), ensure_ascii=False), flush=True)
            elif export is None:
                show(text, result)
                _ask_back(opened, text, result)
    if export is not None:
        save(export, makers)
        err.print(f"已写入 {export}：检索词 {len(found)} 条", markup=False, highlight=False)


def _ask_back(library: Library, text: str, result: SearchResult) -> None:
    """Print what *text* may have been meant to say where it was not found as it stands."""
    if (result.relaxed or not result.hits) and (meant := library.meant(text)):
        out.print(f"你是不是要找：{meant}", markup=False, highlight=False)


def _questions(words: list[str], batch: Path | None) -> Iterator[str]:
    if batch is None:
        if not words:
            raise BadInputError("search", "没有给出检索词", "例：diaoyan search 流动党员 管理")
        yield " ".join(words)
        return
    try:
        lines = batch.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError(str(batch), "检索词文件读不出来", "请给出 UTF-8 文本文件，每行一条") from error
    yield from lines


def _query(text: str, roles: tuple[Role, ...]) -> Query:
    return parse(text, roles=roles)


def show(text: str, result: SearchResult) -> None:
    """Print *result* for the question *text*: reports, best first, with their passages."""
    for hint in result.query.hints:
        out.print(f"提示：{hint}。", markup=False, highlight=False)
    for item in result.widened:
        also, exact = "、".join(item.also), f'只查原词请加引号："{item.typed}"'
        out.print(f"也查了：{also}（{exact}）", markup=False, highlight=False)
    if not result.hits:
        out.print(
            f"“{text}”没有找到。可以换个说法、减少检索词，或去掉部分限制。", markup=False, highlight=False
        )
        return
    note = "（只含部分检索词的报告也列在内）" if result.relaxed else ""
    out.print(f"“{text}”找到 {result.total} 篇{note}", markup=False, highlight=False)
    for line in facet_lines(result.facets):
        out.print(line, markup=False, highlight=False, style="dim")
    for number, hit in enumerate(result.hits, 1):
        _show_hit(number, hit)


def _show_hit(number: int, hit: ReportHit) -> None:
    card = hit.card
    about = "　".join(part for part in (card.kind, card.issuer, card.date, card.name) if part)
    out.print(f"\n{number}. 《{card.title or card.name}》　{about}", markup=False, highlight=False)
    for passage in hit.passages:
        where = " › ".join(passage.headings) or "（开头）"
        roles = "、".join(role_name(role) for role in passage.roles)
        out.print(f"   {where}　[{roles}]", markup=False, highlight=False, style="dim")
        out.print(_marked(passage))


def _marked(passage: Passage) -> Text:
    text = Text("   " + passage.hit.excerpt.replace("\n", " "))
    for mark in passage.hit.marks:
        text.stylize("bold yellow", mark.start + 3, mark.end + 3)
    return text


def _result_json(text: str, result: SearchResult, *, facets: bool) -> dict[str, Any]:
    counted = {"facets": facets_json(result.facets)} if facets else {}
    return {"query": text, "hits": [_hit_json(hit) for hit in result.hits], **counted}


def _hit_json(hit: ReportHit) -> dict[str, Any]:
    best = hit.passages[0].hit if hit.passages else None
    return {
        "paths": list(hit.card.paths),
        "report": {"id": hit.card.id, "title": hit.card.title},
        "section": best.anchor.section_key if best else None,
        "score": hit.score,
        "excerpt": best.excerpt if best else None,
    }
