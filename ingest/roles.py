"""What a section does in a report: background, problems, suggestions … told by its heading first.

    三、存在的主要问题及原因   → problems, causes
    （一）队伍老化             → as the section above it
    二、2024年主要任务         → plans, tasks in a 政府工作报告, tasks in a 实施意见

Words, names and what a kind of document changes are data (roles.toml). Where no word
tells, the sections below do, then the running text; children inherit unless their own
heading clearly says something else. A section of which nothing is known is `other`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.role_words import (
    KindRules,
    announced_role,
    count_evidence,
    kind_rules,
    read_heading,
    role_from,
    role_name,
    with_additions,
)
from report import Role, Section

__all__ = ["assign_roles", "role_from", "role_name"]

DENSE = 5.0
"""So many telling words in a thousand characters of running text give a role."""

TWICE = 2

CLEARLY = 0.5
"""A child differs from its parent when this share of its heading are words of another role."""

_SENTENCE = re.compile(r"[^。;!?；！？\n]+")


def assign_roles(
    sections: tuple[Section, ...],
    text: str,
    kind: str | None,
    *,
    decided: Mapping[int, tuple[Role, ...]] | None = None,
) -> tuple[Section, ...]:
    """Return *sections* with their roles; *text* is the report's, *kind* its kind of document.

    *decided* gives the roles of the section that starts at an offset.
    """
    corrected = decided or {}
    rules = kind_rules(kind)
    signed = planned = False
    assigned: list[Section] = []
    for section in sections:
        roles = (Role.ANNEX,) if signed and not section.roles else _roles(section, text, kind, planned)
        roles = roles or (rules.default if not planned else rules.after or rules.default) or (Role.OTHER,)
        assigned.append(_with(section, corrected.get(section.start, roles), text, kind, corrected))
        signed = signed or Role.SIGNOFF in section.roles
        planned = planned or Role.PLANS in roles
    return tuple(assigned)


def _roles(section: Section, text: str, kind: str | None, planned: bool) -> tuple[Role, ...]:
    """Return the roles of a section of level 1: by its heading, those below it, or its text."""
    if section.roles:
        return section.roles
    if section.heading is None:
        return _announced(section, text) or _by_evidence(text[section.start : section.end])
    told = read_heading(section.heading, kind)
    rules = kind_rules(kind)
    if told.roles == (Role.OTHER,) and not rules.default:
        return _from_children(section, kind, rules) or told.roles
    if told.strong:
        return told.roles
    if rules.default:
        return rules.after if planned and rules.after else rules.default
    return (
        _from_children(section, kind, rules) or told.roles or _by_evidence(text[section.start : section.end])
    )


def _from_children(section: Section, kind: str | None, rules: KindRules) -> tuple[Role, ...]:
    """Return what the headings directly below tell, where at least half of them do."""
    told = [read_heading(child.heading, kind) for child in section.children if child.heading]
    strong = [one for one in told if one.strong]
    if not strong or len(strong) * 2 < len(told):
        return ()
    return with_additions(dict.fromkeys(role for one in strong for role in one.roles), rules)


def _announced(section: Section, text: str) -> tuple[Role, ...]:
    """Return the role that the paragraph names that stands in place of a heading: the last one it names."""
    own = text[section.start : section.body_end]
    for sentence in reversed(_SENTENCE.findall(own)):
        told = read_heading(sentence)
        if told.strong:
            return told.roles[-1:]
    return ()


def _by_evidence(text: str) -> tuple[Role, ...]:
    """Return the role that the running text speaks for most, if it does so often enough."""
    counts = count_evidence(text)
    role = max(counts, key=lambda one: counts[one])
    return (role,) if counts[role] >= TWICE and counts[role] * 1000 >= DENSE * len(text) else ()


def _with(
    section: Section,
    roles: tuple[Role, ...],
    text: str,
    kind: str | None,
    corrected: Mapping[int, tuple[Role, ...]],
) -> Section:
    """Return *section* with *roles*, and those below it with theirs."""
    children: list[Section] = []
    listed: Role | None = None
    for child in section.children:
        inline = child.start > 0 and text[child.start - 1] != "\n"
        if not inline or not children or "\n" in text[children[-1].start : child.start]:
            listed = _listed_role(text, child.start) if inline else None
        below = (listed,) if listed else _inherited(child, roles, kind)
        below = corrected.get(child.start, below)
        children.append(_with(child, below, text, kind, corrected))
    return replace(section, roles=roles, children=tuple(children))


def _listed_role(text: str, start: int) -> Role | None:
    """Return the role that the sentence before the list at *start*, inside a paragraph, announces."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    sentences = _SENTENCE.findall(before)
    return announced_role(sentences[-1]) if sentences else None


def _inherited(child: Section, parent: Sequence[Role], kind: str | None) -> tuple[Role, ...]:
    told = read_heading(child.heading, kind) if child.heading else None
    if told is None or not told.strong:
        return tuple(parent)
    shared = tuple(role for role in told.roles if role in parent)
    if shared:
        return shared
    return told.roles if told.share >= CLEARLY else tuple(parent)
