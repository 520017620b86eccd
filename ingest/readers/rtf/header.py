r"""What an RTF file says before its text: fonts, styles, title and author.

{\fonttbl{\f0\fcharset134 宋体;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{\title …}}
"""

from __future__ import annotations

import re

from ingest.readers.rtf import fonts
from ingest.readers.rtf.fonts import Font
from ingest.readers.rtf.group import Group, Where
from report import Style

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DATE = ("yr", "mo", "dy")
_NAMES = {"author": "creator"}
"""Properties that .docx calls otherwise."""

_MOST = 20_000
"""Fonts or styles; a file that names more is not a document."""

_LONGEST_NAME = 200


class Header:
    """The tables at the head of a file, filled while they are read."""

    def __init__(self) -> None:
        self.default_font = 0
        self._fonts: dict[int, Font] = {}
        self._names: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        self._style = 0
        self._said: dict[str, str] = {}
        self._created: dict[str, int] = {}

    def word(self, group: Group, word: str, number: int | None) -> None:
        """Take the control *word* in a table."""
        value = number or 0
        if group.where is Where.FONTS:
            self._font_word(group.font, word, value)
        elif group.where is Where.STYLES:
            self._style = value if word == "s" else self._style
            if word == "outlinelevel":
                self._levels[self._style] = value + 1
        elif group.where is Where.CREATED and word in _DATE:
            self._created[word] = value

    def text(self, group: Group, text: str) -> None:
        """Take *text* in a table."""
        if group.where is Where.FONTS:
            found = self._fonts.get(group.font, Font())
            self._fonts[group.font] = Font(
                (found.name + text.strip(" ;"))[:_LONGEST_NAME], found.charset, found.codec
            )
        elif group.where is Where.STYLES and len(self._names) < _MOST:
            self._names[self._style] = (self._names.get(self._style, "") + text)[:_LONGEST_NAME]
            if text.endswith(";"):
                self._style = 0
        elif group.where is Where.PROPERTY:
            self._said[group.name] = self._said.get(group.name, "") + text

    def font(self, number: int) -> Font:
        """Return the font *number*; below zero the default one."""
        return self._fonts.get(self.default_font if number < 0 else number, Font())

    def style(self, group: Group) -> Style:
        """Return the style of a paragraph in *group*, without what its characters say."""
        number = group.look.style
        name = self._names.get(number or 0, "").strip(" ;") or None
        heading = _HEADING_NAME.fullmatch(name or "")
        level = group.look.level or (self._levels.get(number) if number else None)
        if level is None and heading:
            level = int(heading[1])
        return Style(name=name, level=level, centered=group.look.centered)

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """What the file says of itself."""
        said = [(_NAMES.get(name, name), text.strip()) for name, text in self._said.items() if text.strip()]
        if all(self._created.get(part) for part in _DATE):
            said.append(("created", "{yr:04d}-{mo:02d}-{dy:02d}".format_map(self._created)))
        return tuple(said)

    def _font_word(self, number: int, word: str, value: int) -> None:
        found = self._fonts.get(number, Font())
        if word == "fcharset" and len(self._fonts) < _MOST:
            self._fonts[number] = Font(found.name, value, fonts.of_charset(value))
        elif word == "cpg":
            self._fonts[number] = Font(found.name, found.charset, fonts.of_page(value))
