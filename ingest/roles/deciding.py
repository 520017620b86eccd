"""What a section does in a report: background, problems, suggestions … told by its heading first.

    三、存在的主要问题及原因   → problems, causes      标题用词“问题”“原因”
    （一）队伍老化             → as the section above it
    四、优化布局，补齐短板      → suggestions: it commands, and stands after the problems
    二、2024年主要任务         → plans, tasks in a 政府工作报告, tasks in a 实施意见

Words, names and what a kind of document changes are data (roles.toml). Where no word
tells, the paragraph that leads in, the sections below, the running text and the place
in the report do, in this order; children inherit unless their own heading clearly says
something else. A section of which nothing is known is `other`. For every section it is
kept which rule decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.roles.below import announced_in_line, differs
from ingest.roles.order import decide_top
from ingest.roles.table import Decision, Rule
from report import Role, Section


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
    decisions = decide(sections, text, kind, decided=decided)
    roles = {one.section_key: one.roles for one in decisions}
    return tuple(_with_roles(section, roles) for section in sections)


def _with_roles(section: Section, roles: Mapping[str, tuple[Role, ...]]) -> Section:
    children = tuple(_with_roles(child, roles) for child in section.children)
    return replace(section, roles=roles[section.key], children=children)


def decide(
    sections: tuple[Section, ...],
    text: str,
    kind: str | None,
    *,
    decided: Mapping[int, tuple[Role, ...]] | None = None,
) -> tuple[Decision, ...]:
    """Return for each of *sections* and those below, in document order, its roles and what decided on them."""
    scene = _Scene(text, kind, decided or {})
    top = decide_top(sections, text, kind, decided=decided or {})
    return tuple(
        one
        for section, decision in zip(sections, top, strict=True)
        for one in (decision, *scene.below(section, decision.roles))
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the sections of a report are read against."""

    text: str
    kind: str | None
    decided: Mapping[int, tuple[Role, ...]]

    def below(self, section: Section, roles: tuple[Role, ...]) -> Iterator[Decision]:
        """Yield the decisions on the sections below *section*, which has *roles*."""
        listed: Decision | None = None
        for at, child in enumerate(section.children):
            if self._opens_list(section, at):
                listed = announced_in_line(child, self.text)
            decision = self._child(child, roles, listed)
            yield decision
            yield from self.below(child, decision.roles)

    def _opens_list(self, section: Section, at: int) -> bool:
        """Return whether no list inside the same paragraph is open where the child *at* begins."""
        start = section.children[at].start
        return not at or "\n" in self.text[section.children[at - 1].start : start]

    def _child(self, child: Section, roles: tuple[Role, ...], listed: Decision | None) -> Decision:
        if child.start in self.decided:
            return Decision(child.key, self.decided[child.start], Rule.CORRECTED)
        if listed:
            return replace(listed, section_key=child.key)
        return differs(child, roles, self.kind) or Decision(child.key, roles, Rule.INHERITED)
