"""What a person types, as a `Query`: words, "exact phrases", -exclusions, OR, NEAR, wildcards and filters.

    流动党员 "三会一课" -社区 部分:存在问题 地区:柳溪镇 年份:2020..2023
    养老院 OR 敬老院    流动*员    台账 NEAR/10 党员    标题:养老 文件:历年 字号:〔2023〕1号    -文种:法规 -年份:2020..2022

An operator counts only where it parses: 会议:时间 is looked for as it stands, a lone quote is a
character, a minus within a word is no exclusion. Nothing that can be typed is an error; what looks
like an operator and is none leaves a hint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from index import hints
from index.fields import FIELDS, FieldName, meant_by
from ingest.roles import role_from
from report import Near, Query, Role, Without

Kind = Literal["text", "quoted", "minus", "filter", "without", "or", "and", "not", "near"]

DISTANCE = 20
"""Characters that may lie between two texts with NEAR alone."""
FARTHEST = 200
_QUOTED = '"[^"]+"|“[^“”]+”|「[^「」]+」'
_TOKEN = re.compile(f'(?P<minus>(?<!\\S)[-－])?(?P<quoted>{_QUOTED})|(?P<plain>[^\\s"“「]+|["“「])|\\s+')
_FILTER = re.compile("(?P<name>[^:：]+)[:：](?P<value>.*)")
_YEARS = re.compile("(?P<first>\\d{4})年?(?:(?:\\.\\.|-|－|~|至|到)(?P<last>\\d{4})年?)?")
_SEPARATOR = re.compile("[,，、|]")
_NEAR = re.compile("NEAR(?:/(?P<distance>\\d{1,3}))?")
_OPERATORS: dict[str, Kind] = {"OR": "or", "或": "or", "|": "or", "AND": "and", "NOT": "not"}
_WILDCARD = re.compile("[\\w*?]*(?:\\w\\*+\\w|\\w\\?+[\\w*])[\\w*?]*")


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of what was typed: what it is, what it says, and how it was typed."""

    kind: Kind
    text: str
    typed: str

    @property
    def sayable(self) -> bool:
        """Whether it can stand on either side of an operator."""
        return self.kind in ("text", "quoted")


@dataclass(slots=True)
class _Filters:
    roles: list[Role] = field(default_factory=list)
    named: dict[FieldName, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    years: list[tuple[int, int]] = field(default_factory=list)

    def values(self) -> dict[FieldName, tuple[str, ...]]:
        return {name: tuple(values) for name, values in self.named.items()}


@dataclass(slots=True)
class _Parsed:
    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    any_of: list[tuple[str, ...]] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)
    wanted: _Filters = field(default_factory=_Filters)
    without: _Filters = field(default_factory=_Filters)
    hints: list[str] = field(default_factory=list)


def parse(text: str, *, roles: Iterable[Role] = ()) -> Query:
    """Return the query that *text* states; *roles* are added to those it names.

    >>> parse('流动党员 "三会一课" -社区 年份:2020..2023').years
    (2020, 2023)
    >>> parse("会议:时间").text
    '会议:时间'
    >>> parse("养老院 OR 敬老院 收费").any_of
    (('养老院', '敬老院'),)
    >>> parse("养老 -文种:法规").without.kinds
    ('法规',)
    """
    parsed = _Parsed(wanted=_Filters(list(roles)))
    tokens = list(_tokens(text))
    while tokens:
        taken = next(count for rule in _RULES if (count := rule(parsed, tokens)))
        del tokens[:taken]
    excluded = parsed.without
    return Query(
        text=" ".join(parsed.words),
        phrases=tuple(parsed.phrases),
        excluded=tuple(parsed.excluded),
        any_of=tuple(parsed.any_of),
        patterns=tuple(parsed.patterns),
        near=tuple(parsed.near),
        roles=tuple(dict.fromkeys(parsed.wanted.roles)),
        years=parsed.wanted.years[-1] if parsed.wanted.years else None,
        hints=tuple(dict.fromkeys(parsed.hints)),
        without=Without(
            roles=tuple(dict.fromkeys(excluded.roles)), years=tuple(excluded.years), **excluded.values()
        ),
        **parsed.wanted.values(),
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if quoted := match.group("quoted"):
            yield _Token("minus" if match.group("minus") else "quoted", quoted[1:-1], match.group())
        elif plain := match.group("plain"):
            yield _plain(plain)


def _plain(typed: str) -> _Token:
    if operator := _OPERATORS.get(typed):
        return _Token(operator, typed, typed)
    if _NEAR.fullmatch(typed):
        return _Token("near", typed, typed)
    excludes = typed[0] in "-－" and len(typed) > 1
    said = typed[1:] if excludes else typed
    if (match := _FILTER.fullmatch(said)) and (meant := meant_by(match.group("name"))):
        return _Token("without" if excludes else "filter", meant, said)
    return _Token("minus" if excludes else "text", said, typed)


def _alternatives(parsed: _Parsed, tokens: Sequence[_Token]) -> int:
    """Take 甲 OR 乙 OR 丙."""
    taken = 1
    while len(tokens) > taken + 1 and tokens[taken].kind == "or" and tokens[taken + 1].sayable:
        taken += 2
    if taken == 1 or not tokens[0].sayable:
        return 0
    parsed.any_of.append(tuple(token.text for token in tokens[:taken:2]))
    return taken


def _nearness(parsed: _Parsed, tokens: Sequence[_Token]) -> int:
    """Take 甲 NEAR/10 乙."""
    if len(tokens) < 3 or tokens[1].kind != "near" or not (tokens[0].sayable and tokens[2].sayable):  # noqa: PLR2004
        return 0
    match = _NEAR.fullmatch(tokens[1].text)
    distance = int((match and match.group("distance")) or DISTANCE)
    parsed.near.append(Near(tokens[0].text, tokens[2].text, min(distance, FARTHEST)))
    return 3


def _exclusion(parsed: _Parsed, tokens: Sequence[_Token]) -> int:
    """Take -甲, NOT 甲, or -字段:值; a value that means nothing is left out as text, with a hint."""
    if tokens[0].kind == "without":
        if hint := _take_field(parsed.without, tokens[0]):
            parsed.excluded.append(tokens[0].typed)
            parsed.hints.append(hint)
        return 1
    if tokens[0].kind == "minus":
        parsed.excluded.append(tokens[0].text)
        return 1
    if tokens[0].kind == "not" and len(tokens) > 1 and tokens[1].sayable:
        parsed.excluded.append(tokens[1].text)
        return 2
    return 0


def _conjunction(parsed: _Parsed, tokens: Sequence[_Token]) -> int:
    """Take an AND between two things, which says what a blank says too."""
    said = parsed.words or parsed.phrases or parsed.any_of or parsed.patterns or parsed.near
    return 1 if tokens[0].kind == "and" and said and len(tokens) > 1 else 0


def _filter(parsed: _Parsed, tokens: Sequence[_Token]) -> int:
    """Take 字段:值; a value that means nothing is left to be looked for as text, with a hint."""
    token = tokens[0]
    if token.kind != "filter":
        return 0
    if hint := _take_field(parsed.wanted, token):
        parsed.words.append(token.typed)
        parsed.hints.append(hint)
    return 1


def _take_field(filters: _Filters, token: _Token) -> str | None:
    """Take the value of a field into *filters*; return what to say where it means nothing."""
    match = _FILTER.fullmatch(token.typed)
    value = match.group("value") if match else ""
    values = [part for part in _SEPARATOR.split(value) if part]
    if not values:
        return hints.empty(token.text)
    if token.text == "years":
        # Of the years that are wanted one range is taken; any number may be left out.
        years = [_years(part) for part in (values if token.kind == "without" else [value])]
        filters.years += [pair for pair in years if pair] if all(years) else []
        return None if all(years) else hints.year(value)
    if token.text == "roles":
        found = [role_from(part) for part in values]
        filters.roles += [role for role in found if role] if all(found) else []
        return None if all(found) else hints.role(value)
    filters.named[next(name for name in FIELDS if name == token.text)] += values
    return None


def _years(value: str) -> tuple[int, int] | None:
    match = _YEARS.fullmatch(value)
    if match is None:
        return None
    first, last = int(match.group("first")), int(match.group("last") or match.group("first"))
    return min(first, last), max(first, last)


def _text(parsed: _Parsed, tokens: Sequence[_Token]) -> int:
    """Take what is looked for as it stands, and operators that join nothing."""
    token = tokens[0]
    if token.kind == "quoted":
        parsed.phrases.append(token.text)
        return 1
    # A * at either end says nothing: a word is found inside a longer one anyway.
    pattern = token.text.replace("＊", "*").strip("*")
    if token.kind == "text" and _WILDCARD.fullmatch(pattern):
        parsed.patterns.append(pattern)
        return 1
    parsed.words.append(pattern or token.typed)
    if token.kind != "text":
        parsed.hints.append(hints.operator(token.typed))
    elif token.typed in '"“「':
        parsed.hints.append(hints.QUOTE)
    return 1


_Rule = Callable[[_Parsed, Sequence[_Token]], int]
_RULES: tuple[_Rule, ...] = (_alternatives, _nearness, _exclusion, _conjunction, _filter, _text)
"""Each takes as many tokens as it understands at the beginning, or none; the last takes anything."""
