"""The errors with which decoders of archives say that their data is damaged; no two use the same.

    except DAMAGED: place.refuse(…)

Disk trouble while writing is not among them: it comes as StoppedError from the shelf.
"""

from __future__ import annotations

import lzma
import struct
import sys
import zlib

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError
else:
    from backports.zstd import ZstdError

DECODING: tuple[type[Exception], ...] = (
    zlib.error,
    lzma.LZMAError,
    ZstdError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)
"""What decoders and zipfile raise on damaged data."""

PARSING: tuple[type[Exception], ...] = (
    *DECODING,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
)
"""What parsers raise that believe a header and then trip over it."""
