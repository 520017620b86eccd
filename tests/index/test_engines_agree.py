"""Whatever is kept and asked, both engines find the same entries with the same scores."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_builders import entries

from index.engines.base import Ask, Match, Shelf, Term
from index.engines.registry import KINDS, engine_of

pytest.importorskip("tantivy", reason="tantivy 没有安装")
TEXTS = st.text("流动党员管理12a，", min_size=1, max_size=60)
REPORTS = st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(("problems", "goals"))), min_size=1, max_size=6)
MATCHES: tuple[Match, ...] = ("whole", "whole", "prefix")
TERMS = st.builds(
    Term,
    st.sampled_from(("words", "bigrams")),
    st.sampled_from(("流动", "动党", "党员", "党", "员", "管理", "12", "没有")),
    st.sampled_from((0.5, 1.0)),
    st.sampled_from(MATCHES),
)
ASKS = st.builds(
    Ask,
    must=st.lists(TERMS, max_size=2).map(tuple),
    score=st.lists(TERMS, max_size=4, unique=True).map(tuple),
    tags=st.sampled_from(((), ("problems",), ("problems", "goals"))),
    within=st.sampled_from((None, frozenset({"r0", "r2"}))),
    needs=st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.lists(ASKS, min_size=1, max_size=8), st.integers(0, 5), st.sampled_from((None, 1, 3)))
def test_both_engines_find_the_same(
    texts: list[tuple[str, str, str]], asks: list[Ask], gone: int, limit: int | None
) -> None:
    kept = [entries(f"r{n}", text, own, text, tags=(tag,)) for n, (text, own, tag) in enumerate(texts)]
    answers = []
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            engine = engine_of(kind.name)(Path(folder))
            parts = [engine.build(Path(folder), part) for part in (kept[:3], kept[3:])]
            engine.commit([part for part in parts if part], [], 1)
            engine.commit([], [f"r{gone}"], 2)
            answers.append([engine.search(shelf, ask, limit=limit) for shelf in Shelf for ask in asks])
            engine.close()

    assert answers[0] == answers[1]
