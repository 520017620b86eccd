"""What the clause before a number speaks of: 青禾镇集体经济持续壮大，达到… -> 青禾镇集体经济.

其中藏族人数最多，约占… is about 藏族人数, 优势种为麻雀，占… about 麻雀. A clause with a verb of its
own names nothing.
"""

from __future__ import annotations

import re

from ingest.figures.clauses import DATE
from ingest.figures.naming import strip_leading, strip_trailing, tidy

_SHORTEST, _LONGEST = 3, 20
_MOST = re.compile(r"^(?:其中)?(?P<name>[^，]{2,14}?)(?:最多|居多|较多|最大|最高|为主|次之)$")
_VERB = re.compile(rf"从|由|在|比|更|却|仍|包括|涵盖|较|持续|不断|稳步|大幅|{DATE}|继续|有了|已经|将")
_OF_A_CLAUSE = re.compile(r"[是有把了着要能使让以]|会(?!计|议|员|场)")
_NAMED = re.compile(r"为(?P<name>[\u4e00-\u9fff]{2,10})$")


def subject_of_clause(clause: str) -> str:
    """Return what *clause* singles out for the share after it, "" where it singles out nothing.

    >>> subject_of_clause("优势种为麻雀"), subject_of_clause("外出务工的最多")
    ('麻雀', '外出务工')
    """
    if found := _MOST.match(clause) or _NAMED.search(clause):
        return tidy(found["name"])
    return noun_of_clause(clause)


def noun_of_clause(clause: str) -> str:
    """Return the noun that *clause* is, or begins with before 从, "" where it does neither."""
    head = _VERB.split(strip_leading(clause), maxsplit=1)[0]
    name = tidy(strip_trailing(head))
    return name if _SHORTEST <= len(name) <= _LONGEST and not _OF_A_CLAUSE.search(name) else ""
