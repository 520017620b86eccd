r"""Which code page the bytes of a text are in: that of its font, else that of the document.

\ansicpg1252 … {\f13\fcharset134 宋体;} … \f13\'c8\'ab -> 全, read as GB18030
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

DEFAULT = "cp1252"
SYMBOLS = 2
"""The character set of fonts whose places hold pictures."""

_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp437",
}  # fmt: skip
_PAGES = {
    936: "gb18030",
    54936: "gb18030",
    950: "cp950",
    10000: "mac_roman",
    10008: "gb18030",
    65001: "utf-8",
}
_DOUBLE = {"gb18030", "cp950", "cp932", "cp949", "johab"}
_PICTURES = ("wingdings", "webdings", "zapf", "marlett")


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the table; `codec` is None where the document's code page holds."""

    name: str = ""
    charset: int = 0
    codec: str | None = None

    def shows_pictures(self, byte_above_ascii: bool) -> bool:
        """Return whether characters of this font are pictures; a Symbol font has plain letters too."""
        return self.charset == SYMBOLS and (byte_above_ascii or self.name.lower().startswith(_PICTURES))


def of_charset(charset: int) -> str | None:
    """Return the codec of the Windows character set *charset*, None where the document's holds."""
    return _CHARSETS.get(charset)


def of_page(page: int) -> str:
    """Return the codec of code page *page*.

    >>> of_page(936), of_page(1251), of_page(1)
    ('gb18030', 'cp1251', 'cp1252')
    """
    name = _PAGES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return DEFAULT


def is_double(codec: str) -> bool:
    """Return whether *codec* has characters of two bytes."""
    return codec in _DOUBLE
