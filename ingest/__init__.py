"""A file becomes reports: readers, split, outline, roles, metadata, figures, checks.

Everything here is pure up to the readers: the same bytes, the same `EXTRACTOR_VERSION`
and the same vocabulary give the same reports. Nothing here knows of a library.
"""

from __future__ import annotations

from ingest.vocabulary import vocabulary_digest
from ingest.word_check import check_vocabulary

__all__ = ["EXTRACTOR_VERSION", "check_vocabulary", "vocabulary_digest"]

EXTRACTOR_VERSION = "6"
"""Raised whenever the same bytes would be understood differently: libraries then read anew."""
