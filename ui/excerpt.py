"""A hit as the search page shows it: role tags, page, and the excerpt with its matches marked.

excerpt("流动党员管理难", (Span(0, 4),))   ->   <mark>流动党员</mark>管理难
"""

from __future__ import annotations

from index.values import Passage
from ingest.roles import role_name
from report import Role, Span
from ui.markup import Markup, joined, tag

WITHOUT_HEADING = "正文"


def excerpt(text: str, marks: tuple[Span, ...]) -> Markup:
    """Return *text* with *marks* highlighted; marks that overlap or lie outside are clipped.

    >>> excerpt("a<b", (Span(1, 9),)).html
    'a<mark class="dy-hit">&lt;b</mark>'
    """
    parts: list[str | Markup] = []
    at = 0
    for mark in sorted(marks, key=lambda span: (span.start, span.end)):
        start, end = max(mark.start, at), min(mark.end, len(text))
        if start < end:
            parts += [text[at:start], tag("mark", text[start:end], cls="dy-hit")]
            at = end
    return joined(*parts, text[at:])


def role_tags(roles: tuple[Role, ...]) -> Markup:
    """Return one small tag per role; the role "other" says nothing and is left out."""
    return joined(*(tag("span", role_name(role), cls="dy-role") for role in roles if role is not Role.OTHER))


def breadcrumb(passage: Passage) -> str:
    """Return the headings that *passage* stands under, outermost first."""
    return " › ".join(passage.headings) or WITHOUT_HEADING


def passage_body(passage: Passage) -> Markup:
    """Return roles, page and marked excerpt of *passage*."""
    page = passage.hit.anchor.page
    where = tag("span", f"第 {page} 页", cls="dy-page") if page else ""
    return joined(
        tag("div", role_tags(passage.roles), where, cls="dy-tags"),
        tag("p", excerpt(passage.hit.excerpt, passage.hit.marks), cls="dy-excerpt"),
    )


def fact_line(facts: tuple[str, ...]) -> Markup:
    """Return *facts* in one quiet line."""
    return tag("div", " · ".join(facts), cls="dy-quiet")
