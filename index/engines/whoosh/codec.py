"""How Whoosh keeps postings here: uncompressed, in large blocks, without statistics of lengths.

Whoosh's own codec looks up a length for every posting and adds postings one by one, which
is most of the time that indexing takes. Here the postings of a batch are inverted in
memory and written a term at a time, and read a block at a time. Nothing is ranked here.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3LeafMatcher, W3PostingsWriter
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence, Format

BLOCK = 1024


class TermFormat(Existence):  # type: ignore[misc]
    """A posting is an entry and a weight, and has no payload."""

    def fixed_value_size(self) -> int:
        """Return 0: no bytes beside the weight."""
        return 0


class ReadyTerms(FieldType):  # type: ignore[misc]
    """A field whose value is a mapping of terms to how often they stand there: nothing is analysed."""

    indexed = True
    stored = False
    scorable = False
    unique = False
    spelling = False
    vector = None
    column_type = None
    analyzer = None
    multitoken_query = "default"

    def __init__(self) -> None:
        self.format: Format = TermFormat()

    def index(self, value: Mapping[str, int], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield Whoosh's tuples for the counted terms *value*."""
        for term, count in value.items():
            yield term.encode("utf-8", "surrogatepass"), count, float(count), b""


class BlockMatcher(W3LeafMatcher):  # type: ignore[misc]
    """Postings that are read a block at a time."""

    def blocks(self) -> Iterator[tuple[tuple[int, ...], Any]]:
        """Yield the numbers of entries and their weights, block by block."""
        while self.is_active():
            self._read_ids()
            self._read_weights()
            yield self._ids, self._weights
            self._next_block()


class BlockWriter(W3PostingsWriter):  # type: ignore[misc]
    """Postings that are written a block at a time."""

    def add_postings(self, numbers: array[int], weights: array[float]) -> None:
        """Add all postings of the term that was started."""
        for start in range(0, len(numbers), BLOCK):
            self._ids = numbers[start : start + BLOCK]
            self._weights = weights[start : start + BLOCK]
            self._maxweight = max(self._weights)
            self._write_block(last=start + BLOCK >= len(numbers))


class TermWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes fields whose postings come a term at a time."""

    def add_postings(self, schema: Schema, lengths: None, items: Iterator[tuple[Any, ...]]) -> None:  # noqa: ARG002
        """Write *items*: (field, term, numbers, weights) in order of field and term."""
        field = None
        for name, term, numbers, weights in items:
            if name != field:
                self.start_field(name, schema[name])
                field = name
            self.start_term(term)
            self._postwriter.add_postings(numbers, weights)
            self.finish_term()
        if field is not None:
            self.finish_field()


class TermCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's third codec with the writer and reader above."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK, compression=0, inlinelimit=0)

    def field_writer(self, storage: Any, segment: Any) -> TermWriter:
        """Return the writer of terms."""
        return TermWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> BlockWriter:
        """Return the writer of blocks."""
        return BlockWriter(dbfile, BLOCK, byteids=byteids, compression=0, inlinelimit=0)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> BlockMatcher:
        """Return the reader of blocks."""
        offset, length = terminfo.extent()
        return BlockMatcher(dbfile, offset, length, format_, term=term, scorer=scorer)


class InvertedPool:
    """The postings of one batch, inverted in memory; it takes the place of Whoosh's sorting pool."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, tuple[array[int], array[float]]]] = defaultdict(
            lambda: defaultdict(lambda: (array("I"), array("f")))
        )

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Take one posting as Whoosh's writer gives it; entries come in rising numbers."""
        field, term, number, weight, _ = item
        numbers, weights = self._fields[field][term]
        numbers.append(number)
        weights.append(weight)

    def iter_postings(self) -> Iterator[tuple[str, bytes, array[int], array[float]]]:
        """Yield all postings, a term at a time, in order of field and term."""
        for field, postings in sorted(self._fields.items()):
            for term in sorted(postings):
                yield field, term, *postings[term]

    def cleanup(self) -> None:
        """Let go of the memory."""
        self._fields.clear()


SCHEMA = Schema(bigrams=ReadyTerms(), tags=ReadyTerms(), words=ReadyTerms())
