"""Write a number the way a Word list level asks for: 一, 十一, ①, ㈠, iv, b, 甲 ….

    count(12, "chineseCounting") -> '十二'        count(3, "decimalEnclosedCircle") -> '③'

The names of the formats are those of ST_NumberFormat (ECMA-376 part 1, 17.18.59). A format that is
not known here is counted in Arabic digits: a plain number is better than none.
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MOST_SPELLED, _MOST_COUNTED, _MOST_ROMAN, _MOST_LETTERED = 9_999, 99, 32_767, 780
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def count(number: int, form: str) -> str:
    """Return *number* in the list format *form*.

    >>> [count(n, "chineseCountingThousand") for n in (1, 10, 21, 105, 110)]
    ['一', '十', '二十一', '一百零五', '一百一十']
    """
    written = _FORMATS.get(form, str)(number) if number >= 0 else ""
    return written or str(number)


def _spelled(digits: str, units: str) -> Callable[[int], str]:
    """Return a writer of numbers below 10,000 in words, *units* being ten, hundred, thousand."""

    def write(number: int) -> str:
        if not 0 < number <= _MOST_SPELLED:
            return digits[0] if number == 0 else ""
        words = ""
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                words += digits[digit] + (units[power - 1] if power else "")
            elif words and number % 10**power and not words.endswith(digits[0]):
                words += digits[0]
        return words

    return write


_thousand = _spelled(_DIGITS, "十百千")
_legal = _spelled(_LEGAL, "拾佰仟")
_legal_traditional = _spelled(_LEGAL_TRADITIONAL, "拾佰仟")


def chinese(number: int) -> str:
    """Return *number*, at most 9999, in Chinese words.

    >>> chinese(12), chinese(105)
    ('十二', '一百零五')
    """
    words = _thousand(number)
    return words.removeprefix("一") if words.startswith("一十") else words


def _counting(number: int) -> str:
    """Return *number* in words below a hundred and digit by digit above, as Word counts."""
    return chinese(number) if 0 < number <= _MOST_COUNTED else _digital(number)


def _digital(number: int) -> str:
    return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))


def _japanese(number: int) -> str:
    words = _thousand(number).replace("零", "")
    for unit in "十百千":
        words = words.replace("一" + unit, unit)
    return words


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    """Return a writer that takes the characters from *first* on, up to number *last*."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else ""


def _circle(number: int) -> str:
    for first, low, high in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if low <= number <= high:
            return chr(ord(first) + number - low)
    return ""


def _from(row: str) -> Callable[[int], str]:
    return lambda number: row[number - 1] if 1 <= number <= len(row) else ""


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value) if number <= _MOST_ROMAN else (0, number)
        written += letters * times
    return written


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb … : Word repeats the letter after z."""
    return (
        chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= _MOST_LETTERED else ""
    )


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _number: " ",
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": _japanese,
    "koreanCounting": _japanese,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": _legal,
    "japaneseLegal": _legal_traditional,
    "ideographLegalTraditional": _legal_traditional,
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
}
