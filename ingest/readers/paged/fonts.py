"""What the name of a font says: the name without the mark of a subset, and whether the font is bold.

named("VBEFUL+SimHei") -> "SimHei"        is_bold("黑体") -> True

A subset's name begins with six letters and a plus sign. Nothing but the name is looked at.
"""

from __future__ import annotations

_BOLD = ("bold", "heavy", "black", "黑")


def named(written: str) -> str | None:
    """Return the name of the font that a file calls *written*, or None where it is empty.

    >>> named("VBEFUL+SimSun"), named("宋体"), named("")
    ('SimSun', '宋体', None)
    """
    before, _, after = written.strip().partition("+")
    return after or before or None


def is_bold(name: str) -> bool:
    """Return whether the font *name* is bold by design.

    >>> is_bold("Arial-BoldMT"), is_bold("方正黑体简体"), is_bold("仿宋_GB2312")
    (True, True, False)
    """
    return any(word in name.lower() for word in _BOLD)
