"""Take the members out of a RAR archive: rarfile reads the directory, an installed program the compressed data.

    甲.docx (stored) -> read here        乙.docx (compressed) -> a program that is installed, or refused

Every member is checked against its checksum, so a program that cannot read one is found out and the
next is tried. A compressed member is handed over alone, in an archive made for it; only where all
share one stream ("solid") the program is given the whole, and its output cut up by size.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.archives import reasons
from ingest.archives.rar.directory import Packed, listed
from ingest.archives.rar.stream import alone, take
from ingest.archives.shelf import Place, Shelf, refuse_rest
from ingest.archives.tools import Tool, found_tools, unpacked
from report import Member, Verdict

_CHUNK = 64 * 1024


def unpack(path: Path, shelf: Shelf) -> None:
    """Put the members of the RAR archive at *path* on *shelf*; RefusedError where it cannot be opened."""
    packed = listed(path, shelf)
    whole = [member for member in packed if member.copy_of is None]
    _take_stored(path, whole)
    if any(member.is_open for member in whole):
        _take_compressed(path, whole, shelf)
    _take_copies(packed)


def _take_stored(path: Path, packed: Iterable[Packed]) -> None:
    with path.open("rb") as file:
        for member in packed:
            if member.is_open and member.is_stored:
                file.seek(member.info.data_offset)
                if not take(file, member):
                    refuse_rest([member.place], Verdict.FAILED, reasons.DAMAGED)


def _take_compressed(path: Path, packed: Sequence[Packed], shelf: Shelf) -> None:
    tools = found_tools()
    if not tools:
        refuse_rest((member.place for member in packed), Verdict.UNSUPPORTED, reasons.NO_TOOL)
        return
    with tempfile.TemporaryDirectory(dir=shelf.into) as folder:
        scratch = Path(folder)
        if any(member.is_solid for member in packed):
            _run(tools, path, packed, scratch=scratch, seconds=shelf.limits.seconds)
            return
        for member in packed:
            if member.is_open:
                made = alone(path, member, scratch)
                _run(tools, made, [member], scratch=scratch, seconds=shelf.limits.seconds)


def _run(
    tools: Iterable[Tool], archive: Path, packed: Sequence[Packed], *, scratch: Path, seconds: float
) -> None:
    """Take *packed*, all that is in *archive*, from the output of the first of *tools* that can read it."""
    for tool in tools:
        with unpacked(tool, archive, scratch=scratch, seconds=seconds) as output:
            for member in packed:
                if not take(output, member):
                    break
        if not any(member.is_open for member in packed):
            return
    refuse_rest((member.place for member in packed), Verdict.FAILED, reasons.TOOL_FAILED)


def _take_copies(packed: Iterable[Packed]) -> None:
    """Give files that RAR stored once under several names their content each."""
    done: dict[str, Place] = {}
    for member in packed:
        if member.place is None:
            continue
        if member.copy_of is not None and member.is_open:
            _copy(done.get(member.copy_of), member.place)
        done[member.name] = member.place


def _copy(source: Place | None, target: Place) -> None:
    entry = source.entry if source else None
    if not isinstance(entry, Member):
        target.refuse(Verdict.FAILED, reasons.COPY_OF_REFUSED)
        return
    with entry.place.open("rb") as file:
        target.fill(iter(lambda: file.read(_CHUNK), b""))
