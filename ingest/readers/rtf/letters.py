"""Turn bytes and \\u numbers into text, also where a character is spread over several groups.

{\\'c8}{\\'ab} -> 全        \\u-10179?\\u-8704? -> one character outside the basic plane
"""

from __future__ import annotations

import codecs

_UNREADABLE = "�"
_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000
_SYMBOLS = range(0xF000, 0xF100)
"""Where Word puts the places of symbol fonts."""


class Letters:
    """Decodes what comes in turn; `unreadable` counts what made no sense."""

    def __init__(self) -> None:
        self.unreadable = 0
        self._codec = ""
        self._decoder: codecs.IncrementalDecoder | None = None
        self._high = 0

    def of_bytes(self, data: bytes, codec: str) -> str:
        """Return the text that *data* completes."""
        before = self.rest() if codec != self._codec else ""
        if self._decoder is None:
            self._codec, self._decoder = codec, codecs.getincrementaldecoder(codec)(errors="replace")
        return before + self._counted(self._decoder.decode(data))

    def of_number(self, number: int) -> str:
        """Return the text that \\u *number* completes."""
        before, code = self.rest(), number & 0xFFFF
        if _HIGH <= code < _LOW:
            self._high = code
            return before
        if _LOW <= code < _END:
            high, self._high = self._high, 0
            whole = 0x10000 + ((high - _HIGH) << 10) + code - _LOW
            return before + (chr(whole) if high else self._counted(_UNREADABLE))
        return before if code in _SYMBOLS or code == 0 else before + chr(code)

    def rest(self) -> str:
        """Return what is left of a character that was not completed."""
        decoder, self._decoder, self._codec = self._decoder, None, ""
        return self._counted(decoder.decode(b"", final=True)) if decoder else ""

    def _counted(self, text: str) -> str:
        self.unreadable += text.count(_UNREADABLE)
        return text
