"""What may stand in one table with an indicator: the canonical keys, and the unit that all is given in.

    粮食产量 (万吨)   ->  粮食产量||吨, 粮食产量||斤, and both of a name that was put together with it

The indicator alone does not tell whether people, places or money are counted; the library does.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, desc, func, select

from index import tables
from index.merging import merged
from index.repeats import counts_once
from index.values import FigureRow
from ingest.figures.canonical import canonical
from ingest.figures.units import conversion, family
from report import Kind

_figure = tables.figures.c


def usual_kind_of(connection: Connection, indicator: str) -> Kind:
    """Return the kind that most figures named *indicator* have; a level where there is none."""
    count = func.count().label("figures")
    found = (
        select(_figure.kind, count)
        .where(_figure.indicator == indicator, _figure.norm.is_not(None), counts_once(_figure.report_id))
        .group_by(_figure.kind)
        .order_by(desc("figures"), _figure.kind)
    )
    row = connection.execute(found).first()
    return Kind(row.kind) if row else Kind.LEVEL


def key_and_unit(connection: Connection, indicator: str, kind: Kind) -> tuple[str, str]:
    """Return the canonical key that most figures have that *indicator* can mean, and its unit."""
    count = func.count().label("count")
    units = (
        select(_figure.norm_unit, count)
        .where(_figure.kind == kind.value, _figure.norm.is_not(None))
        .group_by(_figure.norm_unit)
    )
    named = units.where(_figure.indicator == indicator).order_by(desc("count"), _figure.norm_unit)
    row = connection.execute(named).first()
    if row is not None:
        return canonical(indicator, row.norm_unit, kind).key, row.norm_unit
    for unit in connection.execute(units.order_by(desc("count"), _figure.norm_unit)).scalars():
        key = canonical(indicator, unit, kind).key
        if connection.execute(select(_figure.position).where(_figure.canonical_key == key)).first():
            return key, unit
    return "", ""


def comparable_keys(connection: Connection, key: str, unit: str) -> tuple[str, ...]:
    """Return the canonical keys of what is compared with *key*, which counts in *unit*: first itself.

    Names that were put together are, and amounts in units of one family (斤, 公斤, 吨).
    """
    if not key:
        return ()
    others = tuple(key.removesuffix(unit) + other for other in family(unit) if other != unit)
    together = merged(connection)
    return tuple(one for same in (key, *others) for one in together.keys(same))


def in_unit(row: FigureRow, unit: str) -> FigureRow:
    """Return *row* with its amount in *unit* where that is a unit of the same thing, else as it is."""
    figure = row.figure
    factor = conversion(figure.norm_unit, unit)
    if factor is None or figure.norm_unit == unit or figure.norm_value is None:
        return row
    value = figure.norm_value
    scaled = (value[0] * factor, value[1] * factor) if isinstance(value, tuple) else value * factor
    return replace(row, figure=replace(figure, norm_value=scaled, norm_unit=unit))
