"""Sample documents about a county that does not exist, 青禾县, from 2020 to 2025.

`documents()` is the folder to build a first library from: reports, opinions, notices and a
statistical bulletin as .docx, .pdf, .txt and .md, whose figures line up across towns and years
(data.toml) but for a few slips that README.md owns up to. The folder is read only here; its
binary and oddly encoded files are made by `python -m corpus.build` out of source/.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["documents"]


def documents() -> Path:
    """Return the folder that holds the sample documents, in a checkout as in an installed wheel.

    >>> documents().name
    'documents'
    """
    return Path(__file__).resolve().parent / "documents"
