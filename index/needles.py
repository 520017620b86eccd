"""What is looked for in a text: a pattern that finds it there, and the terms that any text with it holds.

    exact("党员1,234名")   pattern  党\\s*员\\s*1,234\\s*名|党\\s*员\\s*1234\\s*名
                          clauses  one of: 党员 …1… …234… 名, or 党员 …1234… 名

An engine passes over all texts that cannot hold it; where the terms alone are no proof, the pattern is
asked about the rest. Whitespace may stand between any two characters, for lines are broken
anywhere, but not within a number or a Latin word. Patterns are for folded text, and none can backtrack
without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.engines.base import AnyOf, Clause, Term
from index.spellings import spellings
from index.terms import fold, is_han, runs, untorn
from report import Near

STRETCH = 20
"""Characters that a * may stand for, within a sentence."""
SURE = 2
"""A run of so many Han characters is a term itself."""
_SPACE = re.compile("\\s+")
_WILD = re.compile("[*?]")
_WITHIN = {"*": f"[^\\n。；;！!？]{{0,{STRETCH}}}?", "?": "\\S"}

Terms = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for; `certain` where an entry that meets `clauses` surely holds it.

    `marks` find what is to be marked of it.
    """

    pattern: re.Pattern[str]
    clauses: tuple[Clause, ...]
    certain: bool
    marks: tuple[re.Pattern[str], ...]

    def stands_in(self, folded: str) -> bool:
        """Return whether *folded* text holds it."""
        return self.pattern.search(folded) is not None


def exact(text: str) -> Needle | None:
    """Return what finds *text* as it stands, however lines are broken; None where it is blank.

    >>> exact("流动党员").stands_in("流动\\n党员12名")
    True
    """
    folded = fold(text).strip()
    if not folded:
        return None
    forms = spellings(folded)
    found = [_terms(form) for form in forms]
    pattern = re.compile("|".join(map(_loose, forms)))
    certain = len(forms) == 1 and len(folded) <= SURE and is_han(folded)
    return Needle(pattern, _clauses(found), certain, (pattern,))


def wildcard(text: str) -> Needle | None:
    """Return what finds *text* whose * stands for some characters of a sentence and whose ? for one.

    None where nothing but wildcards stands there.
    """
    folded = fold(text)
    pieces = [piece for piece in _WILD.split(folded) if piece.strip()]
    if not pieces:
        return None
    wild = (_WITHIN[char] for char in _WILD.findall(folded))
    literal = [_loose(piece) for piece in _WILD.split(folded)]
    pattern = re.compile("".join(part for pair in zip(literal, [*wild, ""], strict=True) for part in pair))
    clauses = tuple(dict.fromkeys(term for piece in pieces for term in _terms(piece)))
    return Needle(pattern, clauses, certain=False, marks=(pattern,))


def near(wanted: Near) -> Needle | None:
    """Return what finds two texts within a distance of each other; None where one of them is blank."""
    first, second = exact(wanted.first), exact(wanted.second)
    if first is None or second is None:
        return None
    one, other, gap = first.pattern.pattern, second.pattern.pattern, f"[\\s\\S]{{0,{wanted.distance}}}?"
    pattern = re.compile(f"(?:{one}){gap}(?:{other})|(?:{other}){gap}(?:{one})")
    clauses = (*first.clauses, *second.clauses)
    return Needle(pattern, clauses, certain=False, marks=(first.pattern, second.pattern))


def any_of(texts: Sequence[str]) -> Needle | None:
    """Return what finds one of *texts* or several; None where all are blank."""
    needles = [needle for needle in map(exact, texts) if needle]
    if not needles:
        return None
    pattern = re.compile("|".join(needle.pattern.pattern for needle in needles))
    ways = [way for needle in needles for way in _ways(needle)]
    certain = all(needle.certain for needle in needles)
    return Needle(pattern, _clauses(ways), certain, (pattern,))


def word_clauses(word: str) -> tuple[Clause, ...]:
    """Return what every text holds that has the *word* (folded, one of a query's), side by side or not."""
    return _clauses([_terms(form) for form in spellings(word)])


def widened_clauses(words: Sequence[str], also: Sequence[str]) -> tuple[Clause, ...]:
    """Return what every text holds that has all *words* of a query, or else one of *also*."""
    typed = tuple(dict.fromkeys(term for word in words for term in _terms(word)))
    return _clauses([typed, *map(_terms, also)])


def holding(run: str, *, cut: bool = False) -> Terms:
    """Return the terms that every text with the *run* holds; with *cut* it may be a piece of a longer one."""
    if not is_han(run):
        return (Term("bigrams", run, match="inside" if cut else "whole"),)
    if len(run) == 1:
        return (Term("bigrams", run, match="prefix"),)
    return tuple(Term("bigrams", first + second) for first, second in pairwise(run))


def _terms(form: str) -> Terms:
    """Return the terms that every text with *form* holds.

    A number or a Latin word at either end may be cut off from a longer one.
    """
    whole = untorn(form)
    found = (holding(run, cut=at == 0 or at + len(run) == len(whole)) for at, run in runs(whole))
    return tuple(dict.fromkeys(term for terms in found for term in terms))


def _clauses(ways: Sequence[Terms]) -> tuple[Clause, ...]:
    if not all(ways):
        return ()
    return tuple(ways[0]) if len(ways) == 1 else (AnyOf(tuple(ways)),)


def _ways(needle: Needle) -> Iterator[Terms]:
    plain: list[Term] = []
    for clause in needle.clauses:
        if isinstance(clause, AnyOf):
            yield from clause.alternatives
        else:
            plain.append(clause)
    if plain or not needle.clauses:
        yield tuple(plain)


def _loose(form: str) -> str:
    """Return a pattern for *form* wherever its lines are broken."""
    parts: list[str] = []
    for token in _SPACE.split(form.strip()):
        if parts:
            parts.append("\\s+" if _unbroken(parts[-1][-1], token[:1]) else "\\s*")
        parts.append(_spread(token))
    return "".join(parts)


def _spread(token: str) -> str:
    pieces = [re.escape(token[:1])]
    for before, after in pairwise(token):
        pieces += ["" if _unbroken(before, after) else "\\s*", re.escape(after)]
    return "".join(pieces)


def _unbroken(before: str, after: str) -> bool:
    """Return whether both are letters or digits of one run."""
    return all(char.isalnum() and not is_han(char) for char in (before, after) if char) and bool(after)
