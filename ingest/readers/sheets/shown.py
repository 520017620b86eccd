"""Show what a cell holds as a person sees it in the sheet.

    0.52 with 0% -> 52%        45420 with yyyy-mm-dd -> 2024-05-08        -3 with 0;(0) -> (3)

A number whose format cannot show it (a negative date) is shown plainly: a sheet fills the cell
with ####, which helps nobody.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from ingest.readers.docx.counting import count
from ingest.readers.sheets.dates import DAYS_1904, show_date
from ingest.readers.sheets.numbers import exact, general, show_number
from ingest.readers.sheets.sections import Section, Token, What, split_sections

GENERAL = "General"
_TEXT_SECTION = 4
_SPELLED_FORMS = ("", "chineseCountingThousand", "chineseLegalSimplified")


def format_of(key: int, own: Mapping[int, str]) -> str:
    """Return the format code number *key*, *own* being those that the workbook writes out.

    >>> format_of(9, {}), format_of(176, {176: '0.0"万元"'}), format_of(14, {14: "m/d/yy"})
    ('0%', '0.0"万元"', 'yyyy/m/d')
    """
    builtin = _builtin()
    return builtin["always"].get(key) or own.get(key) or builtin["otherwise"].get(key, GENERAL)


def show(number: float, code: str, *, from_1904: bool = False) -> str:
    """Return *number* as the format *code* shows it, without blanks at the ends.

    >>> show(0.52, "0%"), show(1234.5, "#,##0.00"), show(45420, 'yyyy"年"m"月"d"日"')
    ('52%', '1,234.50', '2024年5月8日')
    """
    if not math.isfinite(number):
        return "#NUM!"
    value = exact(number)
    section, shown_as = _chosen(value, _sections(code))
    if section.is_date:
        shown = show_date(value + (DAYS_1904 if from_1904 else 0), section)
        return general(value) if shown is None else shown.strip()
    return _number(shown_as, section).strip()


def show_text(text: str, code: str) -> str:
    """Return *text* as the format *code* shows it.

    >>> show_text("青禾县", '@"（盖章）"'), show_text("青禾县", "0.00")
    ('青禾县（盖章）', '青禾县')
    """
    sections = _sections(code)
    section = sections[-1]
    if len(sections) < _TEXT_SECTION and not section.is_for_text:
        return text
    return "".join(text if token == Token(What.SIGN, "@") else token.text for token in section.tokens)


@cache
def _builtin() -> dict[str, dict[int, str]]:
    data = (Path(__file__).parent / "formats.toml").read_text(encoding="utf-8")
    return {
        when: {int(key): code for key, code in codes.items()} for when, codes in tomllib.loads(data).items()
    }


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[Section, ...]:
    return split_sections(code)


def _chosen(value: Decimal, sections: tuple[Section, ...]) -> tuple[Section, Decimal]:
    """Return the section of *sections* that shows *value*, and the value without a sign that it implies."""
    numeric = [section for section in sections if not section.is_for_text][:3] or [split_sections(GENERAL)[0]]
    if any(section.condition for section in numeric):
        found = next((s for s in numeric if s.condition is None or s.condition.holds(float(value))), None)
        section = found or numeric[-1]
        below = section.condition is not None and section.condition.sign in {"<", "<="}
        return section, abs(value) if below and value < 0 else value
    if len(numeric) > 1 and value < 0:
        return numeric[1], abs(value)
    if len(numeric) > 2 and value == 0:  # noqa: PLR2004 the third section is for zero
        return numeric[2], value
    return numeric[0], value


def _number(value: Decimal, section: Section) -> str:
    sign = "-" if value < 0 else ""
    if section.has(What.GENERAL):
        plain = _spelled(abs(value), section)
        shown = "".join(plain if token.what is What.GENERAL else token.text for token in section.tokens)
    elif section.has(What.DIGIT):
        shown = show_number(abs(value), section)
    else:
        return "".join(token.text for token in section.tokens)
    # A number that rounds to nothing loses its sign, as in a sheet.
    return (
        sign + shown
        if any(digit in shown for digit in "123456789一二三四五六七八九壹贰叁肆伍陆柒捌玖")
        else shown
    )


def _spelled(value: Decimal, section: Section) -> str:
    if section.spelled and value == value.to_integral_value() and value < 10_000:  # noqa: PLR2004 up to 千
        return count(int(value), _SPELLED_FORMS[section.spelled])
    return general(value)
