"""`diaoyan diff`: what became of the sections of one report in another, usually its later version."""

from __future__ import annotations

import json
from typing import Any

from rich.text import Text

from cli.console import out
from cli.naming import ReportArgument, report_named
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.alignment import Change, Difference
from index.library import Library
from index.wording_changes import Fate, LineChange
from report import Section

NAMES = {Fate.SAME: "未变", Fate.CHANGED: "有改动", Fate.ADDED: "新增", Fate.REMOVED: "删去"}
SIGNS = {Fate.SAME: " ", Fate.CHANGED: "~", Fate.ADDED: "+", Fate.REMOVED: "-"}
STYLES = {Fate.ADDED: "green", Fate.REMOVED: "red strike", Fate.SAME: "", Fate.CHANGED: ""}


def diff(
    old: ReportArgument,
    new: ReportArgument,
    library: LibraryOption = DEFAULT_LIBRARY,
    as_json: JsonOption = False,
) -> None:
    """逐节对比两篇报告（多为同一文件的两个版本）：哪些节新增、删去、改动、移动，改了哪些字。

    改动的段落中，[-删去的字-]、{+新增的字+}。

    例：diaoyan diff 敬老办法2020.docx 敬老办法2023.docx
    """
    with Library.open(library) as opened:
        found = opened.difference(report_named(opened, old), report_named(opened, new))
    if as_json:
        print(json.dumps(_json(found), ensure_ascii=False))
    else:
        _show(found)


def _show(found: Difference) -> None:
    for sign, report in (("-", found.old), ("+", found.new)):
        title = f"{sign} 《{report.title or report.source.name}》　{report.date or '日期不明'}　{report.id}"
        out.print(title, markup=False, highlight=False, style="bold")
    counts = "，".join(f"{name} {found.count(fate)} 节" for fate, name in NAMES.items())
    out.print(counts, markup=False, highlight=False)
    for change in found.changes:
        if change.fate is not Fate.SAME or change.moved:
            _show_change(change)


def _show_change(change: Change) -> None:
    moved = "，位置有移动" if change.moved else ""
    head = f"{SIGNS[change.fate]} {change.name}（{NAMES[change.fate]}{moved}）"
    out.print(f"\n{head}", markup=False, highlight=False, style="bold")
    for line in change.shown_lines():
        out.print(_words(line))


def _words(line: LineChange) -> Text:
    """Return *line* with its changes in colour, and in signs too: a pipe has no colours."""
    text = Text(f"  {SIGNS[line.fate]} ")
    for piece in line.pieces:
        inside = line.fate is Fate.CHANGED
        words = piece.text
        if inside and piece.fate is Fate.ADDED:
            words = f"{{+{words}+}}"
        elif inside and piece.fate is Fate.REMOVED:
            words = f"[-{words}-]"
        text.append(words, STYLES[piece.fate])
    return text


def _json(found: Difference) -> dict[str, Any]:
    return {
        "old": {"id": found.old.id, "title": found.old.title, "date": found.old.date},
        "new": {"id": found.new.id, "title": found.new.title, "date": found.new.date},
        "counts": {fate: found.count(fate) for fate in Fate},
        "changes": [_change_json(change) for change in found.changes],
    }


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "fate": change.fate,
        "moved": change.moved,
        "old": _section_json(change.old),
        "new": _section_json(change.new),
        "lines": [
            {
                "fate": line.fate,
                "pieces": [{"fate": piece.fate, "text": piece.text} for piece in line.pieces],
            }
            for line in change.lines
            if line.fate is not Fate.SAME
        ],
    }


def _section_json(section: Section | None) -> dict[str, Any] | None:
    if section is None:
        return None
    return {
        "key": section.key,
        "heading": section.heading,
        "start": section.start,
        "body_end": section.body_end,
    }
