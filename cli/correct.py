"""`diaoyan correct`: what a person puts right in how a report was understood."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from cli.changes import FORMS, apply, moves_places, parse_change
from cli.console import out
from cli.naming import ReportArgument, report_named
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.correction_words import METADATA, correction_words
from index.library import Library
from index.values import Correction
from ingest.roles import role_name
from report import BadInputError, Report, flatten


def correct(
    report: ReportArgument,
    changes: Annotated[list[str] | None, typer.Argument(help=f"更正，可给多项，如 {FORMS}")] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    undo: Annotated[int | None, typer.Option("--undo", min=1, help="撤销第几项更正")] = None,
    note: Annotated[str | None, typer.Option("--note", help="更正的理由，与更正一起保存")] = None,
    as_json: JsonOption = False,
) -> None:
    """更正一篇报告的信息、各节的部分、小标题、拆分、数据和疑点；不写更正时列出现在的样子和已有的更正。

    更正另行保存，不改动原始文件，重新读取后仍然有效。“拆分=否”把这一篇并入同一文件的上一篇。
    给了几项时逐项做，拆分放在最后；遇到做不了的就停下，前面做好的留着。

    例：diaoyan correct 党建调研.docx 地区=云溪镇 部分:3=存在问题,原因分析
    """
    wanted = [parse_change(text) for text in changes or ()]
    with Library.open(library) as opened:
        report_id = report_named(opened, report)
        if undo is not None:
            report_id = opened.withdraw(_numbered(opened.corrections(report_id), undo))
        for change in sorted(wanted, key=moves_places):
            report_id = apply(opened, report_id, change, note)
        found, made = opened.report(report_id), opened.corrections(report_id)
    if as_json:
        print(json.dumps(_json(found, made), ensure_ascii=False))
    else:
        _show(found, made)


def _numbered(made: tuple[Correction, ...], number: int) -> Correction:
    if number > len(made):
        raise BadInputError(
            str(number), f"没有这一项更正（共 {len(made)} 项）", "请先不写更正运行一次，看编号"
        )
    return made[number - 1]


def _show(report: Report, made: tuple[Correction, ...]) -> None:
    out.print(f"{report.id}　《{report.title or '（无标题）'}》", markup=False, highlight=False, style="bold")
    facts = (f"{name}：{getattr(report, field) or '未知'}" for name, field in METADATA.items())
    out.print("　".join(facts), markup=False, highlight=False)
    for section in flatten(report.sections):
        roles = "、".join(role_name(role) for role in section.roles)
        line = f"{'  ' * section.level}{section.key}　{section.heading or '（无标题）'}　[{roles}]"
        out.print(line, markup=False, highlight=False)
    for number, conflict in enumerate(report.conflicts, 1):
        why = f"（不是问题：{conflict.dismissed}）" if conflict.dismissed else ""
        out.print(f"疑点 {number}：{conflict.explanation}{why}", markup=False, highlight=False)
    for number, one in enumerate(made, 1):
        out.print(f"更正 {number}：{correction_words(one)}", markup=False, highlight=False)


def _json(report: Report, made: tuple[Correction, ...]) -> dict[str, Any]:
    return {
        "id": report.id,
        **{field: getattr(report, field) for field in METADATA.values()},
        "sections": [
            {"key": one.key, "level": one.level, "heading": one.heading, "roles": list(one.roles)}
            for one in flatten(report.sections)
        ],
        "conflicts": [
            {"explanation": one.explanation, "dismissed": one.dismissed} for one in report.conflicts
        ],
        "corrections": [
            {
                "field": one.field,
                "quote": one.quote,
                "value": one.value,
                "before": one.before,
                "note": one.note,
                "applied": one.applied,
            }
            for one in made
        ],
    }
