"""Which place a report is of: as its title or its issuer states it, else as the text speaks of itself.

    关于云溪镇养老服务的调研报告 / 青禾县民政局   → 云溪镇
    调研地点：青禾县云溪镇                      → 青禾县云溪镇
    …全市… …全市… 海州市统计局… 海州市…         → 海州市, where nobody signs and no title says more

The last needs both: words such as 全市, and one city that the gazetteer knows and the text
names time and again. A document that somebody issued for the whole country has no place.
"""

from __future__ import annotations

import re
from collections import Counter

from ingest.characters import fold
from ingest.evidence import Evidence
from ingest.gazetteer import is_county_or_wider
from ingest.places import find_place, level_of
from report import Paragraph, block_text

LABELLED_WITHIN = 40
"""So many blocks at the beginning may hold a form that says where a survey was made."""

OFTEN = 2
"""A text speaks of itself, and names its place, at least so many times."""

LONGEST_KNOWN = 12

_AFTER_ISSUER = re.compile(r"关于(?P<rest>.+)")
_EXAMPLE = re.compile(r"以(?P<place>[^以]{2,30}?)(?:等.{0,12})?为例")
_LABELLED = re.compile(
    r"(?:调研|调查|实践|考察|走访)(?:地点|地区|区域|单位)[:\s]\s*(?P<place>[\u4e00-\u9fff]{3,30})"
)
_ITSELF = re.compile(
    r"[全我](?P<level>省|市(?!场|民)|县|区(?!域|块|划|间)|自治州|州(?!市))|本(?P<own>省|市|县|区(?!域|块|划|间)|自治州)"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[报向由经将至]))(?P<office>[省市县])(?=委|政府|[\u4e00-\u9fff]{2,8}?[局厅])"
)


def place_of(evidence: Evidence, issuer: str | None) -> str | None:
    """Return the place of the report, the longer of title's and issuer's where one continues the other."""
    title = _of_title(evidence.title_text) or _of_title(_subtitle(evidence))
    signed = find_place(issuer) if issuer else None
    if title and signed and signed.startswith(title):
        return signed
    spoken = None if issuer and not signed else _spoken_of(_text(evidence))
    return _labelled(evidence) or title or signed or spoken


def _of_title(title: str) -> str | None:
    place = find_place(title)
    after = _AFTER_ISSUER.search(title)
    example = _EXAMPLE.search(title)
    return (
        place
        or (find_place(after["rest"]) if after else None)
        or (find_place(example["place"]) if example else None)
    )


def _subtitle(evidence: Evidence) -> str:
    first = fold(evidence.under[0].text).strip() if evidence.under else ""
    return first if first.startswith(("—", "-")) else ""


def _labelled(evidence: Evidence) -> str | None:
    for block in evidence.blocks[:LABELLED_WITHIN]:
        text = block_text(block)
        match = _LABELLED.search(fold(text))
        if match and find_place(match["place"]):
            return text[match.start("place") : match.end("place")]
    return None


def _text(evidence: Evidence) -> str:
    return fold("\n".join(block_text(block) for block in evidence.blocks if isinstance(block, Paragraph)))


def _spoken_of(folded: str) -> str | None:
    """Return the place that *folded* text calls 全市 or 我县, where it names one such place time and again."""
    levels = Counter(match["level"] or match["own"] or match["office"] for match in _ITSELF.finditer(folded))
    if not levels:
        return None
    level, times = levels.most_common(1)[0]
    named = Counter(_known_names(folded, level)) if times >= OFTEN else Counter[str]()
    (first, most), (_, others) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= OFTEN and most >= 2 * others else None


def _known_names(folded: str, level: str) -> list[str]:
    """Return each mention of a county, city or province that is called *level* (市), by its full name."""
    found = []
    for match in re.finditer(re.escape(level), folded):
        for start in range(max(0, match.end() - LONGEST_KNOWN), match.start()):
            name = folded[start : match.end()]
            if is_county_or_wider(name) and level_of(name) >= 0:
                found.append(name)
                break
    return found
