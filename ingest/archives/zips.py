"""Take the members out of a zip archive, each on its own, so that a damaged one costs only itself.

    甲.docx (deflate), 乙.docx (AES)  ->  甲.docx taken out, 乙.docx refused for its password

zipfile of Python 3.14, which reads Zstandard and refuses members that overlap, stands in for the older
ones through backports.zstd.
"""

from __future__ import annotations

import os
import stat
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from ingest.archives import names, reasons
from ingest.archives.damage import DECODING
from ingest.archives.shelf import Place, RefusedError, Shelf
from report import Verdict

if sys.version_info >= (3, 14):
    import zipfile
else:
    from backports.zstd import zipfile

_UTF8, _ENCRYPTED = 0x800, 0x1
_UNIX = 3
_BOUNDED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_CHUNK, _SMALL_CHUNK = 64 * 1024, 4096
_DAMAGED: tuple[type[Exception], ...] = (zipfile.BadZipFile, *DECODING)
_BROKEN: tuple[type[Exception], ...] = (*_DAMAGED, NotImplementedError, MemoryError)


def unpack(path: Path, shelf: Shelf) -> None:
    """Put the members of the zip archive at *path* on *shelf*; RefusedError where it cannot be opened."""
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise RefusedError(Verdict.FAILED, reasons.BROKEN) from error
    with archive:
        members = archive.infolist()
        if any(member.volume for member in members):
            raise RefusedError(Verdict.UNSUPPORTED, reasons.SPANNED)
        encoding = names.encoding_of(_raw(member) for member in members if not _says_its_name(member))
        places = [shelf.reserve(_name(member, encoding)) for member in members]
        starts: set[int] = set()
        for member, place in zip(members, places, strict=True):
            if place is not None:
                _take(archive, member, place, again=member.header_offset in starts)
            starts.add(member.header_offset)


def _take(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Place, *, again: bool) -> None:
    """Fill *place* with *member*; *again* says that another member had the same bytes of the archive."""
    if member.flag_bits & _ENCRYPTED:
        place.refuse(Verdict.ENCRYPTED, reasons.ENCRYPTED)
    elif _is_special(member):
        place.refuse(Verdict.UNSUPPORTED, reasons.LINK)
    elif again:
        place.refuse(Verdict.FAILED, reasons.OVERLAPS)
    else:
        _unpack(archive, member, place)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Place) -> None:
    try:
        place.fill(_chunks(archive, member))
    except RuntimeError:  # zipfile's way to say that it lacks the method
        place.refuse(Verdict.UNSUPPORTED, reasons.METHOD)
    except MemoryError:
        place.refuse(Verdict.FAILED, reasons.MEMORY)
    except _DAMAGED:
        place.refuse(Verdict.FAILED, reasons.DAMAGED)


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    # Only deflate lets zipfile bound what it yields; of the others a little is unpacked at a time.
    size = _CHUNK if member.compress_type in _BOUNDED else _SMALL_CHUNK
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two entries for the same bytes: the second is refused by us
        stream = archive.open(member)
    with stream:
        while chunk := stream.read(size):
            yield chunk


def _is_special(member: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(member.external_attr >> 16)
    return member.create_system == _UNIX and kind not in {0, stat.S_IFREG, stat.S_IFDIR}


def _says_its_name(member: zipfile.ZipInfo) -> bool:
    """Return whether the name of *member* is Unicode, by its flag or by the extra field 0x7075."""
    plain = member.orig_filename.partition("\0")[0].replace(os.sep, "/")
    return bool(member.flag_bits & _UTF8) or member.filename != plain


def _name(member: zipfile.ZipInfo, encoding: str) -> str:
    return member.filename if _says_its_name(member) else names.decoded(_raw(member), encoding)


def _raw(member: zipfile.ZipInfo) -> bytes:
    return member.orig_filename.encode("cp437")
