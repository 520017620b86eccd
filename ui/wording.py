"""How the pages name things and write dates, spans of time and sizes.

    name("verdict", Verdict.NEEDS_OCR)   ->  需要文字识别
    date_text("2012-08")                 ->  2012年8月

The words lie in wording.toml. A value without a word there is shown as it is: a page
must not fail because a newer library knows one more kind of conflict.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import PurePath

from index.values import ReportCard
from ingest.file_task import INSIDE
from report import Figure, Kind

MINUTE = 60
HOUR = 3600
UNTITLED = "（无标题）"


def name(group: str, value: str) -> str:
    """Return the Chinese name of *value* in *group* of wording.toml, else *value*.

    >>> name("verdict", "needs_ocr"), name("verdict", "new")
    ('需要文字识别', 'new')
    """
    return _words().get(group, {}).get(value, value)


def file_name(path: str) -> str:
    """Return how the file at *path* is called, for one in an archive also where it is.

    >>> file_name("/历年/党建.docx"), file_name("/历年/2021.zip!/党建/甲.docx")
    ('党建.docx', '甲.docx（在 2021.zip 中）')
    """
    *archives, own = path.replace("\\", "/").split(INSIDE)
    name = PurePath(own).name
    return f"{name}（在 {PurePath(archives[-1]).name} 中）" if archives else name


def date_text(date: str | None) -> str:
    """Return an ISO 8601 *date* or interval as Chinese offices write it.

    >>> date_text("2012-08"), date_text("2013/2017"), date_text(None)
    ('2012年8月', '2013年—2017年', '')
    """
    if not date:
        return ""
    if "/" in date:
        first, last = date.split("/", 1)
        return f"{date_text(first)}—{date_text(last)}"
    parts = date.split("-")
    if not all(part.isdigit() for part in parts):
        return date
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def moment_text(moment: datetime | None) -> str:
    """Return a UTC *moment* in the time of this machine, to the minute."""
    if moment is None:
        return ""
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone().strftime("%Y-%m-%d %H:%M")


def duration_text(seconds: float) -> str:
    """Return how long *seconds* are, in the unit a person would use.

    >>> duration_text(8), duration_text(130), duration_text(4000)
    ('8 秒', '2 分钟', '1 小时 6 分钟')
    """
    if seconds < MINUTE:
        return f"{max(1, round(seconds))} 秒"
    if seconds < HOUR:
        return f"{round(seconds / MINUTE)} 分钟"
    hours, rest = divmod(int(seconds), HOUR)
    return f"{hours} 小时 {rest // MINUTE} 分钟"


def title_of(card: ReportCard) -> str:
    """Return the title of *card*, else the name of its file."""
    return card.title or card.name or UNTITLED


def facts_of(card: ReportCard) -> tuple[str, ...]:
    """Return what a list says of *card* besides its title: kind, place, issuer, date, format."""
    facts = (card.kind, card.place, card.issuer, date_text(card.date), card.format.upper())
    return tuple(fact for fact in facts if fact)


def figure_facts(figure: Figure) -> tuple[str, ...]:
    """Return whom, when, in which sense and on what terms *figure* counts; unknown parts are left out."""
    sense = None if figure.kind is Kind.LEVEL else name("figure_kind", figure.kind)
    base, caliber = figure.base and f"相对于{figure.base}", figure.caliber and f"口径：{figure.caliber}"
    facts = (figure.scope, date_text(figure.time), sense, base, caliber)
    return tuple(fact for fact in facts if fact)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("ui").joinpath("wording.toml").read_text(encoding="utf-8"))
