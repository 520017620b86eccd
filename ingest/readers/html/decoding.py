r"""Decode a web page: by what its bytes fit, and by the encoding that it declares.

    b'<meta charset="gb2312"><p>\xb4\xe5'  -> '…村': too short to tell by itself, but declared

A declaration is often wrong (a page was moved, a template copied), so it decides only where the bytes
fit it and are neither UTF-8 nor marked. A declared encoding of single bytes fits everything and is
taken only where nothing else is sure. Names mean what they mean to browsers: gb2312 is GB18030,
iso-8859-1 is Windows-1252 (WHATWG Encoding Standard).
"""

from __future__ import annotations

import re

import webencodings

from ingest.readers import encoding
from ingest.readers.encoding import Decoded

_OPENING = 4096
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_FAMILIES = {"gbk": "gb18030", "big5": "big5hkscs"}
_SEVERAL_BYTES = {"gb18030", "big5hkscs", "euc_jp", "shift_jis", "euc_kr", "iso2022_jp"}
_ANYTHING = {"cp1252", "iso8859-1", "iso8859-15"}
_CERTAIN = {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}


def decode(data: bytes) -> Decoded | None:
    """Return the text of the page in *data*, or None where it is no text.

    >>> decode('<meta charset="gb2312"><p>村'.encode("gbk")).text[-1]
    '村'
    """
    fitting = encoding.decode(data)
    name = declared(data)
    if name is None or (fitting is not None and fitting.encoding in _CERTAIN):
        return fitting
    if fitting is not None and name not in _SEVERAL_BYTES and (name in _ANYTHING or not fitting.replaced):
        return fitting
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeDecodeError, LookupError):
        return fitting


def declared(data: bytes) -> str | None:
    """Return the Python name of the encoding that the beginning of *data* declares, or None."""
    found = _DECLARED.search(data[:_OPENING])
    known = webencodings.lookup(found.group(1).decode("ascii", "replace")) if found else None
    if known is None:
        return None
    return _FAMILIES.get(known.name) or str(known.codec_info.name)
