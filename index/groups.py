"""What a total is made of: the figures that a report gives as its parts (其中), each with its share.

    党员总数 1872名，其中：女党员 512名、流动党员 36名   →  女党员 27.4 %, 流动党员 1.9 %

Parts are those that name the total as their group, in its report, of its place and time and in a unit of
the same thing. They need not add up to the total, and nothing is said of what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from index import tables
from index.catalog import Catalog
from index.comparable import in_unit
from index.figures import rows_with_cards
from index.values import FigureRow
from ingest.figures.units import family
from report import Kind

_figure = tables.figures.c


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total; `share` is in percent, None where one of the two is no single number."""

    row: FigureRow
    share: Decimal | None


def parts_of(catalog: Catalog, total: FigureRow) -> tuple[Part, ...]:
    """Return the parts of *total* in the order in which its report gives them."""
    figure = total.figure
    if figure.indicator is None:
        return ()
    same = [
        _figure.report_id == total.card.id,
        _figure.group_of == figure.indicator,
        # A town in a table is grouped under the county's number of the same indicator: no part of itself.
        _figure.canonical_key != total.canonical_key,
        _figure.kind == Kind.LEVEL.value,
        _figure.norm_unit.in_(family(figure.norm_unit)),
        _figure.scope.is_not_distinct_from(figure.scope),
        _figure.time.is_not_distinct_from(figure.time),
    ]
    with catalog.reading() as connection:
        found = select(tables.figures).where(*same).order_by(_figure.position)
        read = rows_with_cards(connection, connection.execute(found).all())
    rows = (in_unit(row, figure.norm_unit) for row in read)
    return tuple(Part(row, _share(row, total)) for row in rows)


def _share(part: FigureRow, total: FigureRow) -> Decimal | None:
    mine, whole = part.figure.norm_value, total.figure.norm_value
    if not isinstance(mine, Decimal) or not isinstance(whole, Decimal) or not whole:
        return None
    return (mine / whole * 100).quantize(Decimal("0.1"))
