"""Show a number by the digits of a format: 1234.5 with #,##0.00 -> 1,234.50, 0.52 with 0% -> 52%.

Digits are placed as ECMA-376 part 1, 18.8.31 says: 0 shows a zero where there is no digit, # and ?
nothing, a comma between digits groups, a comma after the last divides by a thousand. Numbers are
rounded half up from the 15 digits that a sheet keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from ingest.readers.sheets.sections import Section, Token, What

_EXACT = Context(prec=1000, rounding=ROUND_HALF_UP)
_WIDEST = 11
"""Characters that General shows at most."""

_LARGEST_WHOLE = Decimal(10) ** 15
_SMALLEST_PLAIN = Decimal("0.0001")
_POINT, _COMMA, _PERCENT, _SLASH = (Token(What.SIGN, sign) for sign in ".,%/")


def exact(number: float) -> Decimal:
    """Return *number* with the 15 digits that a sheet keeps of it.

    >>> exact(0.1 + 0.2)
    Decimal('0.3')
    """
    return Decimal(f"{number:.15g}")


def general(number: Decimal) -> str:
    """Return *number* as the format General shows it in a wide column; whole numbers keep all digits.

    >>> general(Decimal("0.3333333333333333")), general(Decimal("123456789012"))
    ('0.333333333', '123456789012')
    """
    size = abs(number)
    if size < _LARGEST_WHOLE and number == number.to_integral_value():
        return f"{number:.0f}" if number else "0"
    if size >= _LARGEST_WHOLE or (size < _SMALLEST_PLAIN and len(f"{size:f}") > _WIDEST):
        return _scientific(number)
    decimals = max(0, _WIDEST - 1 - len(str(int(size))))
    shown = _rounded(number, decimals)
    return f"{shown:f}".rstrip("0").rstrip(".") if decimals else f"{shown:f}"


def show_number(number: Decimal, section: Section) -> str:
    """Return *number*, not negative, as *section* shows it."""
    tokens = section.tokens
    scaled = number.scaleb(2 * tokens.count(_PERCENT))
    if section.has(What.EXPONENT):
        return _with_exponent(scaled, tokens)
    if _SLASH in tokens and section.has(What.DIGIT):
        return _with_fraction(scaled, tokens)
    return _plain(scaled, tokens)


def _scientific(number: Decimal) -> str:
    mantissa, _, power = f"{number:.5e}".partition("e")
    return f"{mantissa.rstrip('0').rstrip('.')}E{power[0]}{power[1:].zfill(2)}"


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


@dataclass(frozen=True, slots=True)
class _Digits:
    """Where the digits of a format stand among its tokens, and how they are grouped and scaled."""

    whole: tuple[int, ...]
    decimals: tuple[int, ...]
    grouped: bool
    thousands: int

    @classmethod
    def of(cls, tokens: tuple[Token, ...]) -> _Digits:
        point = tokens.index(_POINT) if _POINT in tokens else len(tokens)
        places = [at for at, token in enumerate(tokens) if token.what is What.DIGIT]
        whole = tuple(at for at in places if at < point)
        commas = [at for at, token in enumerate(tokens) if token == _COMMA]
        last = places[-1] if places else -1
        between = [at for at in commas if whole and whole[0] < at < whole[-1]]
        after = [at for at in commas if at > last or (whole and whole[-1] < at < point)]
        return cls(whole, tuple(at for at in places if at > point), bool(between), len(after))


def _plain(number: Decimal, tokens: tuple[Token, ...]) -> str:
    digits = _Digits.of(tokens)
    shown = _rounded(number.scaleb(-3 * digits.thousands), len(digits.decimals))
    whole, _, decimals = f"{shown:f}".partition(".")
    return "".join(
        _placed(tokens, digits, whole.lstrip("0"), _kept(decimals, [tokens[at] for at in digits.decimals]))
    )


def _placed(tokens: tuple[Token, ...], digits: _Digits, whole: str, decimals: str) -> list[str]:
    """Return what each of *tokens* shows."""
    shown: list[str] = []
    for at, token in enumerate(tokens):
        if at in digits.whole:
            shown.append(_whole_digit(token, digits, digits.whole.index(at), whole))
        elif at in digits.decimals:
            place = digits.decimals.index(at)
            shown.append(decimals[place : place + 1])
        elif token != _COMMA:
            shown.append(token.text)
    return shown


def _whole_digit(token: Token, digits: _Digits, place: int, whole: str) -> str:
    """Return the digit at *place* of the placeholders; the first one shows all that have no place."""
    power = len(digits.whole) - 1 - place
    if place == 0 and len(whole) > power:
        there, lowest = whole[: len(whole) - power], power
    elif len(whole) > power:
        there, lowest = whole[len(whole) - 1 - power], power
    else:
        there, lowest = ("0" if token.text == "0" else ""), power
    if not digits.grouped:
        return there
    powers = range(lowest + len(there) - 1, lowest - 1, -1)
    return "".join(
        digit + ("," if at % 3 == 0 and at else "") for digit, at in zip(there, powers, strict=True)
    )


def _kept(decimals: str, places: list[Token]) -> str:
    """Return *decimals* without the zeros at their end that # and ? do not show."""
    while decimals and decimals[-1] == "0" and places[len(decimals) - 1].text != "0":
        decimals = decimals[:-1]
    return decimals


def _with_exponent(number: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(place for place, token in enumerate(tokens) if token.what is What.EXPONENT)
    mantissa, power = tokens[:at], tokens[at + 1 :]
    step = max(1, len(_Digits.of(mantissa).whole))
    exponent = number.adjusted() // step * step if number else 0
    decimals = len(_Digits.of(mantissa).decimals)
    if step == 1 and _rounded(number.scaleb(-exponent), decimals) >= 10:  # noqa: PLR2004 9.99 rounds up to 10.0
        exponent += 1
    sign = "-" if exponent < 0 else tokens[at].text[1].replace("-", "")
    return _plain(number.scaleb(-exponent), mantissa) + "E" + sign + _plain(Decimal(abs(exponent)), power)


def _with_fraction(number: Decimal, tokens: tuple[Token, ...]) -> str:
    """Return *number* as a whole and a fraction: 2.5 with # ?/? is "2 1/2"."""
    at = tokens.index(_SLASH)
    places = [place for place, token in enumerate(tokens) if token.what is What.DIGIT]
    below = at + 1
    while below < len(tokens) and (tokens[below].what is What.DIGIT or tokens[below].text.isdigit()):
        below += 1
    above = at
    while above > 0 and tokens[above - 1].what is What.DIGIT:
        above -= 1
    wanted = "".join(token.text for token in tokens[at + 1 : below])
    fixed = int(wanted) if wanted.isdigit() and int(wanted) else 0
    whole, rest = divmod(Fraction(number), 1) if places and places[0] < above else (0, Fraction(number))
    below_line = fixed or rest.limit_denominator(10 ** min(len(wanted) or 1, 9) - 1).denominator
    above_line = int(rest * below_line + Fraction(1, 2))
    if above_line == below_line and places[0] < above:
        whole, above_line = whole + 1, 0
    fraction = f"{above_line}/{below_line}" if above_line or places[0] == above else ""
    parts = [str(whole)] if whole or not fraction else []
    lead = "".join(t.text for t in tokens[: places[0]] if t.what is What.LITERAL)
    tail = "".join(t.text for t in tokens[below:] if t.what is What.LITERAL)
    return lead + " ".join([*parts, fraction] if fraction else parts) + tail
