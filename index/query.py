"""What a person types, as a `Query`: words, "exact phrases", -exclusions and filters.

    流动党员 "三会一课" -社区 部分:存在问题 文种:调研报告 地区:柳溪镇 年份:2020..2023

An operator counts only where it parses: 会议:时间 is looked for as it stands, a lone quote is a
character, a minus within a word is no exclusion. Nothing that can be typed is an error.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ingest.roles import role_from
from report import Query, Role

_QUOTED = '"[^"]+"|“[^“”]+”|「[^「」]+」'
_TOKEN = re.compile(f'(?P<minus>(?<!\\S)[-－])?(?P<quoted>{_QUOTED})|(?P<plain>[^\\s"“「]+|["“「])|\\s+')
_FILTER = re.compile("(?P<name>[^:：]+)[:：](?P<value>.+)")
_YEARS = re.compile("(?P<first>\\d{4})年?(?:(?:\\.\\.|-|－|~|至|到)(?P<last>\\d{4})年?)?")
_SEPARATOR = re.compile("[,，、|]")


@dataclass(slots=True)
class _Parsed:
    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    years: tuple[int, int] | None = None


def parse(text: str, *, roles: Iterable[Role] = ()) -> Query:
    """Return the query that *text* states; *roles* are added to those it names.

    >>> parse('流动党员 "三会一课" -社区 年份:2020..2023').years
    (2020, 2023)
    >>> parse("会议:时间").text
    '会议:时间'
    """
    parsed = _Parsed(roles=list(roles))
    for match in _TOKEN.finditer(text):
        if quoted := match.group("quoted"):
            target = parsed.excluded if match.group("minus") else parsed.phrases
            target.append(quoted[1:-1])
        elif plain := match.group("plain"):
            _take(parsed, plain)
    return Query(
        text=" ".join(parsed.words),
        phrases=tuple(parsed.phrases),
        excluded=tuple(parsed.excluded),
        roles=tuple(dict.fromkeys(parsed.roles)),
        kinds=tuple(parsed.kinds),
        places=tuple(parsed.places),
        issuers=tuple(parsed.issuers),
        formats=tuple(parsed.formats),
        years=parsed.years,
    )


def _take(parsed: _Parsed, word: str) -> None:
    if word[0] in "-－" and len(word) > 1:
        parsed.excluded.append(word[1:])
        return
    match = _FILTER.fullmatch(word)
    if match is None or not _take_filter(parsed, match.group("name"), match.group("value")):
        parsed.words.append(word)


def _take_filter(parsed: _Parsed, name: str, value: str) -> bool:
    """Take a filter into *parsed*; return False where it is none, or its value means nothing."""
    meant = _filters().get(name.lower())
    values = [part for part in _SEPARATOR.split(value) if part]
    match meant:
        case "roles":
            found = [role_from(part) for part in values]
            parsed.roles += [role for role in found if role]
            return all(found) and bool(found)
        case "years":
            return _take_years(parsed, value)
        case None:
            return False
        case _:
            getattr(parsed, meant).extend(values)
            return bool(values)


def _take_years(parsed: _Parsed, value: str) -> bool:
    match = _YEARS.fullmatch(value)
    if match is None:
        return False
    first, last = int(match.group("first")), int(match.group("last") or match.group("first"))
    parsed.years = (min(first, last), max(first, last))
    return True


@cache
def _filters() -> dict[str, str]:
    """Return which field of a query a filter's name means, from `query.toml`."""
    data = tomllib.loads((Path(__file__).parent / "query.toml").read_text("utf-8"))
    return {name: meant for meant, names in data["filters"].items() for name in (meant, *names)}
