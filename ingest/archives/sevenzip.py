"""Take the members out of a 7z archive, stream by stream: 7-Zip packs many files into one.

    甲.docx and 乙.docx in one stream, 丙.pdf in another  ->  damage in the first leaves 丙.pdf whole

py7zr decodes. Each member is written where the shelf says, so py7zr never makes a path of a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from py7zr import PasswordRequired, Py7zIO, SevenZipFile, UnsupportedCompressionMethodError, WriterFactory
from py7zr.compressor import algorithm_class_map
from py7zr.exceptions import ArchiveError
from py7zr.io import MemIO
from py7zr.properties import FILTER_BROTLI, FILTER_DEFLATE64, FILTER_PPMD
from py7zr.py7zr import ArchiveFile, ArchiveFileList

from ingest.archives import reasons
from ingest.archives.damage import PARSING
from ingest.archives.shelf import Place, RefusedError, Shelf, refuse_rest
from report import Verdict

for _method in (FILTER_PPMD, FILTER_DEFLATE64, FILTER_BROTLI):
    # Rare, and pyppmd crashes the process on damaged data: without a decoder py7zr calls them unsupported.
    algorithm_class_map[_method] = (algorithm_class_map[_method][0], None)

_DAMAGED: tuple[type[Exception], ...] = (ArchiveError, *PARSING)


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream of the archive from *start* to *end*: its files as py7zr knows them, and their places."""

    start: int
    end: int
    files: ArchiveFileList
    places: tuple[Place | None, ...]


class _Writer(Py7zIO):
    """What py7zr takes for the file to write: the place on the shelf."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def write(self, s: bytes | bytearray) -> int:
        self._place.write(bytes(s))
        return len(s)

    def close(self) -> None:
        self._place.finish()

    def size(self) -> int:
        return self._place.size

    def read(self, size: int | None = None) -> bytes:
        del size
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        del offset, whence
        return 0

    def flush(self) -> None:
        """Do nothing: the place keeps nothing back."""


class _ToPlace(WriterFactory):
    """Hands py7zr the one place that the member goes to."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def create(self, filename: str) -> Py7zIO:
        del filename
        return _Writer(self._place)


def unpack(path: Path, shelf: Shelf) -> None:
    """Put the members of the 7z archive at *path* on *shelf*; RefusedError where it cannot be opened."""
    with path.open("rb") as file:
        archive = _opened(file)
        try:
            streams = tuple(_streams(archive, shelf))
        except _DAMAGED as error:
            raise RefusedError(Verdict.FAILED, reasons.BROKEN) from error
        for stream in streams:
            _take(archive, file, stream)


def _opened(file: BinaryIO) -> SevenZipFile:
    try:
        return SevenZipFile(file)
    except PasswordRequired as error:
        raise RefusedError(Verdict.ENCRYPTED, f"压缩包{reasons.ENCRYPTED}") from error
    except UnsupportedCompressionMethodError as error:
        raise RefusedError(Verdict.UNSUPPORTED, f"压缩包{reasons.METHOD}") from error
    except MemoryError as error:
        raise RefusedError(Verdict.FAILED, f"压缩包{reasons.MEMORY}") from error
    except _DAMAGED as error:
        raise RefusedError(Verdict.FAILED, reasons.BROKEN) from error


def _streams(archive: SevenZipFile, shelf: Shelf) -> Iterator[_Stream]:
    """Reserve a place for every member, and yield the streams in which they are packed."""
    places: dict[int, list[Place | None]] = {}
    for file in archive.files:
        place = _reserved(file, shelf)
        if file.folder is not None:
            places.setdefault(id(file.folder), []).append(place)
        elif place is not None:
            place.finish()
    packed = getattr(archive.header, "main_streams", None)
    if packed is None:
        return
    positions, first = packed.packinfo.packpositions, 0
    begin = archive.afterheader + packed.packinfo.packpos
    for folder in packed.unpackinfo.folders:
        last = min(first + len(folder.packed_indices), len(positions) - 1)
        if folder.files is not None:
            yield _Stream(
                begin + positions[first], begin + positions[last], folder.files, tuple(places[id(folder)])
            )
        first = last


def _reserved(file: ArchiveFile, shelf: Shelf) -> Place | None:
    if file.is_directory:
        return None
    place = shelf.reserve(file.filename)
    if place is not None and (file.is_symlink or file.is_junction or file.is_socket):
        place.refuse(Verdict.UNSUPPORTED, reasons.LINK)
    return place


def _take(archive: SevenZipFile, file: BinaryIO, stream: _Stream) -> None:
    """Fill the places of *stream*; what comes after a damaged member of it is lost with it."""
    wanted = [place for place in stream.places if place is not None and place.entry is None]
    for member, place in zip(stream.files, stream.places, strict=True):
        target = MemIO("", _ToPlace(place)) if place in wanted else None
        archive.worker.register_filelike(member.id, target)
    try:
        archive.worker.extract_single(file, stream.files, None, stream.start, stream.end, None)
    except PasswordRequired:
        refuse_rest(wanted, Verdict.ENCRYPTED, reasons.ENCRYPTED)
    except UnsupportedCompressionMethodError:
        refuse_rest(wanted, Verdict.UNSUPPORTED, reasons.METHOD)
    except MemoryError:
        refuse_rest(wanted, Verdict.FAILED, reasons.MEMORY)
    except _DAMAGED:
        refuse_rest(wanted, Verdict.FAILED, reasons.DAMAGED)
