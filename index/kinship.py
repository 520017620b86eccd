"""Which of the documents in a library is meant where one is named; nothing is asked of the catalog here.

    Claim(by 青禾县敬老实施细则, "敬老办法")  + 青禾县敬老办法, 白沙县敬老办法  → 青禾县敬老办法

A 发文字号 decides; else the title does: the very title, with the citing document's place or issuer before
it or without it. Of several versions the newest that the citing document can have known is meant.
What stays ambiguous is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.naming import bare_title, exact_key, issuer_of_title, number_key, state_of, title_key
from report import Relation

CHANGES = frozenset({Relation.REPEALS, Relation.AMENDS})
"""Relations that end a version of the document named: only an older one can be meant."""

LEGISLATURES = ("人民代表大会", "人大常委会", "国务院")

DRAFTS = ("征求意见", "草案", "送审", "讨论", "初稿")


@dataclass(frozen=True, slots=True)
class Document:
    """A report as far as others may name it; `issued` are the titles that it issues, `places` its place chain."""

    id: str
    title: str
    number: str | None
    issuer: str | None
    places: tuple[str, ...]
    date: str | None
    kind: str
    text_sha256: str
    issued: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether the title says that the document is not final."""
        return any(word in state_of(self.title) for word in DRAFTS)


@dataclass(frozen=True, slots=True)
class Claim:
    """What document *by* says of the one that it names from *start* to *end* of its text."""

    by: Document
    relation: Relation
    title: str | None
    number: str | None
    start: int
    end: int


def keys_of(title: str, places: Iterable[str]) -> frozenset[str]:
    """Return the keys under which *title* is to be looked for by one who is at home in *places*.

    >>> sorted(keys_of("敬老办法", ("青禾县",)))
    ['敬老办法', '青禾县敬老办法']
    """
    bare = bare_title(title)
    variants = [bare]
    for place in places:
        variants += [place + bare, bare.removeprefix(place)]
    return frozenset(key for variant in variants if (key := title_key(variant)))


def resolve(claim: Claim, candidates: Sequence[Document]) -> Document | None:
    """Return which of *candidates* is meant by *claim*, None where none is or several may be."""
    others = [one for one in candidates if one.text_sha256 != claim.by.text_sha256]
    others = [one for one in others if claim.relation not in CHANGES or not is_older(claim.by, one)]
    number = number_key(claim.number)
    if number and (numbered := [one for one in others if number_key(one.number) == number]):
        return _the_one(numbered, claim)
    if claim.title is None:
        return None
    unlike = [one for one in others if number and one.number and number_key(one.number) != number]
    left = [one for one in others if one not in unlike]
    own = [one for one in left if _is_called(one, claim.title, claim.by)]
    issued = [one for one in left if any(_same(claim.title, title, one, claim.by) for title in one.issued)]
    return _the_one(own or issued, claim)


def is_older(one: Document, other: Document) -> bool:
    """Return whether *one* is surely older than *other*: dates are as precise as they are known."""
    if not one.date or not other.date:
        return False
    length = min(len(one.date), len(other.date))
    return one.date[:length] < other.date[:length]


def _is_called(one: Document, title: str, by: Document) -> bool:
    return _same(title, one.title, one, by)


def _same(cited: str, title: str, one: Document, by: Document) -> bool:
    """Return whether *cited* in *by* means *title*, which is that of *one* or of what it issues."""
    if state_of(cited) and state_of(cited) != state_of(title):
        return False
    first, second = exact_key(cited), exact_key(title)
    if first == second:
        return not first.startswith("关于") or related(one, by)
    before, behind = issuer_of_title(cited), issuer_of_title(title)
    if before != behind and first.removeprefix(before) == second.removeprefix(behind):
        named = before or behind
        mine = one.issuer if before else by.issuer
        return _agree(named, mine) or (not before and related(one, by))
    if exact_key(by.title) == second or _is_legislature(by.issuer):
        return False
    return any(_with_place(first, second, place) for place in (*by.places, *one.places)) and related(one, by)


def _with_place(first: str, second: str, place: str) -> bool:
    return first == place + second or second == place + first


def _is_legislature(issuer: str | None) -> bool:
    """Return whether *issuer* makes laws: it names those of its place in full, and the nation's in short."""
    return issuer is not None and any(word in issuer for word in LEGISLATURES)


def _agree(issuer: str, other: str | None) -> bool:
    known = exact_key(other)
    return bool(known) and (known in issuer or issuer in known)


def related(one: Document, other: Document) -> bool:
    """Return whether one's place lies in the other's, or they have one issuer; what is unknown speaks against nothing."""
    if one.issuer and one.issuer == other.issuer:
        return True
    if not one.places or not other.places:
        return True
    return one.places[-1] in other.places or other.places[-1] in one.places


def is_version(one: Document, other: Document) -> bool:
    """Return whether two documents are versions of one: of one title but for year and state, and of one place."""
    same = title_key(one.title) is not None and title_key(one.title) == title_key(other.title)
    issuers = {issuer_of_title(one.title), issuer_of_title(other.title)}
    alike = len(issuers) == 1 or "" in issuers
    return same and alike and one.text_sha256 != other.text_sha256 and related(one, other)


def _the_one(found: Sequence[Document], claim: Claim) -> Document | None:
    """Return the only one *found*; of versions of one document the newest that *claim* can mean."""
    texts = {one.text_sha256: one for one in sorted(found, key=lambda one: one.id, reverse=True)}
    left = sorted(texts.values(), key=lambda one: one.date or "")
    if len(left) <= 1:
        return left[0] if left else None
    if len({exact_key(one.title) for one in left}) > 1 or not all(one.date for one in left):
        return None
    known = [one for one in left if claim.by.date and not is_older(claim.by, one)]
    if claim.relation in CHANGES:
        known = [one for one in known if is_older(one, claim.by)] or known
    return known[-1] if known and (len(known) == 1 or known[-1].date != known[-2].date) else None
