"""Blocks become a tree of sections whose own texts tile the report.

    关于云溪镇…的调研报告 / 为摸清…          → preamble (no heading, role background)
    一、基本情况 全镇共有党员77名。          → section "一、基本情况" with a paragraph
    云溪镇党委 / 2024年9月20日              → signature (no heading, role signoff)

Marks (marks.py, bare.py, sentences.py) say where headings stand, levels.py how they
nest. What is added here: the preamble, the signature, the section without a heading
that an announcing paragraph opens where a number starts anew, and the exact cut of
blocks. Roles of headed sections are left to `roles`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from ingest.cutting import blocks_between
from ingest.entries import Entry, with_decisions
from ingest.landmarks import find_marks
from ingest.levels import Placed, place
from ingest.marks import Bare
from report import Block, Paragraph, Role, Section

ANNOUNCEMENT = 24
"""A paragraph of at least this length may announce a section whose heading is missing."""

_ANNOUNCES = re.compile(r"问题|問題|困难|困難|不足|短板|建议|建議|原因|措施|打算|以下|如下|方面|几点|幾點")


def outline(
    blocks: tuple[Block, ...], *, decided: Mapping[int, int | None] | None = None
) -> tuple[Section, ...]:
    """Return the sections of a report made of *blocks*; only preamble and signature have their role already.

    *decided* says which level the heading at an offset has, None where no heading stands.
    The own texts of all sections tile the text from 0 to its end; an empty text has no sections.
    """
    if not blocks or blocks[-1].end == 0:
        return ()
    decided = decided or {}
    placed = place([mark for mark in find_marks(blocks) if decided.get(mark.start, 1) is not None])
    found = (*map(_entry, placed), *_implied(blocks, placed))
    entries = with_decisions(blocks, found, decided)
    if not entries or entries[0].start > 0:
        entries.insert(0, Entry(0, 0, 0, 1, (Role.BACKGROUND,)))
    return _tree(blocks, entries)


def _entry(placed: Placed) -> Entry:
    mark = placed.mark
    roles = (Role.SIGNOFF,) if mark.rank == Bare.SIGNATURE else ()
    body = mark.end if mark.body is None else mark.body
    return Entry(mark.start, mark.end, body, placed.level, roles)


def _implied(blocks: tuple[Block, ...], placed: Sequence[Placed]) -> list[Entry]:
    """Return the sections that an announcing paragraph opens before a number that starts anew."""
    marked = {one.mark.block for one in placed}
    found: list[Entry] = []
    for one in placed:
        before = one.mark.block - 1
        if not one.restarts or one.level == 1 or one.mark.inline or before in marked:
            continue
        block = blocks[before]
        if isinstance(block, Paragraph) and len(block.text) >= ANNOUNCEMENT and _ANNOUNCES.search(block.text):
            found.append(Entry(block.start, block.start, block.start, one.level - 1))
    return found


def _tree(blocks: tuple[Block, ...], entries: Sequence[Entry]) -> tuple[Section, ...]:
    """Return the sections of *entries*, each holding those of a deeper level that follow it."""
    ends = [*(entry.start for entry in entries[1:]), blocks[-1].end]
    children: list[list[Section]] = [[] for _ in entries]
    parents = _parents(entries)
    keys = _keys(parents)
    roots: list[Section] = []
    for at in range(len(entries) - 1, -1, -1):
        below = tuple(reversed(children[at]))
        parent = parents[at]
        section = _section(blocks, entries[at], keys[at], ends[at], below)
        if parent is None:
            roots.append(section)
        else:
            children[parent].append(section)
    return tuple(reversed(roots))


def _parents(entries: Sequence[Entry]) -> list[int | None]:
    parents: list[int | None] = []
    open_entries: list[int] = []
    for at, entry in enumerate(entries):
        while open_entries and entries[open_entries[-1]].level >= entry.level:
            open_entries.pop()
        parents.append(open_entries[-1] if open_entries else None)
        open_entries.append(at)
    return parents


def _keys(parents: Sequence[int | None]) -> list[str]:
    keys: list[str] = []
    counts: dict[int | None, int] = {}
    for parent in parents:
        counts[parent] = counts.get(parent, 0) + 1
        keys.append(f"{keys[parent]}.{counts[parent]}" if parent is not None else str(counts[parent]))
    return keys


def _section(
    blocks: tuple[Block, ...], entry: Entry, key: str, body_end: int, children: tuple[Section, ...]
) -> Section:
    own = (
        *blocks_between(blocks, entry.start, entry.body),
        *blocks_between(blocks, entry.body, body_end),
    )
    first = bisect_right(blocks, entry.start, key=lambda block: block.start) - 1
    heading = own[0].text.strip() if entry.headed and own and isinstance(own[0], Paragraph) else None
    return Section(
        key=key,
        parent=key.rpartition(".")[0] or None,
        level=entry.level,
        heading=heading[: entry.heading_end - own[0].start] if heading else None,
        roles=entry.roles,
        start=entry.start,
        end=children[-1].end if children else body_end,
        body_end=body_end,
        page=blocks[max(first, 0)].page,
        blocks=own,
        children=children,
    )
