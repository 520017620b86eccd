"""The files as they were received, each named by the sha256 of its bytes.

A file is copied under another name and takes its own only when it is whole, so that a
name never stands for half a file. What is in a file is not looked at.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
_PARTIAL = ".partial"


@dataclass(frozen=True, slots=True)
class Originals:
    """The store in *folder*."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Return where the bytes *sha256* lie, or would lie."""
        return self.folder / sha256

    def put(self, source: Path, sha256: str) -> bool:
        """Copy *source* into the store; return False where its bytes are no longer *sha256*."""
        target = self.path(sha256)
        if target.is_file():
            return True
        partial = target.with_suffix(_PARTIAL)
        digest = hashlib.sha256()
        with source.open("rb") as reader, partial.open("wb") as writer:
            while chunk := reader.read(CHUNK):
                digest.update(chunk)
                writer.write(chunk)
            writer.flush()
            os.fsync(writer.fileno())
        if digest.hexdigest() != sha256:
            partial.unlink()
            return False
        partial.replace(target)
        return True

    def drop(self, sha256: str) -> None:
        """Remove the bytes *sha256* from the store, if they are there."""
        self.path(sha256).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """Yield the sha256 of all that the store holds, sorted."""
        for path in sorted(self.folder.iterdir()):
            if path.suffix == _PARTIAL:
                continue
            yield path.name

    def clear_partial(self) -> None:
        """Remove copies that were broken off; only the writer may do so."""
        for path in self.folder.glob(f"*{_PARTIAL}"):
            path.unlink(missing_ok=True)
