"""A `Said` as a `Figure`: amounts normalised, spans of the original text, the sentence it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ingest.figures.amount import Quantity
from ingest.figures.context import Said
from ingest.figures.lexicon import lexicon
from ingest.figures.naming import LONGEST
from ingest.figures.scan import Blank
from ingest.figures.shadow import Shadow
from report import Anchor, Figure, Kind, Paragraph, Report, Section
from report.figures import Value

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a paragraph stands: its report, section, block and shadow."""

    report: Report
    section: Section
    block: Paragraph
    shadow: Shadow
    quotes: dict[tuple[int, int], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=lambda: lexicon().preferred)

    def shown(self, name: str) -> str | None:
        """Return the name to show, None for a number without one or with a whole clause for one."""
        return self.names.get(name, name) if 0 < len(name) <= 2 * LONGEST else None

    def quote(self, sentence: tuple[int, int]) -> str:
        """Return the original text of the *sentence* of the shadow, cut out once for all its figures."""
        if sentence not in self.quotes:
            start, end = sentence
            # What the shadow left out at either end belongs to the sentence all the same.
            first = self.shadow.source(start - 1) + 1 if start else self.block.start
            last = self.shadow.source(end - 1) + 1 if end < len(self.shadow.text) else self.block.end
            self.quotes[sentence] = self.report.text[first:last].strip()
        return self.quotes[sentence]


def make_figure(said: Said, stand: Stand, caliber: str | None = None) -> Figure:
    """Return what is *said*, on the terms of *caliber*, as a figure that points into the text at *stand*."""
    token, claim = said.token, said.claim
    start, end = stand.shadow.span(token.start, token.end)
    amount = _amount(token, said)
    return Figure(
        indicator=stand.shown(claim.indicator),
        value=amount.value,
        unit=token.unit + claim.per,
        norm_value=amount.norm_value,
        norm_unit=amount.norm_unit,
        qualifier=amount.qualifier,
        op=amount.op,
        scope=said.scope,
        time=said.time,
        kind=amount.kind,
        direction=claim.direction,
        base=stand.shown(claim.base or ""),
        group_of=stand.shown(said.group_of or ""),
        raw=stand.report.text[start:end],
        quote=stand.quote(said.sentence),
        anchor=Anchor(stand.report.id, stand.section.key, start, end, stand.block.page, stand.block.rects),
        rule=claim.rule,
        caliber=caliber,
    )


class _Amount(NamedTuple):
    kind: Kind
    norm_unit: str
    value: Value | None = None
    norm_value: Value | None = None
    qualifier: str | None = None
    op: str = "="


def _amount(token: Quantity | Blank, said: Said) -> _Amount:
    claim = said.claim
    if isinstance(token, Blank):
        return _Amount(Kind.MASKED, said.unit.norm + claim.per)
    aimed = said.target and claim.kind not in (Kind.FREQUENCY, Kind.THRESHOLD)
    kind, norm, norm_unit = (
        Kind.TARGET if aimed else claim.kind,
        token.norm_value,
        token.norm_unit + claim.per,
    )
    if claim.kind is Kind.CHANGE_REL and token.unit == "倍":
        norm, norm_unit = _times(norm, _HUNDRED), "%"
    return _Amount(kind, norm_unit, token.value, norm, token.qualifier, token.op)


def _times(value: Value, factor: Decimal) -> Value:
    return (value[0] * factor, value[1] * factor) if isinstance(value, tuple) else value * factor
