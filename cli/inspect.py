"""`diaoyan inspect`: how files are understood, without touching a library.

The JSON form is fixed (one object per file and line); offsets in it count in the whole
file's text, while those of a `Report` count in the report's own.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.progress import Progress

from cli.console import err, out, workers
from cli.options import LimitsOption
from cli.role_lines import role_lines
from ingest import check_vocabulary
from ingest.batch import OnPage, read_files
from ingest.file_task import Given, How
from ingest.files import files_of
from ingest.limits import load
from ingest.roles import role_name
from report import Conflict, Figure, Member, Outcome, Report, Section, Verdict, flatten
from report.figures import Value

NOTHING_READ = 2

Lines = Callable[[Report], Iterator[str]]
"""What a report's sections are shown as."""


def inspect(
    paths: Annotated[list[Path], typer.Argument(help="要查看的文件或文件夹，可给多个")],
    as_json: Annotated[bool, typer.Option("--json", help="每个文件输出一行 JSON，供程序读取")] = False,
    roles: Annotated[
        bool, typer.Option("--roles", help="列出每个章节属于哪个部分，依据是什么（用于校对和改词表）")
    ] = False,
    limits: LimitsOption = None,
) -> None:
    """看一个文件是怎样被读懂的：报告、章节、部分、数据（不入库）。

    例：diaoyan inspect 党建调研.docx --roles
    """
    read_any = False
    files = [Given(str(path)) for path in files_of(paths)]
    chosen = load(limits)
    check_vocabulary()
    with (
        tempfile.TemporaryDirectory(prefix="diaoyan-") as staging,
        workers(len(files), chosen) as executor,
        _bar() as on_page,
    ):
        how = How(chosen, Path(staging), keep_text=True)
        for outcome in _outcomes(files, executor, how, on_page):
            read_any |= outcome.verdict in (Verdict.COMPLETE, Verdict.PARTIAL)
            if as_json:
                print(json.dumps(outcome_json(outcome), ensure_ascii=False), flush=True)
            else:
                _show(outcome, role_lines if roles else _outline_lines)
    if not read_any:
        raise typer.Exit(NOTHING_READ)


def _outcomes(files: list[Given], executor: Executor, how: How, on_page: OnPage) -> Iterator[Outcome]:
    """Yield the outcome of each of *files*, that of an archive before those of its members."""
    for file, outcome in zip(files, read_files(files, executor, how, on_page=on_page), strict=True):
        yield outcome
        try:
            yield from _outcomes([file.member(member) for member in outcome.members], executor, how, on_page)
        finally:
            for folder in {one.place.parent for one in outcome.members if isinstance(one, Member)}:
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _bar() -> Iterator[OnPage]:
    """Show on a terminal which page of a picture is being recognised."""
    with Progress(console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("识别文字", total=None, visible=False)

        def on_page(path: str, done: int, pages: int) -> None:
            words = escape(f"识别文字 {Path(path).name}")
            bar.update(task, completed=done, total=pages, visible=done < pages, description=words)

        yield on_page


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """Return *outcome* in the fixed `inspect --json` form."""
    return {
        "path": outcome.path,
        "sha256": outcome.source.sha256 if outcome.source else None,
        "format": outcome.source.format if outcome.source else None,
        "verdict": outcome.verdict.value,
        "reasons": list(outcome.reasons),
        "text": outcome.text,
        "reports": [_report_json(report) for report in outcome.reports],
        "proposals": [asdict(proposal) for proposal in outcome.proposals],
    }


def _report_json(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.title,
        "kind": report.kind,
        "number": report.number,
        "issuer": report.issuer,
        "place": report.place,
        "place_path": list(report.place_path),
        "topics": list(report.topics),
        "date": report.date,
        "start": report.start,
        "end": report.end,
        "sections": [_section_json(section, report.start) for section in flatten(report.sections)],
        "figures": [figure_json(figure, report.start) for figure in report.figures],
        "conflicts": [_conflict_json(conflict) for conflict in report.conflicts],
    }


def _section_json(section: Section, shift: int) -> dict[str, Any]:
    return {
        "key": section.key,
        "level": section.level,
        "heading": section.heading,
        "roles": [role.value for role in section.roles],
        "parent": section.parent,
        "start": section.start + shift,
        "end": section.end + shift,
        "body_end": section.body_end + shift,
        "page": section.page,
    }


def figure_json(figure: Figure, shift: int = 0) -> dict[str, Any]:
    """Return *figure* in the fixed form, its offsets moved by *shift*."""
    return {
        "indicator": figure.indicator,
        "value": value_json(figure.value),
        "unit": figure.unit,
        "norm_value": value_json(figure.norm_value),
        "norm_unit": figure.norm_unit,
        "qualifier": figure.qualifier,
        "op": figure.op,
        "direction": figure.direction,
        "scope": figure.scope,
        "time": figure.time,
        "kind": figure.kind.value,
        "base": figure.base,
        "group_of": figure.group_of,
        "raw": figure.raw,
        "quote": figure.quote,
        "start": figure.anchor.start + shift,
        "end": figure.anchor.end + shift,
        "section": figure.anchor.section_key,
        "page": figure.anchor.page,
        "rule": figure.rule,
        "caliber": figure.caliber,
    }


def _conflict_json(conflict: Conflict) -> dict[str, Any]:
    return {
        "kind": conflict.kind,
        "severity": conflict.severity.value,
        "explanation": conflict.explanation,
        "figures": list(conflict.figures),
    }


def value_json(value: Value | None) -> float | int | list[float | int] | None:
    """Return *value* as JSON numbers: an integer where it is one, a pair for a range, None if masked."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return [_number(bound) for bound in value]
    return _number(value)


def _number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)


def _show(outcome: Outcome, lines: Lines) -> None:
    out.print(f"[bold]{escape(outcome.path)}[/]", f"  {outcome.verdict.value}", highlight=False)
    for reason in outcome.reasons:
        out.print(f"  {reason}", markup=False, highlight=False)
    for report in outcome.reports:
        _show_report(report, lines)
    for proposal in outcome.proposals:
        out.print(f"\n  可能另有一篇《{proposal.title}》：{proposal.reason}", markup=False, highlight=False)


def _show_report(report: Report, lines: Lines) -> None:
    about = "　".join(part for part in (report.kind, report.issuer, report.place, report.date) if part)
    out.print(f"\n《{report.title or '（无标题）'}》　{about}", markup=False, highlight=False)
    for label, words in (("地区", report.place_path), ("主题词", report.topics)):
        if words:
            out.print(f"  {label}：{'、'.join(words)}", markup=False, highlight=False)
    for line in lines(report):
        out.print(line, markup=False, highlight=False)
    out.print(f"  数据 {len(report.figures)} 条，自查疑点 {len(report.conflicts)} 处", highlight=False)
    for conflict in report.conflicts:
        out.print(f"  ⚠ {conflict.explanation}", markup=False, highlight=False)


def _outline_lines(report: Report) -> Iterator[str]:
    for section in flatten(report.sections):
        roles = "、".join(role_name(role) for role in section.roles)
        yield f"{'  ' * section.level}{section.heading or '（无标题）'}　[{roles}]"
