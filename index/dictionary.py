"""The words of the cutter's dictionary, changed for one library: what a change would do, and doing it.

    change = adding(["红管家"])
    preview(catalog, engine, change).samples[0]     红 管家 上门 → 红管家 上门
    apply(folder, change, on_progress=…)            writes anew the reports that hold 红管家, no others

Only how well a report answers hangs on these words: it is found by its characters, however it is cut.
What *on_progress* raises breaks a change off, and the list is then as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from index import tables
from index.catalog import Catalog
from index.chosen import open_engine
from index.engines.base import SearchEngine
from index.folder import Folder
from index.lock import writer_lock
from index.synchronise import follow, may_hold
from index.terms import fold, words_cut
from index.values import Progress
from ingest.cutter import WORDS, cutter_with
from ingest.vocabulary import TAKEN_AWAY
from report import BadInputError

SHORTEST, LONGEST = 2, 20
SHOWN = 5
"""Sentences that show what a change does."""
AROUND = 12
_HAN = re.compile("[\u4e00-\u9fd5]+")
_SENTENCE = "[^。；！？\\n]"


@dataclass(frozen=True, slots=True)
class Change:
    """What the library's own list is to say (`own`), and how all words that count go over into others."""

    own: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that come or go."""
        return tuple(sorted(set(self.before) ^ set(self.after)))


@dataclass(frozen=True, slots=True)
class Sample:
    """A piece of a report's text, cut as it is now and as it would be."""

    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The reports that a change would write anew, and what it does to some of their sentences."""

    titles: tuple[str, ...]
    samples: tuple[Sample, ...]


def adding(words: Iterable[str]) -> Change:
    """Return the change that adds *words*; BadInputError for one that cannot be, or is there."""
    return _change(WORDS.with_added(map(checked, words)))


def removing(words: Iterable[str]) -> Change:
    """Return the change that removes *words*; BadInputError for one that is not there."""
    return _change(WORDS.with_removed(word.strip() for word in words))


def checked(typed: str) -> str:
    """Return the word that was *typed*, in the form in which text is cut; BadInputError for what cannot be one.

    >>> checked(" 紅管家 ")
    '红管家'
    """
    word = fold(typed).strip()
    if not word:
        raise BadInputError("（空）", "没有写词", "例：diaoyan words add 红管家")
    if not _HAN.fullmatch(word):
        raise BadInputError(typed, "只能是汉字，中间没有空格和标点", "字母和数字本来就整串算一个词，不必添加")
    if not SHORTEST <= len(word) <= LONGEST:
        raise BadInputError(typed, f"应有 {SHORTEST}–{LONGEST} 个字", "整句话请在检索时加引号查")
    return word


def preview(catalog: Catalog, engine: SearchEngine, change: Change) -> Preview:
    """Return what *change* would do to the library."""
    if not change.words:
        return Preview((), ())
    report = tables.reports.c
    near = may_hold(engine, change.words)
    titles: list[str] = []
    samples: list[Sample] = []
    with catalog.reading() as connection:
        for report_id in sorted(near):
            row = connection.execute(select(report.title, report.text).where(report.id == report_id)).one()
            titles.append(row.title or report_id)
            if len(samples) < SHOWN:
                samples += list(_samples(titles[-1], fold(row.text), change))[:1]
    return Preview(tuple(titles), tuple(samples))


def apply(
    folder: Folder,
    change: Change,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_wait: Callable[[str], None] | None = None,
) -> None:
    """Make *change* in the library in *folder*, waiting for whoever is writing."""
    catalog, engine = Catalog.open(folder), open_engine(folder)
    try:
        with writer_lock(folder, on_wait=on_wait):
            was = WORDS.own()
            WORDS.write(change.own)
            try:
                follow(folder, catalog, engine, on_progress=on_progress)
            except BaseException:
                WORDS.write(was)
                raise
    finally:
        engine.close()
        catalog.close()


def _change(own: tuple[str, ...]) -> Change:
    before, said = WORDS.current(), WORDS.own()
    gone = {entry.removeprefix(TAKEN_AWAY) for entry in own if entry.startswith(TAKEN_AWAY)}
    back = [entry.removeprefix(TAKEN_AWAY) for entry in said if entry.startswith(TAKEN_AWAY)]
    kept = [word for word in before if word not in gone and (word not in said or word in own)]
    new = [word for word in (*back, *own) if word not in gone and not word.startswith(TAKEN_AWAY)]
    return Change(own, before, tuple(dict.fromkeys((*kept, *new))))


def _samples(title: str, folded: str, change: Change) -> Iterator[Sample]:
    """Yield pieces of a text that *change* cuts in another way."""
    old, new = cutter_with(change.before), cutter_with(change.after)
    for match in _pieces(change.words).finditer(folded):
        before, after = words_cut(match.group(), old), words_cut(match.group(), new)
        if before != after:
            yield Sample(title, before, after)


def _pieces(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(
        f"{_SENTENCE}{{0,{AROUND}}}(?:{'|'.join(map(re.escape, words))}){_SENTENCE}{{0,{AROUND}}}"
    )
