"""A shelf of a part, kept by Whoosh.

The segment is named in the part's list of entries, not read from Whoosh's table of contents,
which is a pickle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import create_in
from whoosh.reading import EmptyReader, IndexReader, SegmentReader

from index.engines.base import Entry, Term
from index.engines.part import NONE, PartShelf, Postings
from index.engines.whoosh.codec import SCHEMA, InvertedPool, TermCodec


class WhooshShelf(PartShelf):
    """One shelf of a part, open for reading."""

    @classmethod
    def _write_index(cls, folder: Path, entries: Sequence[Entry]) -> str:
        writer = create_in(folder, SCHEMA).writer(codec=TermCodec(), compound=False)
        writer.pool = InvertedPool()
        for entry in entries:
            words, bigrams = Counter(entry.terms.words), Counter(entry.terms.bigrams)
            writer.add_document(words=words, bigrams=bigrams, tags=Counter(entry.tags))
        writer.commit(merge=False)
        return str(writer.get_segment().segid)

    def _open(self, folder: Path, index: str) -> None:
        segment = W3Segment(TermCodec(), "MAIN", len(self.reports), index)
        # Whoosh writes no terms where there are no entries (reports without any section).
        self._reader: IndexReader = EmptyReader(SCHEMA)
        if self.reports:
            self._reader = SegmentReader(FileStorage(str(folder)), SCHEMA, segment)

    def most(self, term: Term) -> int:
        """Return how many entries hold *term*, dropped ones included: at least as many as hold it now."""
        if term.match != "whole":
            return len(self.reports)
        key = (term.field, _bytes(term.text))
        return int(self._reader.doc_frequency(*key)) if key in self._reader else 0

    def close(self) -> None:
        """Give back the files."""
        self._reader.close()

    def _beginning(self, field: str, text: str) -> list[str]:
        found = self._reader.expand_prefix(field, _bytes(text))
        return [term.decode("utf-8", "surrogatepass") for term in found]

    def _read(self, field: str, text: str) -> Postings:
        key = (field, _bytes(text))
        if key not in self._reader:
            return NONE
        blocks = [
            (np.array(ids, np.int64), np.array(weights, np.float64))
            for ids, weights in self._reader.postings(*key).blocks()
        ]
        numbers, counts = zip(*blocks, strict=True)
        return Postings(np.concatenate(numbers), np.concatenate(counts))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
