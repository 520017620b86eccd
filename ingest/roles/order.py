"""The roles of a report's widest sections: which rule is asked first, and what the place adds.

    健全网络…  创新方式…  布局不均…  优化布局…  多元筹资…
    practices  practices  problems   suggestions suggestions

A command before the problems tells what was done, after them what should be; a silent
section that opens a report is its basics. Kinds of documents that take something for
granted have an order of their own (kinds.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.roles.below import filling
from ingest.roles.kinds import by_kind
from ingest.roles.loading import role_table
from ingest.roles.moods import count_moods
from ingest.roles.place import ANSWERING, ASKING, Place, places, surroundings
from ingest.roles.rules import (
    TWICE,
    Hint,
    by_announcement,
    by_children,
    by_heading,
    by_lead_in,
    by_shape,
    by_text,
)
from ingest.roles.table import Decision, Mood, Rule
from report import Role, Section

_MOOD_ROLES = {
    Mood.LACK: Role.PROBLEMS,
    Mood.CAUSE: Role.CAUSES,
    Mood.STATE: Role.BASICS,
    Mood.DONE: Role.PRACTICES,
    Mood.PLAN: Role.PLANS,
}
"""What the moods tell wherever they stand; a command tells nothing by itself."""


def decide_top(
    sections: Sequence[Section],
    text: str,
    kind: str | None,
    *,
    decided: Mapping[int, tuple[Role, ...]],
) -> tuple[Decision, ...]:
    """Return the decision on each of *sections*, all of level 1, of the report with *text*."""
    made: list[Decision] = []
    before: frozenset[Role] = frozenset()
    signed = reviewed = False
    for place in places(sections, surroundings(text, kind)):
        section = place.section
        if section.start in decided:
            decision = Decision(section.key, decided[section.start], Rule.CORRECTED)
        elif _is_fixed(section):
            decision = Decision(section.key, section.roles, Rule.FIXED)
        elif signed:
            decision = Decision(section.key, (Role.ANNEX,), Rule.FIXED)
        else:
            previous = made[-1].roles if made else ()
            decision = _decision(replace(place, before=before, previous=previous, reviewed=reviewed))
        made.append(decision)
        signed |= Role.SIGNOFF in decision.roles
        before |= frozenset(decision.roles) if decision.rule is not Rule.FIXED else frozenset()
        reviewed |= decision.rule is Rule.HEADING and Role.PRACTICES in decision.roles
    return tuple(made)


def _is_fixed(section: Section) -> bool:
    """Return whether *section* is the preamble or the signature, whose roles the outline knows."""
    opens = section.start == 0 and section.roles == (Role.BACKGROUND,)
    return section.heading is None and (opens or section.roles == (Role.SIGNOFF,))


def _decision(place: Place) -> Decision:
    told, names = place.told, by_heading(place)
    if place.around.rules.default:
        hint = by_kind(place)
    elif names and told.strong and told.roles != (Role.OTHER,) and not _is_one_of_a_series(place):
        hint = _filled(names, place)
    else:
        hint = next(_hints(place), Hint(Rule.UNKNOWN, (Role.OTHER,)))
    return Decision(place.section.key, hint.roles, hint.rule, hint.words)


def _is_one_of_a_series(place: Place) -> bool:
    """Return whether the heading, though it names safeguards, is one command among others: 加强组织领导, 夯实基础."""
    return place.in_series and place.told.roles == (Role.SAFEGUARDS,)


_SILENT: tuple[Callable[[Place], Hint | None], ...] = (
    by_announcement,
    by_shape,
    by_lead_in,
    by_children,
    by_heading,
    by_text,
)
"""What is asked about a section whose heading names no role for sure, in this order."""


def _hints(place: Place) -> Iterator[Hint]:
    """Yield what the rules make of a section whose heading names no role for sure, the surest first."""
    for rule in _SILENT:
        hint = rule(place)
        if hint:
            yield _resolved(hint, place)
    yield from _by_position(place)


def _filled(names: Hint, place: Place) -> Hint:
    """Return what the heading *names*, and the roles that fill about half of what stands below it."""
    more = filling(place.section, names.roles, place.around.kind)
    advice = (Role.SUGGESTIONS,) if _advises(place) else ()
    return replace(names, roles=tuple(dict.fromkeys((*names.roles, *more, *advice))))


def _advises(place: Place) -> bool:
    """Return whether the heading promises an outlook and the text gives advice."""
    looks_out = any(map(role_table().outlook.search, place.told.words))
    return looks_out and count_moods(place.whole_text)[Mood.DUTY] >= TWICE


def _resolved(hint: Hint, place: Place) -> Hint:
    """Return *hint* with roles: its own, or those that its mood has at this place."""
    if hint.roles:
        return hint
    if hint.mood is Mood.DUTY:
        return replace(hint, roles=_commanded(place))
    role = Role.CAUSES if _explains(hint, place) else _MOOD_ROLES[hint.mood]
    return replace(hint, roles=(role,))


def _commanded(place: Place) -> tuple[Role, ...]:
    """Return what commands are at this place: done before the problems, wanted after them."""
    if place.before & ASKING:
        return (Role.SUGGESTIONS,)
    if place.after & ASKING or role_table().experience.search(place.around.title):
        return (Role.PRACTICES,)
    mood = place.telling.mood
    if mood in (Mood.DONE, Mood.PLAN):
        return (_MOOD_ROLES[mood],)
    return place.around.rules.duty or (Role.TASKS,)


def _explains(hint: Hint, place: Place) -> bool:
    """Return whether a text that tells what is lacking follows the problems and says why."""
    lacks = hint.mood is Mood.LACK and hint.rule is Rule.EVIDENCE
    return lacks and place.previous == (Role.PROBLEMS,) and count_moods(place.whole_text)[Mood.CAUSE] > 0


def _by_position(place: Place) -> Iterator[Hint]:
    """Yield the part that a report in the usual order has at the place of a silent section, where it has it nowhere else."""
    if place.told.strong:
        return
    told = place.before | place.after
    if not place.before and place.after & (ASKING | {Role.PRACTICES, Role.SUGGESTIONS}):
        yield Hint(Rule.POSITION, (Role.BASICS,))
    elif place.previous == (Role.BASICS,) and place.after & ASKING and Role.PRACTICES not in told:
        yield Hint(Rule.POSITION, (Role.PRACTICES,))
    elif place.previous == (Role.PROBLEMS,) and Role.SUGGESTIONS in place.after and Role.CAUSES not in told:
        yield Hint(Rule.POSITION, (Role.CAUSES,))
    elif place.before & ASKING and not place.after and not place.before & ANSWERING:
        yield Hint(Rule.POSITION, (Role.SUGGESTIONS,))
