r"""Follow the tokens of an RTF file, group by group.

    {\rtf1 … {\footnote …} … \cell \row … \par} -> the items of the body, notes after their paragraph

Groups are kept in a list, not on Python's stack, so that a hundred thousand braces do no harm. What
a control word means is looked up by name; one that is not known changes nothing.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.readers.rtf import fonts
from ingest.readers.rtf.flow import Flow, Image, Item
from ingest.readers.rtf.group import Group, Where
from ingest.readers.rtf.header import Header
from ingest.readers.rtf.letters import Letters
from ingest.readers.rtf.looks import changed
from ingest.readers.rtf.rows import Edge
from ingest.readers.rtf.tokens import Kind, Token, tokens
from report import Style

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
_HIDDEN, _READABLE, _APART = (frozenset(_WORDS[name]) for name in ("hidden", "readable", "apart"))
_CHARACTERS: dict[str, str] = _WORDS["characters"]
_SYMBOLS = {b"~": "\N{NO-BREAK SPACE}", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\"}
_PLACES = {
    "fonttbl": Where.FONTS,
    "stylesheet": Where.STYLES,
    "listtext": Where.NUMBER,
    "pntext": Where.NUMBER,
    "pict": Where.PICTURE,
    "creatim": Where.CREATED,
    "title": Where.PROPERTY,
    "subject": Where.PROPERTY,
    "author": Where.PROPERTY,
}
_READ = {Where.TEXT, Where.NUMBER}
_BREAKS = {"par", "sect"}
_MERGES = {"clmrg", "clvmrg"}
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_OPENING = 4096
_MOST_EDGES = 1_000
_DEEPEST = 1_000
"""Groups inside each other beyond which they are only counted."""


@dataclass(frozen=True, slots=True)
class _Outer:
    """What to go back to when a group ends; `flow` where the group had a text of its own."""

    group: Group
    flow: Flow | None = None


class Document:
    """One RTF file while it is read; `ended` tells whether its outermost group was closed."""

    def __init__(self) -> None:
        self.ended = False
        self.header, self.letters = Header(), Letters()
        self._group, self._outer, self._deeper = Group(), list[_Outer](), 0
        self._flow = self._body = Flow()
        self._codec = fonts.DEFAULT
        self._picture: list[bytes] = []
        self._starred, self._skip = False, 0
        self._merged: set[str] = set()

    def read(self, data: bytes) -> list[Item]:
        """Return what *data* holds up to the end of its outermost group: paragraphs, rows, pictures."""
        found = _CODE_PAGE.search(data[:_OPENING])
        self._codec = fonts.of_page(int(found[1])) if found else fonts.DEFAULT
        for token in tokens(data, double=fonts.is_double(self._codec)):
            self._take(token)
            if self.ended:
                break
        while self._outer:
            self._close()
        self._body.finish(self._style())
        return self._body.items

    def _take(self, token: Token) -> None:
        if token.kind is Kind.BYTES:
            self._bytes(token.data)
            return
        if token.kind is not Kind.SYMBOL or token.data != b"*":
            starred, self._starred = self._starred, False
        if token.kind is Kind.WORD:
            self._word(token.word, token.number, starred=starred)
        elif token.kind is Kind.SYMBOL:
            self._symbol(token.data)
        elif token.kind is Kind.OPEN:
            self._open()
        elif token.kind is Kind.CLOSE:
            self._close()
            self.ended = not self._outer
        elif self._group.where is Where.PICTURE:
            self._picture.append(token.data)

    def _open(self) -> None:
        self._skip = 0
        if len(self._outer) < _DEEPEST:
            self._outer.append(_Outer(self._group))
        else:
            self._deeper += 1

    def _close(self) -> None:
        self._skip = 0
        if self._deeper:
            self._deeper -= 1
            return
        if not self._outer:
            return
        outer = self._outer.pop()
        if self._group.where is Where.PICTURE and outer.group.where is not Where.PICTURE:
            self._end_picture()
        if outer.flow is not None:
            self._show(self.letters.rest())
            self._flow.finish(self._style())
            outer.flow.anchor(self._flow.items)
            self._flow = outer.flow
        self._group = outer.group

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._starred = True
        elif symbol in b"\r\n":
            self._end_paragraph()
        elif symbol in _SYMBOLS and not self._skipped():
            self._show(self.letters.rest() + _SYMBOLS[symbol])

    def _word(self, word: str, number: int | None, *, starred: bool) -> None:
        where = self._group.where
        if where is Where.NOWHERE:
            if word == "nestrow" and self._group.shown:
                self._flow.text("\n", self._group, "")
        elif word in _APART and where in _READ:
            self._begin_apart()
        elif word in _HIDDEN or (starred and word not in _READABLE):
            self._group = replace(self._group, where=Where.NOWHERE)
        elif word in _PLACES:
            self._group = replace(self._group, where=_PLACES[word], name=word)
        elif word == "u":
            self._number(number or 0)
        elif word in _CHARACTERS:
            if not self._skipped():
                self._show(self.letters.rest() + _CHARACTERS[word])
        elif word == "deff":
            self.header.default_font = number or 0
            self._group = replace(self._group, font=-1)
        else:
            self._group = changed(self._group, word, number)
            self._in_place(word, number)

    def _in_place(self, word: str, number: int | None) -> None:
        """Take a *word* that means what it means by where it stands."""
        if self._group.where is not Where.TEXT:
            self.header.word(self._group, word, number)
        elif word in _BREAKS:
            self._end_paragraph()
        elif word == "cell":
            self._show(self.letters.rest())
            self._flow.end_cell(self._style())
        elif word == "row":
            self._flow.end_row()
        else:
            self._row_word(word, number or 0)

    def _row_word(self, word: str, number: int) -> None:
        if word == "trowd":
            self._flow.edges, self._flow.left = [], 0
        elif word == "trleft":
            self._flow.left = number
        elif word in _MERGES:
            self._merged.add(word)
        elif word == "cellx" and len(self._flow.edges) < _MOST_EDGES:
            self._flow.edges.append(Edge(number, "clmrg" in self._merged, "clvmrg" in self._merged))
            self._merged.clear()

    def _bytes(self, data: bytes) -> None:
        group = self._group
        if group.where is Where.PICTURE:
            self._picture.append(data)
            return
        skipped, self._skip = self._skip, max(0, self._skip - len(data))
        data = data[skipped:]
        if not data or group.where is Where.NOWHERE:
            return
        font = self.header.font(group.used_font)
        if group.where in _READ and font.shows_pictures(data[0] > 127):  # noqa: PLR2004
            return
        self._show(self.letters.of_bytes(data, font.codec or self._codec))

    def _number(self, number: int) -> None:
        if not self._skipped():
            self._show(self.letters.of_number(number))
        self._skip = self._group.skip

    def _skipped(self) -> bool:
        """Return whether what comes only stands in for a character that was already read."""
        if self._skip:
            self._skip -= 1
            return True
        return False

    def _show(self, text: str) -> None:
        group = self._group
        if group.where is Where.TEXT and group.shown and text:
            self._flow.text(text, group, self.header.font(group.used_font).name)
        elif group.where is Where.NUMBER and group.shown:
            self._flow.number += text
        elif group.where is not Where.NOWHERE:
            self.header.text(group, text)

    def _end_paragraph(self) -> None:
        self._show(self.letters.rest())
        if self._group.where is Where.TEXT and not self._group.deleted:
            self._flow.end_paragraph(self._style(), in_table=self._group.look.in_table)

    def _begin_apart(self) -> None:
        if not self._outer or self._deeper or self._outer[-1].flow is not None:
            return
        self._outer[-1] = replace(self._outer[-1], flow=self._flow)
        self._flow = Flow()
        self._group = replace(self._group, where=Where.TEXT, look=replace(self._group.look, in_table=False))

    def _end_picture(self) -> None:
        data = b"".join(self._picture)
        self._picture = []
        if data:
            self._flow.anchor([Image(hashlib.sha256(data).hexdigest())])

    def _style(self) -> Style:
        return self.header.style(self._group)
