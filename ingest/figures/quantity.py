"""Read one quantity: a number with its multiplier, unit and qualifiers.

"约 1.2万人", "540多亿元", "100至300元", "1亿3千多万", "六成左右", "1:12", "一半以上". The value
and unit are kept as printed; beside them stands the comparable amount, multiplier folded in.
Digits are read by `arabic`, numerals by `spoken`; here is what stands around them.
"""

from __future__ import annotations

import re

from ingest.figures.amount import Quantity, spread
from ingest.figures.arabic import read_arabic
from ingest.figures.spoken import read_spoken
from ingest.figures.vocabulary import alternation, words

_OPS = {
    "above": ">",
    "at_least": ">=",
    "below": "<",
    "at_most": "<=",
    "about": "≈",
    "plain": "=",
}
_BEFORE = {word: op for name, op in _OPS.items() for word in words("quantity", name)}
_AFTER_OPS = {"after_at_least": ">=", "after_at_most": "<=", "after_about": "≈", "after_above": ">"}
_AFTER = {word: op for name, op in _AFTER_OPS.items() for word in words("quantity", name)}
_AFTER_PATTERN = re.compile(alternation(_AFTER))
_QUALIFIER = re.compile(f"(?:{alternation(set(_BEFORE) - {'共', '总计', '合计', '共计'})})$")
_FROM = ("以上", "及以上")
_UP_TO = re.compile(
    r"[、,，]?(?:并|且|但)?(?P<below>不足|不满|不超过)?(?=[0-9零一二两三四五六七八九十百千万])"
)
_BELOW = ("以下", "及以下", "以内")
_WEAK = ("内", "起")  # qualifiers only where they close the clause
_CLOSING = "，。；、,;:：!！?？\n)）"


def read_quantity(text: str, at: int) -> Quantity | None:
    """Return the quantity whose number begins at *at* in the shadow *text*, or None.

    >>> read_quantity("540多亿元", 0).norm_value
    Decimal('54000000000')
    >>> read_quantity("一批项目", 0) is None
    True
    """
    core = _core(text, at)
    read = _qualified(text, core) if core else None
    return (_bounded(text, read) or read) if read else None


def _core(text: str, at: int) -> Quantity | None:
    return read_arabic(text, at) if text[at].isdigit() else read_spoken(text, at)


def _bounded(text: str, low: Quantity) -> Quantity | None:
    """Return the one range that 一万元以上十万元以下 and 100人以上不足300人 state, None where *low* stands alone."""
    over = _UP_TO.match(text, low.tail) if low.qualifier in _FROM else None
    core = _core(text, over.end()) if over else None
    if not over or core is None or core.norm_unit != low.norm_unit:
        return None
    high = _qualified(text, core)
    if not over["below"] and high.qualifier not in _BELOW:
        return None
    both = spread(low, high)
    return both._replace(start=low.start, lead=low.lead, qualifier=None, op="=") if both else None


def _qualified(text: str, core: Quantity) -> Quantity:
    before = _QUALIFIER.search(text, max(0, core.start - 4), core.start)
    made = core
    if before:
        word = before[0]
        op = _BEFORE[word] if core.op == "=" else core.op
        made = core._replace(lead=core.start - len(word), qualifier=core.qualifier or word, op=op)
    after = _AFTER_PATTERN.match(text, core.end)
    if after and (after[0] not in _WEAK or text[after.end() : after.end() + 1].strip(_CLOSING) == ""):
        made = made._replace(tail=after.end(), qualifier=after[0], op=_AFTER[after[0]])
    return made
