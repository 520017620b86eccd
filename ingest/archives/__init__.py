"""Take archives (zip, 7z, rar) apart: their members become files of their own.

    unpack(Path("历年.zip"), "zip", into, limits).entries
    -> (Member("2021/甲.docx", into/1), Refused("2022/乙.docx", encrypted, ("“2022/乙.docx”有密码…",)), …)

Nothing is written outside *into*, whatever the names in the archive say, and nothing past the limits.
What a member is and whether it is an archive again, is found out by whoever asked.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ingest.archives.members import Unpacked
from ingest.archives.shelf import RefusedError, Shelf, StoppedError, disk_trouble
from ingest.limits import Limits
from ingest.readers.kinds import kind_of
from report import Verdict

__all__ = ["FORMATS", "Unpacked", "form_of", "unpack"]

_MODULES = {"zip": "ingest.archives.zips", "7z": "ingest.archives.sevenzip", "rar": "ingest.archives.rar"}
FORMATS = frozenset(_MODULES)
LARGEST = 1024**3
"""Bytes beyond which a file is not looked at as an archive: it is refused for its size."""

_MARKS = (b"PK", b"7z\xbc\xaf", b"Rar!")
_LONGEST_MARK = 4
_END_OF_ZIP, _ENDING = b"PK\5\6", 66_000
"""What stands near the end of a zip; the last volume of several begins anywhere."""


def form_of(path: Path) -> str | None:
    """Return which of FORMATS the file at *path* is, None where it is none or beyond `LARGEST`.

    Raises OSError where it cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_LONGEST_MARK)
        file.seek(max(0, size - _ENDING))
        if size > LARGEST or not (head.startswith(_MARKS) or _END_OF_ZIP in file.read()):
            return None
    form = kind_of(path.read_bytes(), path.name)
    return form if form in FORMATS else None


def unpack(path: Path, form: str, into: Path, limits: Limits) -> Unpacked:
    """Return the members of the archive at *path*, of the format *form*, written into the folder *into*.

    Trouble with the archive is a verdict with reasons in Chinese, never an exception. How long it may
    take is the caller's business, who runs it in a process of its own.
    """
    try:
        shelf = Shelf(into, limits, packed=path.stat().st_size)
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"压缩包打不开：{error.strerror or error}。请检查路径、读取权限和磁盘空间后重试。"
        return Unpacked((), Verdict.FAILED, (reason,))
    try:
        import_module(_MODULES[form]).unpack(path, shelf)
    except RefusedError as error:
        return Unpacked((), error.verdict, (str(error),))
    except StoppedError as error:
        shelf.stop(str(error))
    except OSError as error:
        shelf.stop(disk_trouble(error))
    return shelf.unpacked()
