"""What stands beside a report's text: its outline, its figures, its conflicts; a click jumps to the place.

The outline shows headings and the roles of sections; an implied section has no heading
and is left out, its children stand in its place. Conflicts come with their arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.roles import role_name
from report import Conflict, Figure, Role, Section, Severity, flatten
from ui import wording
from ui.markup import Markup, tag
from ui.reading import figure_id, figure_title, section_id

DEEPEST = 4
LONGEST = 40


def outline(sections: Sequence[Section], current: str | None) -> Markup:
    """Return the headings of *sections* as jumps; the one of key *current* stands out."""
    rows = (
        _outline_row(section, current)
        for section in flatten(sections)
        if section.heading and section.level <= DEEPEST
    )
    return tag("div", *rows, cls="dy-outline")


def _outline_row(section: Section, current: str | None) -> Markup:
    heading = section.heading or ""
    roles = "、".join(role_name(role) for role in section.roles if role is not Role.OTHER)
    short = heading if len(heading) <= LONGEST else heading[:LONGEST] + "…"
    here = " dy-current" if section.key == current else ""
    return tag(
        "a",
        short,
        tag("span", roles, cls="dy-role") if roles and section.level == 1 else "",
        cls=f"dy-l{section.level}{here}",
        jump=section_id(section),
        title=f"{heading}（{roles}）" if roles else heading,
    )


def figure_list(figures: Sequence[Figure], wanted: str) -> Markup:
    """Return *figures* in order as jumps, those only that hold the text *wanted*."""
    rows = (
        _figure_row(index, figure) for index, figure in enumerate(figures) if wanted in figure_title(figure)
    )
    return tag("div", *rows, cls="dy-figures")


def _figure_row(index: int, figure: Figure) -> Markup:
    facts = " · ".join(wording.figure_facts(figure))
    return tag(
        "a",
        tag("span", figure.indicator or "指标不明", cls="dy-name"),
        tag("span", figure.raw, cls="dy-value"),
        tag("span", facts, cls="dy-facts") if facts else "",
        jump=figure_id(index),
        title=figure.quote,
    )


def conflict_block(conflict: Conflict, figures: Sequence[Figure]) -> Markup:
    """Return *conflict* with its explanation and jumps to its *figures*."""
    sure = conflict.severity is Severity.HIGH
    jumps = (
        tag(
            "a",
            tag("span", figures[index].raw, cls="dy-value"),
            _place(figures[index]),
            jump=figure_id(index),
        )
        for index in conflict.figures
    )
    return tag(
        "div",
        tag(
            "div",
            tag("strong", wording.name("conflict", conflict.kind)),
            tag("span", wording.name("severity", conflict.severity), cls="dy-sure" if sure else "dy-unsure"),
            cls="dy-tags",
        ),
        tag("p", conflict.explanation),
        tag("div", *jumps, cls="dy-figures"),
        cls="dy-conflict",
    )


def _place(figure: Figure) -> Markup:
    words = figure.quote if len(figure.quote) <= LONGEST else figure.quote[:LONGEST] + "…"
    return tag("span", words, cls="dy-facts")
