"""Whether what a library holds of a file is what reading it now would give.

    read by an older extractor                              -> read again
    left unread within other limits, or without a program that is there now (text recognition, LibreOffice,
    one that unpacks RAR)                                    -> read again

What read a file is noted as the extractor's version; of a reading that left something unread, also the
limits and the programs at hand: "2+ocr+office@1f3a9c02".
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from typing import Any, Self

from sqlalchemy import Row

from ingest import EXTRACTOR_VERSION, recognition, vocabulary_digest
from ingest.archives.tools import found_tools
from ingest.limits import Limits
from ingest.readers.doc import libreoffice
from report import Verdict


@dataclass(frozen=True, slots=True)
class Means:
    """What files are read with: the programs at hand, sorted, and a digest of the limits."""

    programs: tuple[str, ...]
    limits: str

    @classmethod
    def at_hand(cls, limits: Limits) -> Self:
        """Return what files are read with on this machine within *limits*."""
        there = {
            "ocr": recognition.available(),
            "office": libreoffice.program() is not None,
            "rar": bool(found_tools()),
        }
        digest = hashlib.sha256(repr(astuple(limits)).encode()).hexdigest()[:8]
        return cls(tuple(sorted(name for name, found in there.items() if found)), digest)

    def extractor(self, verdict: Verdict) -> str:
        """Return what is noted as the extractor of a reading that ended in *verdict*."""
        if verdict is Verdict.COMPLETE:
            return EXTRACTOR_VERSION
        return f"{'+'.join((EXTRACTOR_VERSION, *self.programs))}@{self.limits}"

    def would_read_alike(self, row: Row[Any]) -> bool:
        """Return whether *row* (of files or originals) was read as it would be read now."""
        noted, _, limits = str(row.extractor).partition("@")
        version, *programs = noted.split("+")
        if version != EXTRACTOR_VERSION or row.vocabulary != vocabulary_digest():
            return False
        if Verdict(row.verdict) is Verdict.COMPLETE:
            return True
        return limits == self.limits and set(self.programs) <= set(programs)
