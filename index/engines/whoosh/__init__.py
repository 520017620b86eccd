"""Whoosh behind the protocol: pure Python, on every machine, nothing to install.

Whoosh pickles what it keeps, so the folder is never to be taken from elsewhere.
"""

from __future__ import annotations

from index.engines.parts import PartsEngine
from index.engines.whoosh.part import WhooshShelf


class WhooshEngine(PartsEngine):
    """The engine that needs nothing else."""

    NAME = "whoosh"
    FORMAT = "2"
    SHELF = WhooshShelf
