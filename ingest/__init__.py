"""A file becomes reports: readers, split, outline, roles, metadata, figures, checks.

Everything here is pure up to the readers: the same bytes, the same `EXTRACTOR_VERSION`
and the same vocabulary give the same reports. Nothing here knows of a library.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

EXTRACTOR_VERSION = "2"
"""Raised whenever the same bytes would be understood differently: libraries then read anew."""


@cache
def vocabulary_digest() -> str:
    """Return a short hash of all vocabulary files (TOML) that the extraction relies on."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for file in sorted(root.rglob("*.toml")):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
