"""The signature of a report: who signs and when, on short lines after the text.

    中共云溪镇委员会          ← issuer
    2024年9月20日             ← date          (or on one line: 云溪区政府研究室（2024年11月8日）)
                                            or 云溪镇党政办公室　2023年12月15日

A signature may also stand in the middle, before the annex. At the head of a report the
same lines belong to the title; they are read by `head_signature`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.characters import fold
from ingest.dates import find_dates, read_date
from ingest.numbering import read_number
from report import Block, Paragraph, block_text

SHORTEST_ISSUER, LONGEST_ISSUER = 2, 40
SHORTEST_OF_SEVERAL = 3
MOST_ISSUERS = 4
LAST_LINES = 4
"""So many lines at the very end may say who printed the text."""

_ORGANISATION = re.compile(
    r"(?:委|党组|办公室|研究室|[^办]办|办事处|局|厅|部|司|署|府|会|组|院|中心|公司|集团|队|科|处|站|室|馆|所|大学|学校"
    r"|镇|街道|乡|县|市|区|村|社|银行|政协|人大|主席团|专班|工作者|联盟)(?: ?\([^()]{1,12}\))?$"
)
_MASKED_DATE = re.compile(
    r"(?:[xX*×_○]{4}|20[\dxX*×_○]{2}) ?年 ?[\dxX*×_○]{1,2} ?月(?: ?[\dxX*×_○]{1,2} ?日)?"
)
_IMPRINT = re.compile(r"(?P<issuer>[^\d]{4,40}?) *(?P<date>(?:19|20)\d{2} ?年[^印]{3,10}日) *印发")
_GROUP_AND_NAMES = re.compile(
    r"(?P<group>[^ 、,。:;]{4,40}(?:队|组)) +[\u4e00-\u9fff]{2,3}(?:[、, ]+[\u4e00-\u9fff]{2,3}){0,11}"
)
_ADDRESS = re.compile(r"\d ?(?:室|所|院)$")
_SENTENCE = re.compile(r"[。;:!?]")
_WIDE_SPACE = re.compile(r"\u3000+| +")
_ISSUER_AND_DATE = re.compile(
    r"(?P<issuer>[^()]{2,40}?)(?: ?\((?P<date>[^()]{5,24})\)| +(?P<bare>[\d一二][^()]{4,24}))$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Blocks `first` to `last` sign the text: for `issuers`, on `date` (ISO 8601); either may be unstated."""

    first: int
    last: int
    issuers: tuple[str, ...]
    date: str | None


def is_organisation(line: str) -> bool:
    """Return whether *line* looks like the name of a body that signs.

    >>> is_organisation("中共**镇委"), is_organisation("走访对象名单")
    (True, False)
    """
    folded = fold(line).strip()
    if (
        _ADDRESS.search(folded)
        or not SHORTEST_ISSUER <= len(folded) <= LONGEST_ISSUER
        or _SENTENCE.search(folded)
        or read_number(folded)
    ):
        return False
    return _ORGANISATION.search(folded) is not None


def bodies(line: str) -> tuple[str, ...]:
    """Return the bodies that sign on one *line*, parted by spaces; a spaced-out name stays one.

    >>> bodies("青禾县民政局　青禾县财政局"), bodies("青 禾 县 民 政 局")
    (('青禾县民政局', '青禾县财政局'), ('青 禾 县 民 政 局',))
    """
    parts = _WIDE_SPACE.split(line.strip())
    return (
        tuple(parts)
        if all(len(part) >= SHORTEST_OF_SEVERAL and is_organisation(part) for part in parts)
        else (line.strip(),)
    )


def find_signatures(blocks: tuple[Block, ...], *, after: int) -> tuple[Signature, ...]:
    """Return the signatures among *blocks*, none before block *after*."""
    found: list[Signature] = []
    last = max((index for index, block in enumerate(blocks) if block.end > block.start), default=-1)
    for index in range(after, last + 1):
        signature = _signature_at(blocks, index, after, last)
        if signature and not (found and signature.first <= found[-1].last):
            found.append(signature)
    return tuple(found)


def read_signature(lines: tuple[Paragraph, ...]) -> Signature:
    """Return what the *lines* of a signature say: all bodies that sign, and the date."""
    combined = next((found for line in lines if (found := _issuer_and_date(line))), None)
    if combined:
        return Signature(0, len(lines) - 1, (combined[0],), combined[1])
    issuers = tuple(body for line in lines if is_organisation(line.text) for body in bodies(line.text))
    date = next((iso for line in lines if (iso := read_date(line.text))), None)
    return Signature(0, len(lines) - 1, issuers, date)


def head_signature(lines: tuple[Paragraph, ...]) -> Signature | None:
    """Return the signature that stands among the *lines* under a title, positions counting in *lines*."""
    for index, line in enumerate(lines):
        combined = _issuer_and_date(line)
        if combined:
            return Signature(index, index, (combined[0],), combined[1])
        group = _group_with_names(line)
        if group:
            return Signature(index, index, (group,), None)
        if is_organisation(line.text):
            following = read_date(lines[index + 1].text) if index + 1 < len(lines) else None
            return Signature(index, index + bool(following), bodies(line.text), following)
    return None


def signature_above(lines: tuple[Paragraph, ...]) -> Signature | None:
    """Return the signature among the *lines* above a title: of the notice that brings the titled text along."""
    for index in range(len(lines) - 1):
        date = read_date(lines[index + 1].text)
        if date and _is_line_of_its_own(lines[index + 1]) and is_organisation(lines[index].text):
            return Signature(index, index + 1, bodies(lines[index].text), date)
    return None


def read_imprint(blocks: tuple[Block, ...]) -> Signature | None:
    """Return who printed the text and when, as its last lines say (青禾县人民政府办公室 2024年3月6日印发)."""
    for block in blocks[-LAST_LINES:]:
        match = _IMPRINT.fullmatch(fold(block.text).strip()) if isinstance(block, Paragraph) else None
        date = read_date(match["date"]) if match else None
        if match and date and is_organisation(match["issuer"]):
            return Signature(0, 0, bodies(block_text(block).strip()[: match.end("issuer")]), date)
    return None


def _group_with_names(line: Paragraph) -> str | None:
    """Return the group on a line that names its members too: 2023年青禾大学实践支队 李一鸣、王小川."""
    match = _GROUP_AND_NAMES.fullmatch(fold(line.text).strip())
    return line.text.strip()[: match.end("group")] if match else None


def _signature_at(blocks: tuple[Block, ...], index: int, after: int, last: int) -> Signature | None:
    block = blocks[index]
    if not isinstance(block, Paragraph):
        return None
    combined = _issuer_and_date(block)
    if combined:
        return Signature(index, index, (combined[0],), combined[1])
    date = read_date(block.text)
    masked = _MASKED_DATE.fullmatch(fold(block.text).strip(" ()\u3000")) is not None
    if masked or (date and _is_line_of_its_own(block)):
        issuers = _issuers_above(blocks, index, after)
        if issuers or (date and index == last):
            return Signature(index - len(issuers), index, issuers, date)
    if index == last and is_organisation(block.text) and _follows_a_sentence(blocks, index):
        return Signature(index, index, (block.text.strip(),), None)
    return None


def _is_line_of_its_own(block: Paragraph) -> bool:
    dates = find_dates(block.text)
    return len(dates) == 1 and len(dates[0].iso) > len("2024")


def _follows_a_sentence(blocks: tuple[Block, ...], index: int) -> bool:
    before = blocks[index - 1] if index else None
    return isinstance(before, Paragraph) and before.text.rstrip().endswith(("。", "！", "”"))


def _issuers_above(blocks: tuple[Block, ...], index: int, after: int) -> tuple[str, ...]:
    issuers: list[str] = []
    for above in range(index - 1, max(after, index - MOST_ISSUERS) - 1, -1):
        block = blocks[above]
        if not isinstance(block, Paragraph) or not is_organisation(block.text):
            break
        issuers.insert(0, block.text.strip())
    return tuple(issuers)


def _issuer_and_date(block: Paragraph) -> tuple[str, str] | None:
    line = block.text.strip()
    match = _ISSUER_AND_DATE.fullmatch(fold(line))
    if match is None or not is_organisation(match["issuer"]):
        return None
    date = read_date(match["date"] or match["bare"])
    return (line[: match.end("issuer")].strip(), date) if date else None
