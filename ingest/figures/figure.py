"""A `Said` as a `Figure`: amounts normalised, spans of the original text, the sentence it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.figures.amount import Quantity
from ingest.figures.canonical import preferred
from ingest.figures.context import Said
from ingest.figures.naming import LONGEST
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

    def quote(self, sentence: tuple[int, int]) -> str:
        """Return the original text of the *sentence* of the shadow, cut out once for all its figures."""
        if sentence not in self.quotes:
            first, last = self.shadow.span(*sentence)
            self.quotes[sentence] = self.report.text[first:last].strip()
        return self.quotes[sentence]


def make_figure(said: Said, stand: Stand) -> Figure:
    """Return what is *said* as a figure that points into the text at *stand*."""
    token, claim, text = said.token, said.claim, stand.report.text
    start, end = stand.shadow.span(token.start, token.end)
    figure = Figure(
        indicator=_shown(claim.indicator),
        value=None,
        unit=token.unit + claim.per,
        norm_value=None,
        norm_unit=said.unit.norm + claim.per,
        qualifier=None,
        op="=",
        scope=said.scope,
        time=said.time,
        kind=Kind.MASKED,
        direction=claim.direction,
        base=_shown(claim.base or ""),
        group_of=_shown(said.group_of or ""),
        raw=text[start:end],
        quote=stand.quote(said.sentence),
        anchor=Anchor(stand.report.id, stand.section.key, start, end, stand.block.page, stand.block.rects),
        rule=claim.rule,
    )
    return _valued(figure, token, said) if isinstance(token, Quantity) else figure


def _valued(figure: Figure, token: Quantity, said: Said) -> Figure:
    claim = said.claim
    kind = Kind.TARGET if said.target and claim.kind not in (Kind.FREQUENCY, Kind.THRESHOLD) else claim.kind
    norm, norm_unit = token.norm_value, token.norm_unit + claim.per
    if claim.kind is Kind.CHANGE_REL and token.unit == "倍":
        norm, norm_unit = _times(norm, _HUNDRED), "%"
    valued = replace(figure, kind=kind, value=token.value, norm_value=norm, norm_unit=norm_unit)
    return replace(valued, qualifier=token.qualifier, op=token.op)


def _shown(name: str) -> str | None:
    """Return the name to show, None for a number without one or with a whole clause for one."""
    return preferred(name) if 0 < len(name) <= 2 * LONGEST else None


def _times(value: Value, factor: Decimal) -> Value:
    return (value[0] * factor, value[1] * factor) if isinstance(value, tuple) else value * factor
