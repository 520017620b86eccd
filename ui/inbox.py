"""Files that were dropped on the page are kept in the library's folder `inbox`, a folder a day.

A file's name comes from a browser and is only a label: it is cut down to one harmless name,
never a path. The same bytes under the same name are kept once; other bytes under a name
that is taken get a number behind it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

from report import LibraryError

FOLDER = "inbox"
LONGEST = 120
UNNAMED = "未命名"

_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def safe_name(name: str) -> str:
    r"""Return one file name that every system accepts, as near to *name* as can be.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\x\\报告.docx"), safe_name("con.txt"), safe_name("..")
    ('passwd', '报告.docx', '_con.txt', '未命名')
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    cleaned = _UNSAFE.sub("_", last).strip(" .") or UNNAMED
    if _RESERVED.fullmatch(cleaned):
        cleaned = f"_{cleaned}"
    stem, dot, ending = cleaned.rpartition(".")
    if dot and len(ending) < LONGEST // 4:
        return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"
    return cleaned[:LONGEST]


def keep(library: Path, name: str, data: bytes) -> Path:
    """Write *data* under *name* into today's folder of the *library*'s inbox and return where it lies.

    Raises LibraryError where the folder cannot be written.
    """
    folder = library / FOLDER / f"{date.today():%Y-%m-%d}"  # noqa: DTZ011 - a folder is named by the user's day
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _kept(folder, Path(safe_name(name)), data)
    except OSError as error:
        raise LibraryError(str(folder), "写不进上传的文件", "请检查磁盘空间和写权限") from error


def _kept(folder: Path, wanted: Path, data: bytes) -> Path:
    number = 1
    target = folder / wanted
    while target.exists() and target.read_bytes() != data:
        number += 1
        target = folder / f"{wanted.stem}-{number}{wanted.suffix}"
    if not target.exists():
        target.write_bytes(data)
    return target
