"""Say a character of a symbol font in Unicode: in Wingdings 2 the letter R is a ticked box.

    spoken("R", "Wingdings 2") -> '☑'        spoken("\\uf06c", "Wingdings") -> '●'

Word keeps such characters at U+F000 and above, and offices also type a letter and change its font. The
fonts and codes are data in symbols.toml; what is not there stays as it is.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_PRIVATE = 0xF000
_CODES = 0x100


@cache
def fonts() -> dict[str, dict[int, str]]:
    """Return for each symbol font, by its name in small letters, the characters of its codes.

    >>> fonts()["wingdings"][0xFE]
    '☑'
    """
    text = (Path(__file__).parent / "symbols.toml").read_text(encoding="utf-8")
    found: dict[str, dict[int, str]] = {}
    for font in tomllib.loads(text)["font"]:
        codes = {int(code, 16): character for code, character in font["codes"].items()}
        for row in font.get("runs", ()):
            codes |= dict(enumerate(row["run"], int(row["first"], 16)))
        found[font["name"].lower()] = codes
    return found


def spoken(text: str, font: str) -> str:
    """Return *text*, which is set in *font*, as it is seen.

    >>> spoken("R已办结", "Wingdings 2"), spoken("R&D", "Times New Roman")
    ('☑已办结', 'R&D')
    """
    codes = fonts().get(font.lower())
    return "".join(codes.get(_code(character), character) for character in text) if codes else text


def _code(character: str) -> int:
    at = ord(character)
    return at - _PRIVATE if _PRIVATE <= at < _PRIVATE + _CODES else at
