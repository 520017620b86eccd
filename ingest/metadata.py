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

from ingest.adoption import adopted
from ingest.characters import fold
from ingest.dates import find_dates, read_date
from ingest.evidence import Evidence, gather
from ingest.home import place_of
from ingest.issuers import issuer_of
from ingest.place_path import place_path
from ingest.places import find_place
from ingest.signature import head_signature, signature_above
from ingest.title_line import DOCUMENT_NUMBER
from report import Block, Paragraph, Section, block_text

OF_A_YEAR = frozenset({"政府工作报告", "预决算", "年报", "调研报告", "学术报告"})
"""Kinds whose title names the year they are of; the year in the title of a 通知 is that of its subject."""

MOST = 60

_DASHES = re.compile(r"[-—( ]*")
_SURVEY = re.compile(r"调研|调查|走访|座谈|考察")
_SENTENCE = re.compile(r"[^。！？；]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report says of itself; `date` is ISO 8601 as precise as stated, unknown fields are None."""

    title: str | None
    kind: str
    number: str | None
    issuer: str | None
    place: str | None
    date: str | None
    place_path: tuple[str, ...] = ()


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
    evidence = gather(blocks, sections, name=name, properties=properties)
    issuer = issuer_of(evidence)
    place = place_of(evidence, issuer)
    return Metadata(
        title=evidence.title.text if evidence.title else None,
        kind=evidence.kind,
        number=_number(evidence),
        issuer=issuer,
        place=place,
        date=_date(evidence),
        place_path=_path(evidence, issuer, place),
    )


def _path(evidence: Evidence, issuer: str | None, place: str | None) -> tuple[str, ...]:
    near = (evidence.title_text, issuer or "", *(line.text for line in evidence.head))
    text = "\n".join(map(block_text, evidence.blocks))
    return place_path(place, near=near, text=text) or place_path(
        find_place(issuer or ""), near=near, text=text
    )


def _number(evidence: Evidence) -> str | None:
    """Return the document's own number: on a line of its own at the head, or in the information box."""
    for line in evidence.head:
        bare = line.text.strip().strip("（()） ")
        if DOCUMENT_NUMBER.fullmatch(fold(bare)):
            return re.sub(r"\s", "", bare)
    return evidence.box.number


def _date(evidence: Evidence) -> str | None:
    """Return the date of signature or adoption, else that of the survey, else the year of the title."""
    lines = evidence.under
    if evidence.kind == "法规":
        under, head = ("".join(line.text for line in part) for part in (lines, evidence.head))
        return adopted(under) or adopted(head) or _signed_date(evidence, lines) or evidence.box.date
    return (
        _signed_date(evidence, lines)
        or evidence.box.date
        or (evidence.imprint.date if evidence.imprint else None)
        or _survey_date(evidence)
        or _year_of_title(evidence, lines)
    )


def _signed_date(evidence: Evidence, lines: tuple[Paragraph, ...]) -> str | None:
    if evidence.signature and evidence.signature.date:
        return evidence.signature.date
    for line in lines:
        date = read_date(line.text)
        if date and len(date) > len("2024"):
            return date
    for signature in (head_signature(lines), signature_above(evidence.above)):
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


def _survey_date(evidence: Evidence) -> str | None:
    """Return the month in which a survey was made, as its opening or its background says."""
    if evidence.kind != "调研报告":
        return None
    for section in evidence.sections[:2]:
        for sentence in _SENTENCE.findall(" ".join(map(block_text, section.blocks))):
            months = [dated.iso for dated in find_dates(sentence) if len(dated.iso) >= len("2024-01")]
            if months and _SURVEY.search(fold(sentence)):
                return months[0][: len("2024-01")]
    return None


def _year_of_title(evidence: Evidence, lines: tuple[Paragraph, ...]) -> str | None:
    if evidence.kind not in OF_A_YEAR:
        return None
    words = (evidence.title_text, *(line.text for line in lines))
    return next((dated.iso for text in words for dated in find_dates(text)), None)
