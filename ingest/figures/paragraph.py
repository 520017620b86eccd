"""Read one paragraph: clause by clause, and at each number ask the rules what it says.

Each clause opens with what holds from there on (module `opening`); the words that are left go
to the rules with the number. A scope holds until the next one or the end of the paragraph, a
date likewise, a group until the end of its sentence or a number that outgrows its total.

A number that no rule can name is kept with an unknown indicator, never dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.figures.amount import Quantity
from ingest.figures.clauses import DATE, Clause, Sentence, Spot, sentences
from ingest.figures.context import Case, Claim, Context, Said
from ingest.figures.listed import Item
from ingest.figures.naming import is_name
from ingest.figures.opening import announced, enter, opens_group
from ingest.figures.placing import place
from ingest.figures.respective import assign
from ingest.figures.rules import RULES
from ingest.figures.rules.awarded import names_payment
from ingest.figures.rules.change import opens_change
from ingest.figures.rules.each import per_period
from ingest.figures.scan import Blank, scan
from ingest.figures.scope import Places
from ingest.figures.units import find_unit
from ingest.figures.vocabulary import alternation, words
from report import Kind

_LISTING = ("、", "和", "及", "或")
_ADJACENT = re.compile(rf"{DATE}(?:年)?(?:底|末|初)?(?:的)?$")
_COMPARED = re.compile(rf"(?:比|较|与|同){DATE}(?P<more>预算|同期|年末|年初|末|底)?")
_NAMES = re.compile(r"^[^了着过]+(?<![很较更为])$")  # no clause with a verb of its own
_STARTS = re.compile(rf"(?:由|从)(?:{DATE}|年初|上年末?|原来)?(?:年?[底末初])?(?:的)?$")
_ITEM = re.compile(r"\s*(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]{1,3}[.、](?!\d))")
_DETAIL = re.compile(
    r"\((?!其中|含|占|比|较|不含|即|约)[\u4e00-\u9fff]{1,10}$"
)  # 9名委员(书记1名，副书记4名)
_AIM = re.compile(alternation(words("target", "words")))
# What follows 要 is to be done; 将 alone often only means 把.
_SHALL = re.compile(
    r"(?:^|[，；;,]|今年|明年|全年|我们)(?:还|都|也|必须)?要(?![求素害塞件])"
    r"|(?:今年|明年|全年|将)将?(?:达到|增长|新建|建成|实施|投入|安排|突破|超过|实现)"
)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One sentence of the shadow *text* while its numbers are read; those from *aims* on are aimed at.

    *opened* is the total of which the sentence, an item of a list, tells a part.
    """

    text: str
    sentence: Sentence
    context: Context
    places: Places
    aims: int
    opened: Said | None

    def read(self) -> None:
        """Ask the rules about each number and note what the context learns on the way."""
        self._start()
        rising = False
        items: dict[int, Item] = {}
        for index, spot in enumerate(self.sentence.spots):
            for clause in self._untaken(spot.before, index):
                self.context.clause = enter(clause, self.context, self.places)
            if "分别" in spot.left.text and index not in items:
                items |= self._items(index)
            rising = self._read_spot(index, items.get(index), rising=rising)
        for clause in self.sentence.tail:
            enter(clause, self.context, self.places)

    def _start(self) -> None:
        context, spots = self.context, self.sentence.spots
        context.sentence_from, context.in_brackets = len(context.said), False
        context.sentence = (self.sentence.start, self.sentence.end)
        if context.brief:
            context.scope, context.brief = context.home, False
        context.topic = context.object = context.head = context.listed = context.phrase = ""
        first = (*spots[0].before, spots[0].left)[0] if spots else self.sentence.tail[0]
        if not opens_group(first.text):
            context.part, context.total = self.opened is not None, self.opened

    def _items(self, index: int) -> dict[int, Item]:
        return assign(self.sentence.spots, index, self.context)

    def _untaken(self, clauses: tuple[Clause, ...], index: int) -> tuple[Clause, ...]:
        """Drop from the first clause the noun that the number before it has taken as its name."""
        previous = self.context.previous
        if index == 0 or not clauses or previous is None or not previous.claim.taken:
            return clauses
        if previous.token is not self.sentence.spots[index - 1].token:
            return clauses
        return (clauses[0]._replace(text=clauses[0].text[previous.claim.taken :]), *clauses[1:])

    def _read_spot(self, index: int, item: Item | None, *, rising: bool) -> bool:
        """Ask the rules about the number *index*; return whether a change starts at it (由…提高到)."""
        spot, context = self.sentence.spots[index], self.context
        clause = spot.left if spot.before else self._untaken((spot.left,), index)[0]
        left = context.phrase + enter(clause, context, self.places)
        if spot.before and not context.topic and _STARTS.match(clause.text) and _NAMES.search(context.clause):
            left = context.clause + clause.text  # 占投资的比重，由上年的74%: the clause before names it
        context.phrase = ""
        case = self._case(index, clause, left, item, rising=rising)
        claim = next((made for rule in RULES if (made := rule(case)) and is_name(made.indicator)), None)
        claim = claim or _unnamed(case)
        if claim is None:
            return False
        adjacent = clause.moments[-1].iso if clause.moments and _ADJACENT.search(clause.text) else None
        adjacent = None if claim.kind is Kind.MULTIPLE else (item.time if item else None) or adjacent
        said = place(claim, case, item.scope if item else None, adjacent, aims=spot.token.start >= self.aims)
        context.said.append(said)
        _look_on(spot, claim, context)
        return case.comes_from

    def _case(self, index: int, clause: Clause, left: str, item: Item | None, *, rising: bool) -> Case:
        spots = self.sentence.spots
        spot, token = spots[index], spots[index].token
        follower = spots[index + 1] if index + 1 < len(spots) else None
        near = follower if follower and not follower.before else None
        unit = find_unit(token.unit.split("/")[0])[0]
        is_ratio = isinstance(token, Quantity) and token.measure == "ratio"
        return Case(
            token=token,
            unit=replace(unit, measure="ratio") if is_ratio else unit,
            printed=self.text[token.start : token.tail if isinstance(token, Quantity) else token.end],
            left=(item.words if item else "") or left,
            right=self._right(index),
            gap=spot.gap,
            clauses=(self.context.clause,) if spot.before else (),
            base=_base(self.text, clause),
            assigned=item is not None,
            comes_from=bool(near and opens_change(clause.text, near.left.text)),
            goes_to=rising,
            followed=bool(near and "、" not in near.gap),
            context=self.context,
        )

    def _right(self, index: int) -> str:
        """Return the words after the number *index*, those after its list where they name all of it."""
        spots, last = self.sentence.spots, index
        while last + 1 < len(spots) and spots[last + 1].gap in _LISTING:
            last += 1
        right = spots[last].right
        return right if last > index and names_payment(right) else spots[index].right


def read_paragraph(
    text: str, context: Context, places: Places, *, aims: bool, goes_on: bool = False
) -> list[Said]:
    """Return what is said by the numbers of the shadow *text*; *context* goes on with it.

    *aims* tells that the section sets goals or plans, so that 力争 and 目标 make targets; *goes_on*
    that the text stands in one line with the one before it.
    """
    first = len(context.said)
    if not goes_on:
        context.paragraph_from, context.part, context.total = first, False, None
    opened = context.listed_under if _ITEM.match(text) else None
    for sentence in sentences(text, scan(text, context.today)):
        aimed_from = _aimed_from(sentence) if aims else len(text)
        _Walk(text, sentence, context, places, aimed_from, opened).read()
        opened = None
    is_listed = goes_on or _ITEM.match(text) is not None
    context.listed_under = announced(text, context) or (context.listed_under if is_listed else None)
    return context.said[first:]


def _aimed_from(sentence: Sentence) -> int:
    """Return from where on the numbers of *sentence* are aims: all of it, what follows 要, or nothing."""
    if _AIM.search(sentence.text):
        return sentence.start
    shall = _SHALL.search(sentence.text)
    return sentence.start + shall.start() if shall else sentence.end


def _unnamed(case: Case) -> Claim | None:
    """Keep a number that nothing names, its indicator unknown; a Chinese numeral is too weak for that."""
    is_kept = case.printed[0].isdigit() or isinstance(case.token, Blank)
    return Claim("", "R0", per=per_period(case)) if is_kept else None


def _base(text: str, clause: Clause) -> str | None:
    found = _COMPARED.search(clause.text) if clause.moments else None
    if not found:
        return None
    moment = clause.moments[clause.text[: found.start()].count(DATE)]
    return text[moment.start : moment.end] + (found["more"] or "")


def _look_on(spot: Spot, claim: Claim, context: Context) -> None:
    """Open a group where the words after the number do (132名流动党员中, 9名委员（书记1名…）); keep what names the next."""
    if claim.kind is Kind.THRESHOLD:
        context.phrase = claim.noun
    rest = spot.right[claim.taken :]
    if context.in_brackets and ")" in spot.right:
        context.part, context.total, context.in_brackets = False, None, False
    elif claim.kind is Kind.LEVEL and not context.part and _DETAIL.match(rest):
        context.part, context.total, context.in_brackets = True, context.said[-1], True
    elif claim.taken and rest.startswith("中"):
        context.part, context.total = True, context.said[-1]
