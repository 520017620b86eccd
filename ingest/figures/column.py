"""One column of a table: | 2023年 over 党员总数（名） | gives the name 党员总数, the unit 名 and the time 2023."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the joined header without its unit and date, that unit, and the year or month it is of.

    *printed* is the header as it stands, by which two columns are told to be of one kind.
    """

    name: str = ""
    unit: str | None = None
    time: str | None = None
    is_code: bool = False
    printed: str = ""
    parts: tuple[str, ...] = ()

    def beside(self, label: Column) -> str:
        """Return the name without what stands over the column of the *label* as well (本年收入 over 项目 and 预算数)."""
        return "".join(part for part in self.parts if part not in label.parts)


NO_COLUMN = Column()
