"""Whether what a library holds of a file is what reading it now would give.

    read by an older extractor, or without text recognition where it is wanted and now there -> read again

What read a file is noted as the extractor's version; a reading that left something unread also notes
whether pictures could be recognised then.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from ingest import EXTRACTOR_VERSION, recognition, vocabulary_digest
from report import Verdict

_RECOGNISING = "+ocr"
_UNREAD = (Verdict.NEEDS_OCR, Verdict.PARTIAL)


def extractor_of(verdict: Verdict) -> str:
    """Return what is noted as the extractor of a reading that ended in *verdict* now."""
    recognising = verdict in _UNREAD and recognition.available()
    return EXTRACTOR_VERSION + (_RECOGNISING if recognising else "")


def is_current(row: Row[Any]) -> bool:
    """Return whether *row* (of files or originals) was read as it would be read now."""
    if row.extractor.removesuffix(_RECOGNISING) != EXTRACTOR_VERSION or row.vocabulary != vocabulary_digest():
        return False
    wants_recognition = Verdict(row.verdict) in _UNREAD and not row.extractor.endswith(_RECOGNISING)
    return not (wants_recognition and recognition.available())
