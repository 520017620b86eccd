"""Tantivy behind the protocol: written in Rust, quick to write and to read, an extra to install.

The package is asked for as `[fast]`. Parts, statistics and scores are those of every engine
of parts: here terms are kept and looked up, and nothing else.
"""

from __future__ import annotations

from index.engines.parts import PartsEngine
from index.engines.tantivy.part import TantivyShelf


class TantivyEngine(PartsEngine):
    """The engine for many sections."""

    NAME = "tantivy"
    FORMAT = "1"
    SHELF = TantivyShelf
