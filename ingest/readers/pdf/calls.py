"""The calls into pdfium that are made for every character or object of a page, made cheap.

    char_box(address(text), 0, ctypes.addressof(box)); left, top, right, bottom = box

pypdfium2's own functions make an object of each handle and give way to other threads on every call, which
takes longer than the call itself. These take and give plain addresses and hold on; each lasts well under a
microsecond. They need a 64-bit system, where all C functions are called alike.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, cast

import pypdfium2.raw as pdfium

Handle = Any
"""A pdfium handle: an opaque pointer."""

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def address(handle: Handle) -> int:
    """Return the address behind *handle*, or of a function."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _quick(function: object, result: type, *arguments: type) -> Callable[..., int]:
    """Return a C *function*; without types of its *arguments* it takes a `c_void_p` and an int as they are."""
    return cast("Callable[..., int]", ctypes.PYFUNCTYPE(result, *arguments)(address(function)))


char_box = _quick(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
"""Write the box of a character of a text page (left, top, right, bottom: four floats); 0 where it has none."""

is_generated = _quick(pdfium.FPDFText_IsGenerated, _INT, _POINTER, _INT)
"""Return 1 where pdfium guesses a character of a text page, as it does spaces and ends of lines."""

page_object = _quick(pdfium.FPDFPage_GetObject, _POINTER)  # asked thousands of times: takes what it is given
form_object = _quick(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
"""Return the address of an object of a page or form (a `c_void_p`), None where there is none."""

object_kind = _quick(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
"""Return what kind of object it is; the address may be None."""
