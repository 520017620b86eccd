"""Who issues a report: who signs it, who adopted it, whom its head or its title names.

    云溪镇民政办公室 / 2024年9月20日          → 云溪镇民政办公室
    国务院关于促进就业的意见                  → 国务院
    2023年云溪大学暑期实践队调研报告          → 云溪大学暑期实践队

Several bodies are joined by 、. A body that the text merely mentions issues nothing.
"""

from __future__ import annotations

import re

from ingest.adoption import adopting_body
from ingest.characters import fold
from ingest.evidence import Evidence
from ingest.places import find_place
from ingest.signature import Signature, head_signature, is_organisation, signature_above
from report import Paragraph

_LABELLED = re.compile(
    r"(?:预算(?:主管部门|部门|单位)|发文(?:机关|单位)|[主承]办单位|编制单位|撰写单位|调研单位|供稿单位|文 ?(?=/)) ?[:/] *"
    r"(?P<issuer>[^\s,。;]{2,40})"
)
_OF_TITLE = re.compile(r"(?:(?:19|20)\d{2}年)?(?P<issuer>[^关《]{2,40}?)关于")
_OF_BUDGET = re.compile(
    r"(?:(?:19|20)\d{2}年度?)?(?P<issuer>[^\d《》]{4,40}?)(?:(?:19|20)\d{2}年度?)?(?:[省市县区镇乡]级)?(?:部门|单位)?(?:预算|决算)"
)
_CONGRESS = re.compile(r"在(?P<place>[\u4e00-\u9fff]{2,20}?)第[\d一二三四五六七八九十]{1,3}届人民代表大会")
_ORDER = re.compile(r"(?P<issuer>[\u4e00-\u9fff]{2,16}?)令 ?[\d第(]")
_YEAR = r"(?:(?:19|20)\d{2}年度?)?"
_KIND = r"(?:调研|调查|实践|考察|研究|总结){1,2}(?:报告)?$"
_GROUPS_OF_TITLE = (
    re.compile(rf"{_YEAR}(?P<issuer>[^《》,。]{{3,30}}(?:[^小]组|[支践]队)){_KIND}"),
    re.compile(
        rf"{_YEAR}(?P<issuer>[^《》,。]{{3,30}}?(?:支队|实践队|课题组|调研组|考察组))(?![成员长])[^,。]{{1,30}}?{_KIND}"
    ),
)


def issuer_of(evidence: Evidence) -> str | None:
    """Return who issues the report, several bodies joined by 、, or None where nobody is named."""
    named = _of_title(evidence)
    if evidence.kind == "法规":
        adopting = adopting_body("".join(line.text for line in evidence.under))
        if adopting:
            return named if named and adopting in named.split("、") else adopting
    return (
        _signed(evidence.signature)
        or _labelled(evidence.head)
        or _signed(head_signature(evidence.under))
        or _signed(signature_above(evidence.above))
        or named
        or evidence.box.issuer
        or _signed(evidence.imprint)
        or _of_order(evidence.head)
    )


def _signed(signature: Signature | None) -> str | None:
    return "、".join(signature.issuers) or None if signature else None


def _labelled(lines: tuple[Paragraph, ...]) -> str | None:
    for line in lines:
        match = _LABELLED.match(fold(line.text).strip())
        if match:
            return line.text.strip()[match.start("issuer") : match.end("issuer")]
    return None


def _of_order(lines: tuple[Paragraph, ...]) -> str | None:
    """Return who gave the order of which the number stands at the head (农业农村部令2022年第3号)."""
    match = next((found for line in lines if (found := _ORDER.match(fold(line.text).strip()))), None)
    return match["issuer"] if match and is_organisation(match["issuer"]) else None


def _of_title(evidence: Evidence) -> str | None:
    title = evidence.title_text
    folded = fold(title)
    if evidence.kind == "政府工作报告":
        return _speaker(folded, evidence.under)
    matches = (pattern.match(folded) for pattern in (_OF_TITLE, _OF_BUDGET))
    match = next((match for match in matches if match and _is_body(match["issuer"])), None)
    groups = (pattern.match(folded) for pattern in _GROUPS_OF_TITLE)
    match = match or next(filter(None, groups), None)
    return title[match.start("issuer") : match.end("issuer")] if match else None


def _is_body(name: str) -> bool:
    """Return whether *name* is that of a body, not of a place alone."""
    first = name.split("、", maxsplit=1)[0]
    return is_organisation(first) and find_place(first) != first


def _speaker(title: str, under: tuple[Paragraph, ...]) -> str | None:
    """Return whose 政府工作报告 it is: the State Council's, or the government of the place it names."""
    if "国务院" in title:
        return "国务院"
    held = (_CONGRESS.search(fold(line.text)) for line in under)
    places = (find_place(title), *(find_place(match["place"]) for match in held if match))
    place = next(filter(None, places), None)
    return f"{place}人民政府" if place else None
