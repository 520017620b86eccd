"""Roles in kinds of documents that take something for granted: work reports, policies, laws, budgets.

    二、培育壮大经营主体        → tasks in a 实施意见, where no word tells anything else
    一、2022年工作回顾          → practices in a 政府工作报告 …
    二、坚持项目为王            → … and what follows its review is plans, tasks

What such a kind takes for granted yields to words of the heading, and to those below
that name its aims or safeguards, not to the running text.
"""

from __future__ import annotations

import re

from ingest.roles.place import Place
from ingest.roles.rules import Hint, by_children, by_heading
from ingest.roles.table import Mood, Rule
from ingest.roles.words import bare_words
from report import Role

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def by_kind(place: Place) -> Hint:
    """Return the roles of a section in a kind that takes something for granted, and what told them."""
    rules = place.around.rules
    names = by_heading(place) if place.told.strong else None
    if names:
        return names
    below = by_children(place)
    if below and _names_one_part(below, place):
        return below
    if rules.duty and _looks_ahead(place):
        return Hint(Rule.POSITION, rules.duty)
    after = rules.after if Role.PLANS in place.before else ()
    return Hint(Rule.KIND_DEFAULT, after or rules.default)


def _names_one_part(below: Hint, place: Place) -> bool:
    """Return whether most headings *below* name the aims, or safeguards where the section itself commands nothing."""
    if set(below.roles) == {Role.GOALS}:
        return below.most
    commands = place.told.mood is Mood.DUTY
    return below.most and set(below.roles) == {Role.SAFEGUARDS} and not commands


def _looks_ahead(place: Place) -> bool:
    """Return whether the section speaks of the report's own year or, after its review, of what to do."""
    years = _years(bare_words(place.section.heading or "").translate(_CHINESE_DIGITS))
    own = _years(place.around.title)
    if years and own:
        return max(years) >= own[0]
    shape = place.told.mood
    if shape is Mood.DONE:
        return False
    mood = place.telling.mood
    if shape is Mood.DUTY:
        return place.reviewed or mood is not Mood.DONE
    return mood in (Mood.DUTY, Mood.PLAN)


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]
