"""Take a number format apart: its sections, and the tokens of each.

    '0.00;[红色]-0.00' -> [Section(0 . 0 0), Section(- 0 . 0 0)]

The grammar is that of ECMA-376 part 1, 18.8.31, with what Chinese editions add: "!" escapes like a
backslash, G/通用格式 is General, 上午/下午 is AM/PM. Colours say nothing here and are dropped, like the
blanks that only line columns up (`_x`, `*x`).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

LONGEST = 255
"""Characters in a format; the programs write none that is longer."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*](?P<blank>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/[^;\W]+)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+|e+|g+|a{3,4})|(?P<digit>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]+))?")
_SPELLED = re.compile(r"DBNum([12])", re.IGNORECASE)
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
SYSTEM_LONG_DATE, SYSTEM_TIME = "F800", "F400"


class What(Enum):
    """What a token of a format asks for."""

    LITERAL = auto()
    GENERAL = auto()
    HALF_DAY = auto()
    EXPONENT = auto()
    DATE = auto()
    ELAPSED = auto()
    DIGIT = auto()
    SIGN = auto()
    """A character with a meaning of its own, by its place: . , % / @"""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a format."""

    what: What
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """The numbers that a section is for: `>=10000`."""

    sign: str
    limit: float

    def holds(self, number: float) -> bool:
        """Return whether *number* is one of them."""
        return _COMPARE[self.sign](number, self.limit)


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format; `spelled` is 1 or 2 for Chinese numerals, 0 for Arabic ones."""

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    spelled: int = 0
    locale: str = ""

    def has(self, *kinds: What) -> bool:
        """Return whether one of the tokens is of *kinds*."""
        return any(token.what in kinds for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return self.has(What.DATE, What.ELAPSED) or self.locale in {SYSTEM_LONG_DATE, SYSTEM_TIME}

    @property
    def is_for_text(self) -> bool:
        """Whether it shows text (@)."""
        return Token(What.SIGN, "@") in self.tokens


def split_sections(code: str) -> tuple[Section, ...]:
    """Return the sections of the format *code*, up to four.

    >>> [len(section.tokens) for section in split_sections('0"人";;"无"')]
    [2, 0, 1]
    """
    sections: list[list[re.Match[str]]] = [[]]
    for found in _TOKEN.finditer(code[:LONGEST]):
        if found["other"] == ";":
            sections.append([])
        else:
            sections[-1].append(found)
    return tuple(_section(pieces) for pieces in sections[:4])


def _section(pieces: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition, spelled, locale = None, 0, ""
    for found in pieces:
        inside = found["bracket"]
        if inside is None:
            tokens += _tokens(found)
        elif _ELAPSED.fullmatch(inside):
            tokens.append(Token(What.ELAPSED, inside.lower()))
        elif limit := _CONDITION.fullmatch(inside):
            condition = Condition(limit[1], float(limit[2]))
        elif numerals := _SPELLED.fullmatch(inside):
            spelled = int(numerals[1])
        elif currency := _CURRENCY.fullmatch(inside):
            tokens += [Token(What.LITERAL, currency[1])] if currency[1] else []
            locale = (currency[2] or locale).upper()
    return Section(tuple(tokens), condition, spelled, locale)


def _tokens(found: re.Match[str]) -> list[Token]:
    """Return the token that *found* is; blanks for alignment are none."""
    kind, text = found.lastgroup or "other", found.group(found.lastgroup or "other")
    if kind == "blank":
        return []
    if kind in {"quoted", "escaped"}:
        return [Token(What.LITERAL, text)]
    if kind == "other":
        return [Token(What.SIGN if text in ".,%/@" else What.LITERAL, text)]
    named = {"general": What.GENERAL, "half": What.HALF_DAY, "exponent": What.EXPONENT}
    named |= {"date": What.DATE, "digit": What.DIGIT}
    return [Token(named[kind], text.lower() if kind == "date" else text)]
