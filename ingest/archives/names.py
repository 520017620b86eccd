r"""Turn the names in an archive into names that can be shown, whatever their bytes and wherever they point.

    b"\xc9\xf3\xbc\xc6/..\\\xb1\xa8\xb8\xe6.doc"  ->  GB18030  ->  审计/报告.doc

An old archive does not say how its names are encoded; all of them together are the evidence. A name
is made harmless to show and stays recognisable; it never becomes a path on disk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from ingest.readers import encoding

UNNAMED = "未命名"
FALLBACK = "cp437"
"""The encoding that the zip format prescribes; it fits any bytes."""

LEAST_EVERYDAY = 0.3
"""Share of everyday characters from which names that fit GB18030 are Chinese; é in cp437 fits it by chance."""

_CHINESE = frozenset({"utf-8", "gb18030", "big5"})
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_DRIVE = re.compile("^[A-Za-z]:")


def encoding_of(names: Iterable[bytes]) -> str:
    """Return the encoding of *names*: UTF-8, GB18030, Big5, or else what the zip format prescribes.

    >>> encoding_of(["养老服务.docx".encode("gbk")]), encoding_of(["Café.txt".encode("cp437")])
    ('gb18030', 'cp437')
    """
    found = encoding.decode(b"\n".join(name.partition(b"\0")[0] for name in names))
    if found is None or found.encoding not in _CHINESE:
        return FALLBACK
    if found.encoding == "gb18030" and _everyday(found.text) < LEAST_EVERYDAY:
        return FALLBACK
    return found.encoding


def decoded(name: bytes, encoding_name: str) -> str:
    """Return *name* read in the encoding that `encoding_of` found; what does not fit it is replaced."""
    codec = "big5hkscs" if encoding_name == "big5" else encoding_name
    return name.partition(b"\0")[0].decode(codec, errors="replace")


def shown(name: str) -> str:
    r"""Return *name* as it is shown: NFC, "/" between folders, nothing invisible, no way out of the archive.

    >>> shown("C:\\历年\\..\\甲.docx"), shown("/etc/passwd"), shown("../")
    ('历年/甲.docx', 'etc/passwd', '未命名')
    """
    path = unicodedata.normalize("NFC", name.partition("\0")[0]).replace("\\", "/")
    parts = (_visible(part) for part in _DRIVE.sub("", path).split("/"))
    return "/".join(part for part in parts if part.strip(". ")) or UNNAMED


def is_folder(name: str) -> bool:
    """Return whether *name*, decoded, is a folder's."""
    return name.endswith(("/", "\\"))


def numbered(name: str, number: int) -> str:
    """Return *name* for the file that is the archive's *number*th of that name.

    >>> numbered("历年/甲.docx", 2)
    '历年/甲~2.docx'
    """
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}~{number}{path.suffix}"))


def _visible(part: str) -> str:
    return "".join(char for char in part if unicodedata.category(char) not in _INVISIBLE).strip()


def _everyday(text: str) -> float:
    """Return the share of characters of GB 2312 among those of *text* that are not ASCII."""
    foreign = [char for char in text if not char.isascii()]
    known = sum(len(char.encode("gb2312", errors="ignore")) > 0 for char in foreign)
    return known / len(foreign) if foreign else 1.0
