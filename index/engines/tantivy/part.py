"""A shelf of a part, kept by Tantivy.

Terms come ready: joined by blanks, which no term holds, and taken apart at them again. Tantivy
numbers entries as it likes, so each carries its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tantivy import Document, Index, Occur, Order, Query, SchemaBuilder

from index.engines.base import FIELDS, Clause, Entry, Term
from index.engines.part import NONE, Mask, Numbers, PartShelf, Postings
from index.engines.tantivy.counting import MARK, MOST_BITS, bit_of, marked

HEAP = 256_000_000
"""What a batch may take in memory before Tantivy writes it out."""
_NUMBER = "number"


class TantivyShelf(PartShelf):
    """One shelf of a part, open for reading."""

    @classmethod
    def _write_index(cls, folder: Path, entries: Sequence[Entry]) -> str:
        schema = SchemaBuilder()
        for field in (*FIELDS, "tags"):
            schema.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
        schema.add_unsigned_field(_NUMBER, fast=True)
        writer = Index(schema.build(), str(folder)).writer(HEAP, 1)
        for number, entry in enumerate(entries):
            document = Document()
            document.add_text("words", " ".join(marked(entry.terms.words)))
            document.add_text("bigrams", " ".join(marked(entry.terms.bigrams)))
            document.add_text("tags", " ".join(entry.tags))
            document.add_unsigned(_NUMBER, number)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        return "tantivy"

    def _open(self, folder: Path, index: str) -> None:  # noqa: ARG002 - the folder tells everything
        opened = Index.open(str(folder))
        opened.config_reader("manual")  # a part never changes: no thread need watch it
        self._schema = opened.schema
        self._searcher = opened.searcher()

    def most(self, term: Term) -> int:
        """Return how many entries hold *term*, dropped ones included: at least as many as hold it now."""
        return len(self.reports) if term.match != "whole" else self._searcher.doc_freq(term.field, term.text)

    def holding(self, must: Sequence[Clause], tags: Sequence[str]) -> Mask | None:
        """Return which entries hold all of *must* and any of *tags*; None where neither asks for anything."""
        if not must and not tags:
            return None
        wanted = [self._meets(clause) for clause in must]
        if tags:
            wanted.append(self._any("tags", tags))
        return self._mask([self._numbers(_all(wanted), len(self.reports))])

    def close(self) -> None:
        """Give back the files."""
        del self._searcher, self._schema

    def _beginning(self, field: str, text: str) -> list[str]:
        found = self._searcher.terms_with_prefix(field, text)
        return sorted(term for term, _ in found if MARK not in term)

    def _meets(self, clause: Clause) -> Query:
        if isinstance(clause, Term):
            return self._any(clause.field, self._texts(clause))
        ways = [_all([self._meets(term) for term in terms]) for terms in clause.alternatives]
        return Query.boolean_query([(Occur.Should, way) for way in ways])

    def _read(self, field: str, text: str) -> Postings:
        numbers = self._holders(field, text)
        if not len(numbers):
            return NONE
        counts = np.ones(len(numbers), np.float64)
        for bit in range(MOST_BITS):
            marked_so = self._holders(field, bit_of(text, bit))
            if len(marked_so):
                counts[np.searchsorted(numbers, marked_so)] += 1 << bit
        return Postings(numbers, counts)

    def _holders(self, field: str, text: str) -> Numbers:
        held = self._searcher.doc_freq(field, text)
        if not held:
            return NONE.numbers
        return self._numbers(Query.term_query(self._schema, field, text, "basic"), held)

    def _any(self, field: str, texts: Sequence[str]) -> Query:
        terms = [Query.term_query(self._schema, field, text, "basic") for text in texts]
        return Query.boolean_query([(Occur.Should, term) for term in terms])

    def _numbers(self, query: Query, limit: int) -> Numbers:
        """Return the numbers of the entries that answer *query*, rising; there are *limit* at most."""
        if not limit:
            return NONE.numbers
        hits = self._searcher.search(
            query, limit=limit, count=False, order_by_field=_NUMBER, order=Order.Asc
        ).hits
        return np.fromiter((number for number, _ in hits), np.int64, len(hits))


def _all(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
