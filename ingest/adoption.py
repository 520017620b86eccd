"""Who adopted a law and when, from the lines under its title.

    （2013年12月26日珠海市第八届人民代表大会常务委员会第十六次会议通过）
        → 珠海市人民代表大会常务委员会, 2013-12-26
    2020年3月19日 …《关于修改〈…〉的决定》第四次修正      → the latest amendment dates the text

Adoption and amendment by the body itself date a law; the approval by a higher body and
the day it comes into force do not. Where nothing was adopted, its publication does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.characters import fold
from ingest.dates import find_dates

_ADOPTED = re.compile(r"通过|修正|修订|修改")
_PUBLISHED = re.compile(r"公布|发布|颁布|印发")
_BODY = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,4}届)?(?P<place>[\u4e00-\u9fff]{0,16}?)(?:第?[一二三四五六七八九十百\d]{1,4}届)?"
    r"(?P<body>人民代表大会常务委员会|人民代表大会|人大常委会)"
)
_PUBLISHER = re.compile(
    r"(?P<body>(?:中共中央|国务院|中央军委|最高人民法院|最高人民检察院|[\u4e00-\u9fff]{2,12}?(?:人民政府|部|委员会|总局|局))"
    r"(?:、(?:国务院|中央军委|最高人民检察院|中共中央))?)(?=发布|公布|颁布|令|审判委员会|第|常务会议|公告)"
)


@dataclass(frozen=True, slots=True)
class _Event:
    date: str
    words: str


def adopted(lines: str) -> str | None:
    """Return the date (ISO 8601) of the latest adoption or amendment in *lines*, or of publication."""
    events = _events(lines)
    for happened in (_ADOPTED, _PUBLISHED):
        dates = [event.date for event in events if happened.search(event.words)]
        if dates:
            return max(dates)
    return None


def adopting_body(lines: str) -> str | None:
    """Return the body that adopted or published what *lines* stand under, without the number of its term.

    >>> adopting_body("2019年6月25日 三门峡市第七届人民代表大会常务委员会第十五次会议通过")
    '三门峡市人民代表大会常务委员会'
    """
    events = _events(lines)
    for happened in (_ADOPTED, _PUBLISHED):
        for event in events:
            if happened.search(event.words) and (body := _body(event.words)):
                return body
    return None


def _events(lines: str) -> tuple[_Event, ...]:
    """Return what happened on each date: the words from it to the next."""
    folded = fold(lines)
    dates = [dated for dated in find_dates(folded) if len(dated.iso) > len("2024-01")]
    ends = [*(dated.start for dated in dates[1:]), len(folded)][: len(dates)]
    return tuple(
        _Event(dated.iso, folded[dated.end : end].replace(" ", ""))
        for dated, end in zip(dates, ends, strict=True)
    )


def _body(words: str) -> str | None:
    match = _BODY.match(words)
    if match:
        return match["place"] + match["body"]
    publisher = _PUBLISHER.match(words.removeprefix("中华人民共和国"))
    return publisher["body"] if publisher else None
