"""The best windows of the reports that come into question, from the catalog's texts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from index.engines.base import Shelf
from index.engines.bm25 import idf
from index.ranked import Search
from index.standing import texts_of
from index.terms import fold
from index.windows import best_window


def best_windows(this: Search, connection: Connection, report_ids: Sequence[str]) -> dict[str, float]:
    """Return the score of the best window of each of *report_ids*.

    How rare a term is, the sections tell: they are nearer to a window in length than reports are.
    """
    terms = [term for term in this.wanted.score if term.field == "bigrams" and term.match == "whole"]
    if not terms:
        return {}
    _, sections = this.engine.counts()
    held = this.engine.frequencies(Shelf.SECTIONS, terms)
    weights = {t.text: t.weight * idf(count, sections) for t, count in zip(terms, held, strict=True) if count}
    return {
        report_id: best_window(fold(f"{title}\n{text}"), weights)
        for report_id, title, text in texts_of(connection, report_ids)
    }
