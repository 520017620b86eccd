"""Text into the terms it is found by: words and bigrams, the same for a report and a query.

    全镇流动党员12名 -> words   全镇 流动 党员 12 名
                       bigrams 全镇 镇流 流动 动党 党员 员 12 名

Text is folded first (NFKC, lower case, simplified characters), so （２０２３）ＧＤＰ is found as (2023)gdp
and 黨員 as 党员. A run of Han characters gives every pair of neighbours, and its last character alone: so
each character begins some term of its run, and a query of one character is a prefix. A run of letters or
digits is one term of either kind. Punctuation ends a run; whitespace ends a word, but pairs reach across
it, for a line may be broken anywhere.

Only Han runs are handed to the cutter: there jieba and its faster twin rjieba agree. What a
word means, and which words matter, is not decided here.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.simplified import simplified, table_version
from ingest.cutter import Cut, cutter

TERMS_VERSION = "2"
"""Raised whenever the same text would give other terms: engines are then built anew."""

_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_TORN = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")
_BIGRAM_RUN = re.compile(f"(?P<han>[{_HAN}]+)|[^\\W_{_HAN}]+")
# jieba's dictionary ends at 9fd5; a rarer character stands alone, whichever twin cuts.
_WORD_RUN = re.compile(f"(?P<han>[\u4e00-\u9fd5]+)|[{_HAN}]|[^\\W_{_HAN}]+")


class _Folding(dict[int, str]):
    """The folding of each character that was ever met; `str.translate` fills it."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).lower() or chr(code)
        folded = "".join(map(simplified, plain))
        self[code] = folded
        return folded


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text, in order, repeated as often as they stand there."""

    words: tuple[str, ...]
    bigrams: tuple[str, ...]


def fold(text: str) -> str:
    """Return *text* in the form in which it is compared.

    >>> fold("（２０２３）ＧＤＰ增長３．５％")
    '(2023)gdp增长3.5%'
    """
    return text.translate(_FOLDING)


def fold_with_places(text: str) -> tuple[str, Sequence[int]]:
    """Return folded *text*, and for each character of that where it came from.

    >>> fold_with_places("㎡a")
    ('m2a', [0, 0, 1])
    """
    folded = fold(text)
    if len(folded) == len(text):
        # Folding never drops a character, so equal lengths mean that nothing moved.
        return folded, range(len(text))
    return folded, [place for place, char in enumerate(text) for _ in _FOLDING[ord(char)]]


def terms(text: str, cut: Cut | None = None) -> Terms:
    """Return the terms of *text*; *cut* stands in for the installed cutter.

    >>> terms("流动党员12名").bigrams
    ('流动', '动党', '党员', '员', '12', '名')
    """
    folded = fold(text)
    return Terms(tuple(_words(folded, cut or cutter())), tuple(bigrams_of(folded)))


def words(text: str) -> tuple[str, ...]:
    """Return the words of *text* in order.

    >>> words("流动党员12名")
    ('流动党员', '12', '名')
    """
    return tuple(_words(fold(text), cutter()))


def words_cut(folded: str, cut: Cut) -> tuple[str, ...]:
    """Return the words of *folded* text as *cut* has them."""
    return tuple(_words(folded, cut))


def runs(folded: str) -> Iterator[tuple[int, str]]:
    """Yield the runs of *folded* text, of Han characters or of letters and digits, and where they begin.

    >>> list(runs("党员12名。"))
    [(0, '党员'), (2, '12'), (4, '名')]
    """
    for match in _BIGRAM_RUN.finditer(folded):
        yield match.start(), match.group()


def untorn(folded: str) -> str:
    """Return *folded* text without the whitespace between Han characters.

    >>> untorn("流动\\n党员 12 名")
    '流动党员 12 名'
    """
    return _TORN.sub("", folded)


def is_han(run: str) -> bool:
    """Return whether a *run* is of Han characters."""
    return _HAN_RUN.fullmatch(run) is not None


def bigrams_of(folded: str) -> Iterator[str]:
    """Yield the bigrams of text that is *folded* already."""
    for match in _BIGRAM_RUN.finditer(untorn(folded)):
        run = match.group()
        if match.group("han") is None:
            yield run
        else:
            yield from map(str.__add__, run, run[1:])
            yield run[-1]


def _words(folded: str, cut: Cut) -> Iterator[str]:
    for match in _WORD_RUN.finditer(folded):
        if match.group("han") is None:
            yield match.group()
        else:
            yield from cut(match.group())


def terms_digest() -> str:
    """Return a short hash of what the terms of a text depend on besides the text and the user's words."""
    return hashlib.sha256(f"{TERMS_VERSION}\n{table_version()}".encode()).hexdigest()[:16]
