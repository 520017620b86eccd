"""Put the members of an archive on disk under numbers of our own, within limits, and judge the whole.

    shelf = Shelf(into, limits, packed=2_048)
    place = shelf.reserve("../甲.docx")   ->  shown as 甲.docx, written to into/1
    place.fill(chunks)                    ->  Member("甲.docx", into/1), or Refused past a limit

What an archive declares about sizes is not believed: bytes are counted as they come. Past a limit that
concerns the whole archive nothing more is unpacked; what came before stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ingest.archives import names, reasons
from ingest.archives.members import Unpacked
from ingest.files import is_clutter
from ingest.limits import Limits
from ingest.readers.zipped import SMALL
from report import Member, Refused, Verdict

_NAMED = 3
_THIS = "这个文件"


class StoppedError(Exception):
    """Raised when nothing more of an archive may be unpacked; the message is the reason in Chinese."""


class RefusedError(Exception):
    """Raised when an archive cannot be unpacked at all; the message is the reason in Chinese."""

    def __init__(self, verdict: Verdict, reason: str) -> None:
        super().__init__(reason)
        self.verdict = verdict


class Place:
    """Where one member is put; nothing of it is left on disk unless it is whole."""

    def __init__(self, name: str, path: Path, shelf: Shelf) -> None:
        self.name, self.size = name, 0
        self.entry: Member | Refused | None = None
        self._path, self._shelf = path, shelf
        self._file: BinaryIO | None = None

    def fill(self, chunks: Iterable[bytes]) -> None:
        """Take the member from *chunks*, as many as limits allow."""
        for chunk in chunks:
            self.write(chunk)
            if self.entry:
                return
        self.finish()

    def write(self, data: bytes) -> None:
        """Take *data* as the next bytes; past the limit of one file the member is refused and the rest ignored.

        Raises StoppedError past a limit of the whole archive.
        """
        self._shelf.charge(len(data))
        self.size += len(data)
        if self.size > self._shelf.limits.bytes:
            self.refuse(
                Verdict.FAILED,
                f"解压后超过 {_megabytes(self._shelf.limits.bytes)} 的上限，没有读取。{reasons.UNPACK}",
            )
        if self.entry is None:
            self._append(data)

    def finish(self) -> None:
        """Count the member as whole, unless it was refused before."""
        if self.entry is None:
            self._append(b"")
            with _disk_trouble():
                self._close()
            self.entry = Member(self.name, self._path)

    def restart(self) -> None:
        """Forget what was written, because it was not the member."""
        if self._file is not None:
            self._close()
            self._path.unlink(missing_ok=True)
        self._file, self.size = None, 0

    def refuse(self, verdict: Verdict, reason: str) -> None:
        """Leave the member out for *reason*, which continues 这个文件, unless its fate is settled."""
        if self.entry is None:
            self.restart()
            self.entry = Refused(self.name, verdict, (f"{_THIS}{reason}",))

    def _append(self, data: bytes) -> None:
        with _disk_trouble():
            if self._file is None:
                self._file = self._path.open("xb")
            self._file.write(data)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


class Shelf:
    """The members of one archive of *packed* bytes, in the order in which places were reserved."""

    def __init__(self, into: Path, limits: Limits, packed: int) -> None:
        self.into, self.limits = into, limits
        self._packed = packed
        self._places: list[Place] = []
        self._given: dict[str, int] = {}
        self._beyond = self._unpacked = 0
        self._notes: list[str] = []

    def reserve(self, name: str) -> Place | None:
        """Return the place for the member *name* as the archive spells it; None where it is not wanted.

        Folders and what programs leave beside documents are not wanted, nor what is past the limit of members.
        """
        showable = names.shown(name)
        if names.is_folder(name) or is_clutter(showable.split("/")):
            return None
        if len(self._places) >= self.limits.members:
            self._beyond += 1
            return None
        place = Place(self._distinct(showable), self.into / str(len(self._places) + 1), self)
        self._places.append(place)
        return place

    def charge(self, size: int) -> None:
        """Count *size* more unpacked bytes; StoppedError past a limit of the whole archive."""
        self._unpacked += size
        if self._unpacked > self.limits.unpacked:
            raise StoppedError(
                f"压缩包解压后超过 {_megabytes(self.limits.unpacked)} 的总上限。{reasons.UNPACK}"
            )
        if self._unpacked > max(SMALL, self.limits.ratio * self._packed):
            raise StoppedError(
                f"压缩包解压后超过自身大小的 {self.limits.ratio} 倍，可能是恶意文件。请确认来源。"
            )

    def note(self, reason: str) -> None:
        """Add what is to be said of the archive as a whole: something in it may be missing."""
        self._notes.append(reason)

    def stop(self, reason: str) -> None:
        """Refuse all members that were not taken yet, for *reason*, a whole sentence."""
        if all(place.entry for place in self._places):
            self.note(reason)
        refuse_rest(self._places, Verdict.FAILED, f"没有解压：{reason}")

    def unpacked(self) -> Unpacked:
        """Return what was taken out and the verdict on the whole archive."""
        refuse_rest(self._places, Verdict.FAILED, reasons.DAMAGED)
        entries = tuple(place.entry for place in self._places if place.entry)
        return Unpacked(entries, *self._judged(entries))

    def _judged(self, entries: tuple[Member | Refused, ...]) -> tuple[Verdict, tuple[str, ...]]:
        if self._beyond:
            self.note(
                f"压缩包里有 {len(entries) + self._beyond} 个文件，超过 {self.limits.members} 个的上限，"
                f"后面的 {self._beyond} 个没有读取。{reasons.UNPACK}"
            )
        if not entries:
            return Verdict.FAILED, (*self._notes, reasons.EMPTY)
        refused = [entry for entry in entries if isinstance(entry, Refused)]
        self._notes[:0] = _summaries(refused)
        if len(refused) < len(entries):
            return (Verdict.PARTIAL if self._notes else Verdict.COMPLETE), tuple(self._notes)
        verdicts = {entry.verdict for entry in refused}
        return (verdicts.pop() if len(verdicts) == 1 else Verdict.FAILED), tuple(self._notes)

    def _distinct(self, name: str) -> str:
        unique = name
        while unique in self._given:
            self._given[name] += 1
            unique = names.numbered(name, self._given[name])
        self._given[unique] = 1
        return unique


def refuse_rest(places: Iterable[Place | None], verdict: Verdict, reason: str) -> None:
    """Refuse those of *places* whose members were not taken out yet."""
    for place in places:
        if place is not None:
            place.refuse(verdict, reason)


@contextmanager
def _disk_trouble() -> Iterator[None]:
    """Let what cannot be written stop the whole, and not pass for damage of the archive."""
    try:
        yield
    except OSError as error:
        raise StoppedError(disk_trouble(error)) from error


def disk_trouble(error: OSError) -> str:
    """Return the sentence for *error*, met while files were unpacked."""
    return f"解压用的临时文件读写出错（{error.strerror or error}）。请检查磁盘空间和权限后重试。"


def _summaries(refused: list[Refused]) -> list[str]:
    """Return a sentence for each reason why members were refused, with the names of the first ones."""
    by_reason: dict[str, list[str]] = {}
    for entry in refused:
        by_reason.setdefault(entry.reasons[0].removeprefix(_THIS), []).append(entry.name)
    return [f"{len(found)} 个文件（{_few(found)}）{reason}" for reason, found in by_reason.items()]


def _few(found: list[str]) -> str:
    return "、".join(found[:_NAMED]) + (" 等" if len(found) > _NAMED else "")


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
