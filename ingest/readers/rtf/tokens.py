r"""Cut the bytes of an RTF file into tokens.

    {\b\'c8\'ab} -> OPEN, WORD "b", BYTES b"\xc8\xab", CLOSE

Follows RTF 1.9.1, "RTF Syntax". Line ends mean nothing. In a document of a double-byte code page the second
byte of a character that was not escaped may look like a backslash or a brace; it is taken as a byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_PLAIN = rb"[^\\{}]+"
_DOUBLE = rb"(?:[\x81-\xfe][\x40-\xfe]|[^\\{}])+"
_SYNTAX = (
    rb"(?P<brace>[{}])|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|(?P<hex>(?:\\'[0-9a-fA-F]{2})+)|\\(?P<symbol>[^a-zA-Z'])|(?P<text>%s)"
)
_NARROW, _WIDE = (re.compile(_SYNTAX % text, re.DOTALL) for text in (_PLAIN, _DOUBLE))
_LINE_ENDS = b"\r\n"


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    BYTES = auto()
    BINARY = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token; a word has its number (None where none is written), the others their bytes."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(data: bytes, *, double: bool) -> Iterator[Token]:
    """Yield the tokens of *data*, *double* being whether its code page has double bytes.

    >>> [token.word or token.data for token in tokens(b"{\\\\b1 a}", double=False)][1:3]
    ['b', b'a']
    """
    syntax, at = _WIDE if double else _NARROW, 0
    while at < len(data):
        found = syntax.match(data, at)
        if found is None:
            at += 1  # a backslash before nothing that it could mean
            continue
        at = found.end()
        token = _token(found)
        if token.word == "bin":
            end = at + max(0, token.number or 0)
            token, at = Token(Kind.BINARY, data=data[at:end]), end
        yield token


def _token(found: re.Match[bytes]) -> Token:
    kind = found.lastgroup
    if kind == "brace":
        return _OPEN if found["brace"] == b"{" else _CLOSE
    if kind == "text":
        return Token(Kind.BYTES, data=found["text"].translate(None, _LINE_ENDS))
    if kind == "hex":
        return Token(Kind.BYTES, data=bytes.fromhex(found["hex"].replace(b"\\'", b"").decode("ascii")))
    if kind == "symbol":
        return Token(Kind.SYMBOL, data=found["symbol"])
    number = found["number"]
    return Token(Kind.WORD, found["word"].decode("ascii"), int(number) if number else None)
