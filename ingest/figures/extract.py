"""Figures of a whole report: every paragraph and table of every section.

The report's date, title and headings set what holds where nothing nearer is said: a heading
"1999年工作回顾" gives its section the time, a heading that is a place gives it the scope, and
a report of a government speaks of the year before where it looks back. Targets set in a
section (到2025年) hold for the sections below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.figures.caliber import lift
from ingest.figures.context import Context
from ingest.figures.dates import Moment
from ingest.figures.figure import Stand, make_figure
from ingest.figures.headers import Headers
from ingest.figures.paragraph import read_paragraph
from ingest.figures.scan import scan
from ingest.figures.scope import Places, find_places
from ingest.figures.shadow import cast
from ingest.figures.tables import Place, read_table
from ingest.figures.vocabulary import words
from report import Figure, Paragraph, Report, Role, Section, Table, flatten

_AIMS = frozenset(Role(name) for name in words("target", "roles"))
_REVIEW = frozenset((Role.PRACTICES, Role.BACKGROUND, Role.BASICS))
_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十]+(?:部分|章|节)?[、.]?|\([一二三四五六七八九十0-9]+\)|[0-9]{1,2}[、.](?![0-9]))+"
)
_OPENING = 600
_OF_THE_YEAR = (
    "年报",
    "预决算",
)  # they appear in another year than the one that their title says they are of
_OF_EACH_YEAR = ("政府工作报告", "年报")  # in them 增长6.5% alone is against the year before
_LAW = "法规"
_MONTH = len("2012-08")


def extract_figures(report: Report) -> tuple[Figure, ...]:
    """Return the figures of *report* in the order in which they stand in it.

    Anchors count in the report's text and name the section that holds the number.
    """
    reader = _Reader(report, find_places(report), _today(report))
    figures = [figure for section in flatten(report.sections) for figure in reader.read(section)]
    return tuple(sorted(figures, key=lambda figure: (figure.anchor.start, figure.anchor.end)))


@dataclass(frozen=True, slots=True)
class _Reader:
    report: Report
    places: Places
    today: str | None
    contexts: dict[str, Context] = field(default_factory=dict)
    order: list[Context] = field(default_factory=list)

    def read(self, section: Section) -> list[Figure]:
        context = self._context(section)
        scope, headers, figures = context.scope, None, list[Figure]()
        for block in section.blocks:
            if isinstance(block, Paragraph):
                context.scope = scope
                context.time = context.time if context.target else None
                figures += self._paragraph(block, section, context)
            elif isinstance(block, Table):
                found, headers = self._table(block, section, context, headers)
                figures += found
        return figures

    def _paragraph(self, block: Paragraph, section: Section, context: Context) -> list[Figure]:
        shadow = cast(block.text, block.start)
        lifted = lift(shadow, block.text, self.today)
        # What a law lays down is no aim of it.
        aims = bool(_AIMS & set(section.roles)) and self.report.kind != _LAW
        goes_on = self._goes_on(block)
        said = read_paragraph(lifted.shadow.text, context, self.places, aims=aims, goes_on=goes_on)
        if not said:
            return []
        stand = Stand(self.report, section, block, lifted.shadow)
        calibers = lifted.calibers(said)
        return [make_figure(one, stand, caliber) for one, caliber in zip(said, calibers, strict=True)]

    def _goes_on(self, block: Paragraph) -> bool:
        """Tell whether *block* goes on with the line of a heading before it (公务用车费36万元，比上年减少10万元)."""
        return self.report.text[block.start - 1 : block.start] not in ("", "\n")

    def _table(
        self, block: Table, section: Section, context: Context, headers: Headers | None
    ) -> tuple[list[Figure], Headers]:
        return read_table(block, Place(self.report.id, section.key, context), headers)

    def _context(self, section: Section) -> Context:
        parent, home = self.contexts.get(section.parent or ""), self.places.home
        heading = _NUMBERING.sub("", cast(section.heading or "").text)
        context = Context(self.today, home, scope=home, elders=self.order)
        context.is_yearly = self.report.kind in _OF_EACH_YEAR
        context.is_dated = _dated(self.report) is not None
        context.default_time = self._default_time(heading, section, parent)
        if parent is not None and not parent.said and parent.scope:
            context.scope = parent.scope
        context.listed_under = parent.listed_under if parent is not None else None
        if parent is not None and parent.target:
            context.target, context.time = True, parent.time
        if heading and (reach := self.places.read(heading)) and reach.name:
            context.scope = reach.name
        self.contexts[section.key] = context
        self.order.append(context)
        return context

    def _default_time(self, heading: str, section: Section, parent: Context | None) -> str | None:
        if dated := _first_date(heading, self.today):
            return dated
        if parent is not None and parent.default_time:
            return parent.default_time
        titled = _first_date(cast(self.report.title or "").text, None)
        if titled and (self.report.kind in _OF_THE_YEAR or _is_part_of_year(titled)):
            return titled
        if self.report.kind == "政府工作报告" and self.today and _REVIEW & set(section.roles):
            return str(int(self.today[:4]) - 1)
        return self.today[:_MONTH] if self.today else None


def _first_date(text: str, today: str | None, *, shortest: int = 0) -> str | None:
    dates = (token.iso for token in scan(text, today) if isinstance(token, Moment) and token.iso)
    return next((iso for iso in dates if len(iso) >= shortest), None)


def _is_part_of_year(iso: str) -> bool:
    """Tell whether *iso* is of months of one year (2024年上半年…情况分析): what the report is of, not its date."""
    return "/" in iso and "-" in iso


def _dated(report: Report) -> str | None:
    """Return the report's date, or the year of its title."""
    if report.date:
        return report.date.rpartition("/")[2]
    titled = _first_date(cast(report.title or "").text, None)
    return titled[:4] if titled else None


def _today(report: Report) -> str | None:
    """Return the report's date, or the year of its title, or the first month that its opening names.

    A report of some years (2011/2022) speaks at the end of them.
    """
    if dated := _dated(report):
        return dated
    month = _first_date(cast(report.text[:_OPENING]).text, None, shortest=_MONTH)
    return month[:_MONTH] if month else None
