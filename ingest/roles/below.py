"""What sections below another one are: as it is, unless their own heading clearly says something else.

四、保护现状 → basics
  4.1 数量变化   → basics, inherited
  4.2 面临的问题  → problems
"""

from __future__ import annotations

from collections import Counter

from ingest.roles.rules import last_sentence, quoted
from ingest.roles.table import Decision, Mood, Rule
from ingest.roles.words import announced_role, read_heading
from report import Role, Section

CLEARLY = 0.5
"""A child differs from its parent when this share of its heading are words of another role."""

SHORT = 10
"""A heading of so many characters that closes with a word of another role differs as well."""

HALF = 0.45
"""Sections below that fill this share are about half of the text."""

_COMMANDED = frozenset({Role.PRACTICES, Role.SUGGESTIONS, Role.PLANS})
"""Sections of these roles are lists of commands, whatever each of them is about: 加强组织领导."""

_SOUGHT = frozenset({Role.PRACTICES, Role.PROBLEMS, Role.CAUSES, Role.SUGGESTIONS})
"""The roles that a section of another role has besides, where they fill half of it; a sketch of basics is none."""


def differs(child: Section, parent: tuple[Role, ...], kind: str | None) -> Decision | None:
    """Return the roles of *child* where its heading clearly says something else than its *parent*."""
    told = read_heading(child.heading, kind) if child.heading else None
    if told is None or not told.strong:
        return None
    if told.mood is Mood.DUTY and _COMMANDED & set(parent):
        return None
    shared = tuple(role for role in told.roles if role in parent)
    short = told.closes and told.mood is Mood.NONE and len(child.heading or "") <= SHORT
    if shared or short or told.share >= CLEARLY:
        return Decision(child.key, shared or told.roles, Rule.HEADING, told.words)
    return None


def filling(section: Section, roles: tuple[Role, ...], kind: str | None) -> tuple[Role, ...]:
    """Return the further roles that sections below, which clearly differ, play in about half of *section*."""
    filled: Counter[Role] = Counter()
    for child in section.children:
        decision = differs(child, roles, kind)
        if decision and not set(decision.roles) & set(roles):
            filled.update(dict.fromkeys(decision.roles, child.end - child.start))
    half = HALF * (section.end - section.start)
    return tuple(role for role, length in filled.items() if role in _SOUGHT and length >= half)


def announced_in_line(child: Section, text: str) -> Decision | None:
    """Return what the sentence before a list that begins with *child*, inside a paragraph, announces."""
    sentence = last_sentence(text[text.rfind("\n", 0, child.start) + 1 : child.start])
    role = announced_role(sentence)
    return Decision(child.key, (role,), Rule.LEAD_IN, (quoted(sentence),)) if role else None
