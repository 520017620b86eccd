"""What tells a text again: the same one in another file, one much like it, a passage taken over.

Prints(plain="9f2c…", sketch=(…64 numbers…), hashes=(…), places=(…))
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of one text.

    `plain` is equal for texts whose letters, digits and Han characters are. `sketch` is a MinHash of the
    text's shingles. `hashes` are those of chosen runs of characters, `places` where each begins in the text.
    """

    plain: str
    sketch: tuple[int, ...] = ()
    hashes: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
