"""What is known when the next number of a paragraph is read, and what is claimed about it.

The context is the running memory of one section: scope, time, the open 其中 group, the total
it belongs to, the topic of the sentence, the claims made so far. Rules read it and give a
`Claim`; only the walk over the paragraph writes it.

What is made anew for every number (claims and cases, and quantities and clauses beside them) is a named tuple:
no less frozen than a dataclass, and made in less than half the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.figures.amount import Quantity
from ingest.figures.counting import stem
from ingest.figures.scan import Blank
from ingest.figures.units import Unit
from report import Kind

_GAP = re.compile("[比较]|[多少超增减][收支]")  # 比预算数29821万元少支474万元
_TELLING = 4  # characters of a name that may be cut short: 财政拨款支出 for 财政拨款支出预算
_REACH = 60  # figures looked back over; a paragraph of a thousand must not take a million steps


class Claim(NamedTuple):
    """What a rule says about a number: `subject` names the level that a change or share is of.

    `noun` is the counted thing without 数 or 人数, `taken` how many characters after the number
    went into the name, `per` makes the unit one for each period (/月), `tail` is what the next
    sibling shares (初中 …补助标准), `whole` the total whose head the name borrows, `time` that
    total's where it stands in another paragraph.
    """

    indicator: str
    rule: str
    kind: Kind = Kind.LEVEL
    direction: str | None = None
    base: str | None = None
    subject: str = ""
    noun: str = ""
    taken: int = 0
    per: str = ""
    tail: str = ""
    whole: str = ""
    time: str | None = None


class Said(NamedTuple):
    """A claim in its place: the number it is about, with scope and time, and the span of its sentence."""

    claim: Claim
    token: Quantity | Blank
    unit: Unit
    scope: str | None
    time: str | None
    group_of: str | None
    target: bool
    sentence: tuple[int, int] = (0, 0)

    @property
    def subject(self) -> str:
        """The name of the level that this figure is or refers to."""
        return self.claim.subject or self.claim.indicator

    @property
    def is_amount(self) -> bool:
        """Whether this figure can have parts: a level that is no age and no gap."""
        is_level = self.claim.kind in (Kind.LEVEL, Kind.TARGET) and self.unit.measure != "age"
        return is_level and _GAP.match(self.subject) is None


@dataclass(slots=True)
class Context:
    """The memory of a section while its paragraphs are read."""

    today: str | None
    home: str | None
    scope: str | None = None
    time: str | None = None
    last_time: str | None = None
    default_time: str | None = None
    target: bool = False
    is_yearly: bool = False
    is_dated: bool = True  # False where today is only read off the first pages: 2022年 may be past then
    part: bool = False
    total: Said | None = None
    opened_at: int = 0
    in_brackets: bool = False
    listed_under: Said | None = None
    topic: str = ""
    object: str = ""
    head: str = ""
    listed: str = ""
    clause: str = ""
    brief: bool = False
    phrase: str = ""
    said: list[Said] = field(default_factory=list)
    elders: list[Context] = field(default_factory=list)
    sentence_from: int = 0
    sentence: tuple[int, int] = (0, 0)
    paragraph_from: int = 0

    def recent(self) -> list[Said]:
        """Return the last figures of the paragraph, as many as are looked back over."""
        return self.said[max(self.paragraph_from, len(self.said) - _REACH) :]

    @property
    def previous(self) -> Said | None:
        """The last figure of the paragraph."""
        return self.said[-1] if len(self.said) > self.paragraph_from else None

    def last_level(self, *, norm: str | None = None) -> Said | None:
        """Return the last level of the paragraph, in the unit *norm* where one is given."""
        for said in reversed(self.recent()):
            is_level = said.claim.kind in (Kind.LEVEL, Kind.TARGET, Kind.MASKED) and said.subject
            if is_level and norm in (None, said.unit.norm):
                return said
        return None

    def named(self, name: str) -> Said | None:
        """Return the last level of the section that *name* speaks of (财政拨款支出预算 -> that amount), or None."""
        bare = stem(name)
        named = [said for said in reversed(self.said[-_REACH:]) if said.is_amount and said.subject]
        same = [said for said in named if stem(said.subject) == bare]
        longer = [said for said in named if len(bare) >= _TELLING and said.subject.startswith(bare)]
        return next(iter(same or longer), None)

    def earlier(self) -> list[Said]:
        """Return the levels of the report so far that borrow no head, the nearest first."""
        said = [one for context in self.elders for one in context.said]
        return [one for one in reversed(said) if one.claim.kind is Kind.LEVEL and one.claim.rule != "R10"]

    def named_like(self, name: str) -> str:
        """Return the last subject that ends in *name* (总收入 -> 村集体经济总收入), or *name*."""
        for said in reversed(self.recent()):
            if (name and said.subject.endswith(name)) or stem(said.subject).endswith(name):
                return said.subject
        return name


class Case(NamedTuple):
    """One number before the rules: the words around it, scope and dates taken out.

    `left` are the words right before it, `right` those after it, `gap` all since the previous
    number; `base` is what it is compared with (上年), `clauses` the clauses in between; `followed`
    tells that another number stands in the same clause.
    """

    token: Quantity | Blank
    unit: Unit
    printed: str
    left: str
    right: str
    gap: str
    clauses: tuple[str, ...]
    base: str | None
    assigned: bool
    comes_from: bool
    goes_to: bool
    followed: bool
    context: Context
