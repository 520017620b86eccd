"""Read the directory of a RAR archive: what is in it, under which names, and what cannot be taken out.

    listed(Path("历年.rar"), shelf)  ->  (Packed(<rarfile.RarInfo "甲.docx">, place), …)

rarfile reads it; the names of archives before RAR 5 that are not Unicode are decoded here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import rarfile

from ingest.archives import names, reasons
from ingest.archives.damage import PARSING
from ingest.archives.shelf import Place, RefusedError, Shelf
from report import Verdict

rarfile.RAR_MAX_COMMENT = -1  # or a compressed comment starts a program while the directory is read

_ENDS_SAID_SINCE = 29
"""The version of RAR, times ten, since which archives end with a mark of their own."""

_LINKS = (
    rarfile.RAR5_XREDIR_UNIX_SYMLINK,
    rarfile.RAR5_XREDIR_WINDOWS_SYMLINK,
    rarfile.RAR5_XREDIR_WINDOWS_JUNCTION,
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A member as rarfile knows it, and its place."""

    info: rarfile.RarInfo
    place: Place | None

    @property
    def name(self) -> str:
        """Its name as rarfile gives it, by which others refer to it."""
        return str(self.info.filename)

    @property
    def copy_of(self) -> str | None:
        """The name of the earlier member whose content it shares, where it has none of its own."""
        return self.info.file_redir[2] if self.info.file_redir else None

    @property
    def is_stored(self) -> bool:
        """Whether its bytes stand in the archive as they are."""
        return bool(self.info.compress_type == rarfile.RAR_M0)

    @property
    def is_solid(self) -> bool:
        """Whether it can only be unpacked after those before it."""
        return bool(self.info.flags & rarfile.RAR_FILE_SOLID)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be taken out."""
        return self.place is not None and self.place.entry is None


def listed(path: Path, shelf: Shelf) -> tuple[Packed, ...]:
    """Return the files in the archive at *path*, with their places; RefusedError where it cannot be opened.

    Those that cannot be taken out, links and encrypted ones, are refused already.
    """
    blocks: list[rarfile.RarInfo] = []
    try:
        archive = rarfile.RarFile(str(path), info_callback=blocks.append, part_only=True)
    except (rarfile.Error, *PARSING) as error:
        raise RefusedError(Verdict.FAILED, reasons.BROKEN) from error
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if any(
        block.type == rarfile.RAR_BLOCK_MAIN and block.flags & rarfile.RAR_MAIN_VOLUME for block in blocks
    ):
        raise RefusedError(Verdict.UNSUPPORTED, reasons.SPANNED)
    if archive.needs_password() and not infos:
        raise RefusedError(Verdict.ENCRYPTED, f"压缩包{reasons.ENCRYPTED}")
    if archive.strerror() or not _is_ended(blocks, infos):
        shelf.note(reasons.CUT_SHORT)
    encoding = names.encoding_of(info.orig_filename for info in infos if not _is_unicode(info))
    packed = tuple(Packed(info, shelf.reserve(_name(info, encoding))) for info in infos)
    for member in packed:
        _refuse_locked(member)
    return packed


def _is_ended(blocks: Sequence[rarfile.RarInfo], infos: Sequence[rarfile.RarInfo]) -> bool:
    says = any(info.extract_version >= _ENDS_SAID_SINCE for info in infos)
    return not says or any(block.type == rarfile.RAR_BLOCK_ENDARC for block in blocks)


def _is_unicode(info: rarfile.RarInfo) -> bool:
    return isinstance(info, rarfile.Rar5Info) or bool(info.flags & rarfile.RAR_FILE_UNICODE)


def _name(info: rarfile.RarInfo, encoding: str) -> str:
    return str(info.filename) if _is_unicode(info) else names.decoded(info.orig_filename, encoding)


def _refuse_locked(member: Packed) -> None:
    if member.place is None:
        return
    info = member.info
    if info.is_symlink() or (info.file_redir and info.file_redir[0] in _LINKS):
        member.place.refuse(Verdict.UNSUPPORTED, reasons.LINK)
    elif info.needs_password():
        member.place.refuse(Verdict.ENCRYPTED, reasons.ENCRYPTED)
