"""What a report says of itself: title, kind, number, issuer, place, date; nothing that it does not say.

    关于梧溪镇流动党员教育管理情况的调研报告        → title, kind 调研报告, place 梧溪镇
    中共梧溪镇委员会组织办公室 / 2024年9月20日      → issuer, date 2024-09-20

File names are never evidence for a date, and a document number that the text cites is
not its own: numbers count at the head only. A field that is not stated is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.adoption import adopted, adopting_body
from ingest.characters import fold
from ingest.dates import find_dates, read_date
from ingest.infobox import InfoBox, read_infobox
from ingest.kinds import read_kind
from ingest.places import find_place
from ingest.signature import Signature, head_signature, is_organisation, read_signature
from ingest.title import DOCUMENT_NUMBER, Title, find_title
from report import Block, Paragraph, Role, Section, Table, block_text

UNDER_TITLE = 10
"""So many blocks under a title may hold number, date, issuer and the history of a law."""

LONGEST_HEAD_LINE = 400

OF_A_YEAR = frozenset({"政府工作报告", "预决算", "年报", "调研报告", "学术报告"})
"""Kinds whose title names the year they are of; the year in the title of a 通知 is that of its subject."""

MOST = 60

_TITLE_ISSUER = re.compile(r"(?:(?:19|20)\d{2}年)?(?P<issuer>[^关《]{2,40}?)关于")
_LABELLED_ISSUER = re.compile(
    r"(?:预算主管部门|发文机关|主办单位|编制单位|文 ?)[:/] *(?P<issuer>[^\s,。;]{2,40})"
)
_AFTER_ISSUER = re.compile(r"关于(?P<rest>.+)")
_DASHES = re.compile(r"[-—( ]*")
_SURVEY = re.compile(r"调研|调查|走访|座谈|考察")
_SENTENCE = re.compile(r"[^。！？；]+")
_SENTENCE_END = re.compile(r"[。!?;:]$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report says of itself; `date` is ISO 8601 as precise as stated, unknown fields are None."""

    title: str | None
    kind: str
    number: str | None
    issuer: str | None
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Where the fields are read from: title, short lines about it, a web page's box, who signs, sections."""

    title: Title | None
    kind: str
    head: tuple[Paragraph, ...]
    box: InfoBox
    signature: Signature | None
    sections: tuple[Section, ...]


def read_metadata(
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    *,
    name: str = "",
    properties: Sequence[tuple[str, str]] = (),
) -> Metadata:
    """Return what the report made of *blocks* with its *sections* states about itself.

    *name* (of the file) and *properties* (of the format) are no statements of the text:
    they name a title only where the text has none and its first lines repeat them.
    """
    hints = (PurePath(name).stem, *(value for key, value in properties if key == "title"))
    box = read_infobox(blocks)
    title = find_title(blocks, stated=box.title, hints=hints)
    kind = read_kind(title.text if title else None, "\n".join(map(block_text, blocks)))
    evidence = _Evidence(title, kind, _head(blocks, title), box, _signature(sections), sections)
    issuer = _issuer(evidence)
    return Metadata(
        title=title.text if title else None,
        kind=kind,
        number=_number(evidence),
        issuer=issuer,
        place=_place(evidence, issuer),
        date=_date(evidence),
    )


def _head(blocks: tuple[Block, ...], title: Title | None) -> tuple[Paragraph, ...]:
    """Return the lines above and right under the title, up to the first sentence of the text."""
    lines: list[Paragraph] = []
    under = 0
    for block in blocks:
        below = title is None or block.start >= title.end
        if isinstance(block, Table) and not below:
            continue  # the information box of a web page
        if not isinstance(block, Paragraph) or under > UNDER_TITLE:
            break
        if below and (len(block.text) > LONGEST_HEAD_LINE or _is_text(block)):
            break
        under += below
        lines.append(block)
    return tuple(lines)


def _is_text(block: Paragraph) -> bool:
    line = fold(block.text).strip()
    return _SENTENCE_END.search(line) is not None and adopted(line) is None


def _signature(sections: tuple[Section, ...]) -> Signature | None:
    """Return who signs the report and when; of several signatures the first is that of the main text."""
    signed = next((section for section in sections if Role.SIGNOFF in section.roles), None)
    lines = [block for block in signed.blocks if isinstance(block, Paragraph)] if signed else []
    return read_signature(tuple(lines)) if lines else None


def _lines_under_title(evidence: _Evidence) -> tuple[Paragraph, ...]:
    title = evidence.title
    return tuple(line for line in evidence.head if title is None or line.start >= title.end)


def _number(evidence: _Evidence) -> str | None:
    """Return the document's own number: on a line of its own at the head, or in the information box."""
    for line in evidence.head:
        bare = line.text.strip().strip("（()） ")
        if DOCUMENT_NUMBER.fullmatch(fold(bare)):
            return re.sub(r"\s", "", bare)
    return evidence.box.number


def _issuer(evidence: _Evidence) -> str | None:
    """Return who issues the report: who signs, who adopted it, or whom the title names."""
    if evidence.kind == "法规":
        adopting = adopting_body("".join(line.text for line in _lines_under_title(evidence)))
        if adopting:
            return adopting
    for signature in (evidence.signature, head_signature(_lines_under_title(evidence))):
        if signature and signature.issuers:
            return "、".join(signature.issuers)
    return _labelled_issuer(evidence) or _issuer_of_title(evidence) or evidence.box.issuer


def _labelled_issuer(evidence: _Evidence) -> str | None:
    for line in evidence.head:
        match = _LABELLED_ISSUER.match(fold(line.text).strip())
        if match:
            return line.text.strip()[match.start("issuer") : match.end("issuer")]
    return None


def _issuer_of_title(evidence: _Evidence) -> str | None:
    title = evidence.title.text if evidence.title else ""
    folded = fold(title)
    if evidence.kind == "政府工作报告":
        return _speaker(folded)
    match = _TITLE_ISSUER.match(folded)
    if match and is_organisation(match["issuer"].split("、")[0]):
        return title[match.start("issuer") : match.end("issuer")]
    return None


def _speaker(title: str) -> str | None:
    """Return whose 政府工作报告 it is: the State Council's, or the government of the place it names."""
    if "国务院" in title:
        return "国务院"
    place = find_place(title)
    return f"{place}人民政府" if place else None


def _place(evidence: _Evidence, issuer: str | None) -> str | None:
    """Return the longer of the places that title and issuer begin with, where one continues the other."""
    title = find_place(evidence.title.text) if evidence.title else None
    if title is None and evidence.title:
        after = _AFTER_ISSUER.search(evidence.title.text)
        title = find_place(after["rest"]) if after else None
    signed = find_place(issuer) if issuer else None
    if title and signed and signed.startswith(title):
        return signed
    return title or signed


def _date(evidence: _Evidence) -> str | None:
    """Return the date of signature or adoption, else that of the survey, else the year of the title."""
    lines = _lines_under_title(evidence)
    if evidence.kind == "法规":
        head = "".join(line.text for line in evidence.head)
        return adopted(head) or _signed_date(evidence, lines) or evidence.box.date
    return (
        _signed_date(evidence, lines)
        or evidence.box.date
        or _survey_date(evidence)
        or _year_of_title(evidence, lines)
    )


def _signed_date(evidence: _Evidence, lines: tuple[Paragraph, ...]) -> str | None:
    if evidence.signature and evidence.signature.date:
        return evidence.signature.date
    for line in lines:
        date = read_date(line.text)
        if date and len(date) > len("2024"):
            return date
    signature = head_signature(lines)
    if signature and signature.date:
        return signature.date
    return next((iso for line in lines if (iso := _spoken(line))), None)


def _spoken(line: Paragraph) -> str | None:
    """Return the date of a line such as ——2024年3月5日在第十四届全国人民代表大会第二次会议上."""
    dates = find_dates(line.text)
    begins = bool(dates) and _DASHES.fullmatch(fold(line.text)[: dates[0].start]) is not None
    return (
        dates[0].iso if begins and len(dates[0].iso) == len("2024-03-05") and len(line.text) <= MOST else None
    )


def _survey_date(evidence: _Evidence) -> str | None:
    """Return the month in which a survey was made, as its opening or its background says."""
    if evidence.kind != "调研报告":
        return None
    for section in evidence.sections[:2]:
        for sentence in _SENTENCE.findall(" ".join(map(block_text, section.blocks))):
            months = [dated.iso for dated in find_dates(sentence) if len(dated.iso) >= len("2024-01")]
            if months and _SURVEY.search(fold(sentence)):
                return months[0][: len("2024-01")]
    return None


def _year_of_title(evidence: _Evidence, lines: tuple[Paragraph, ...]) -> str | None:
    if evidence.kind not in OF_A_YEAR:
        return None
    words = (evidence.title.text if evidence.title else "", *(line.text for line in lines))
    return next((dated.iso for text in words for dated in find_dates(text)), None)
