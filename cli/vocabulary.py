"""`diaoyan words` and `diaoyan synonyms`: the words of this field, and which of them mean the same."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer
from rich.progress import Progress as Bar

from cli.console import err, out
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index import dictionary
from index import synonyms as rules_of
from index.dictionary import Change, Preview
from index.folder import Folder
from index.library import Library
from index.synonyms import SYNONYMS
from index.values import Progress
from ingest.cutter import WORDS
from report import BadInputError

TITLES = 10


class Action(StrEnum):
    """What to do with a list; the values are what a person types."""

    ADD = "add"
    REMOVE = "remove"


ActionArgument = Annotated[
    Action | None, typer.Argument(help="不写：列出；add：添加；remove：删去", show_default=False)
]


def words(
    action: ActionArgument = None,
    word: Annotated[list[str] | None, typer.Argument(help="词，可给多个", show_default=False)] = None,
    preview: Annotated[bool, typer.Option("--preview", help="只看会怎样切分、涉及哪些报告，不改动")] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    as_json: JsonOption = False,
) -> None:
    """列出、添加、删去分词用的词。只重建含有这些词的报告的索引；查得到查不到与它无关，只影响排序。

    add 和 remove 互为撤销。

    例：diaoyan words add 红管家 --preview
    """
    folder = Folder.at(library)
    if action is None:
        _list(WORDS.current(), WORDS.own(), as_json=as_json)
        return
    change = (dictionary.adding if action is Action.ADD else dictionary.removing)(
        _given(word, "words add 红管家")
    )
    with Library.open(library) as opened:
        seen = opened.preview_words(change)
    if not preview:
        _apply(folder, change)
    _show(seen, done=not preview, as_json=as_json)


def synonyms(
    action: ActionArgument = None,
    rule: Annotated[
        list[str] | None, typer.Argument(help="同义词，如 '党建 = 党的建设'，可给多条", show_default=False)
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    as_json: JsonOption = False,
) -> None:
    """列出、添加、删去同义词。改了马上生效，不重建索引；检索时加引号的词不查同义词。

    “甲 = 乙”互查；“甲 > 乙、丙”查甲时也查乙和丙，反过来不查。add 和 remove 互为撤销。

    例：diaoyan synonyms add "党建 = 党的建设"
    """
    Folder.at(library)
    if action is not None:
        given = _given(rule, "synonyms add '党建 = 党的建设'")
        changed = rules_of.with_added if action is Action.ADD else rules_of.with_removed
        SYNONYMS.write(changed(given))
    _list(SYNONYMS.current(), SYNONYMS.own(), as_json=as_json)


def _given(texts: list[str] | None, example: str) -> list[str]:
    if not texts:
        raise BadInputError("add / remove", "没有写词", f"例：diaoyan {example}")
    return texts


def _list(current: tuple[str, ...], own: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"entries": current, "own": own}, ensure_ascii=False))
        return
    for entry in current:
        note = "　（本库添加）" if entry in own else ""
        out.print(f"{entry}{note}", markup=False, highlight=False)
    gone = [entry.removeprefix("!") for entry in own if entry.startswith("!")]
    if gone:
        out.print(f"本库已删去：{'；'.join(gone)}", markup=False, highlight=False, style="dim")


def _apply(folder: Folder, change: Change) -> None:
    with Bar(console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("重建有关报告的索引", total=None)

        def on_progress(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total or None)

        def on_wait(holder: str) -> None:
            err.print(f"资料库正被占用（{holder}），等它做完……", markup=False, highlight=False)

        dictionary.apply(folder, change, on_progress=on_progress, on_wait=on_wait)


def _show(seen: Preview, *, done: bool, as_json: bool) -> None:
    if as_json:
        samples = [{"title": one.title, "before": one.before, "after": one.after} for one in seen.samples]
        said = {"done": done, "reports": len(seen.titles), "titles": seen.titles, "samples": samples}
        print(json.dumps(said, ensure_ascii=False))
        return
    told = "已改好，重建了" if done else "尚未改动。若改，要重建"
    out.print(f"{told} {len(seen.titles)} 篇报告的索引。", markup=False, highlight=False)
    for title in seen.titles[:TITLES]:
        out.print(f"  《{title}》", markup=False, highlight=False)
    if len(seen.titles) > TITLES:
        out.print(f"  ……另有 {len(seen.titles) - TITLES} 篇", markup=False, highlight=False)
    for one in seen.samples:
        out.print(f"  原来：{' / '.join(one.before)}", markup=False, highlight=False, style="dim")
        out.print(f"  改后：{' / '.join(one.after)}", markup=False, highlight=False)
