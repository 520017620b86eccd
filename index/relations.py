"""How a report stands to the others of its library: which it names, which name it, whether it still holds.

    relations_of(catalog, id).names     → 依据《青禾县养老服务条例》(in the library), 依据《水法》(not in it)
    relations_of(catalog, id).named_by  → 青禾县养老服务办法 repeals it, at such a sentence

Who is meant is decided in `index.kinship` when it is asked for, so that a document that comes later is
linked with those that named it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from index import tables
from index.browse import cards_of
from index.catalog import Catalog
from index.cited import candidates, claims_by, claims_on, documents_by_id, meant_by
from index.kinship import Claim, Document, resolve
from index.loading import not_found
from index.naming import exact_key
from index.validity import validity_of
from index.values import ReportCard, Validity
from index.versions import versions_of
from report import Anchor, Relation

BEFORE, AFTER = 60, 80
"""Characters around a citation that are shown of its sentence, at most."""


@dataclass(frozen=True, slots=True)
class Link:
    """One document names another at *anchor*, in the words *quote*.

    `report` is the document at the other end as a card, None where it is not in the library; `inside` says
    that it is an attachment which follows in the very file that names it.
    """

    relation: Relation
    title: str | None
    number: str | None
    anchor: Anchor
    quote: str
    report: ReportCard | None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Relations:
    """The documents that a report `names`, those that it is `named_by`, and its other `versions` by date.

    `validity` is what became of it; `ended_by` proves it, at `proof` where it says so in words.
    """

    names: tuple[Link, ...]
    named_by: tuple[Link, ...]
    versions: tuple[ReportCard, ...] = ()
    validity: Validity | None = None
    ended_by: ReportCard | None = None
    proof: Link | None = None


def relations_of(catalog: Catalog, report_id: str) -> Relations:
    """Return the relations of report *report_id*; NotFoundError where there is none."""
    with catalog.reading() as connection:
        found = documents_by_id(connection, (report_id,))
        if not found:
            raise not_found(report_id)
        naming = claims_by(connection, found)
        known = candidates(connection, naming)
        names = _links(connection, [(claim, resolve(claim, meant_by(claim, known))) for claim in naming])
        named_by = _links(connection, [(claim, claim.by) for claim in _that_mean(connection, found[0])])
        versions = cards_of(connection, versions_of(connection, found[0]))
        proof = validity_of(connection, (report_id,)).get(report_id)
        if proof is None:
            return Relations(names, named_by, versions)
        said = _links(connection, [(proof.claim, proof.by)])[0] if proof.claim else None
        ended_by = cards_of(connection, (proof.by.id,))[0]
        return Relations(names, named_by, versions, proof.validity, ended_by, said)


def _that_mean(connection: Connection, document: Document) -> tuple[Claim, ...]:
    """Return the claims of others that mean *document*, or another file with its very text."""
    possible = claims_on(connection, (document,))
    known = candidates(connection, possible)
    meant = ((claim, resolve(claim, meant_by(claim, known))) for claim in possible)
    return tuple(claim for claim, one in meant if one and one.text_sha256 == document.text_sha256)


def _links(connection: Connection, claims: Sequence[tuple[Claim, Document | None]]) -> tuple[Link, ...]:
    cards = {card.id: card for card in cards_of(connection, sorted({one.id for _, one in claims if one}))}
    places = _Places(connection, {claim.by.id for claim, _ in claims})
    return tuple(_link(claim, cards.get(one.id) if one else None, places) for claim, one in claims)


def _link(claim: Claim, card: ReportCard | None, places: _Places) -> Link:
    anchor, quote = places.anchor(claim), places.sentence(claim)
    inside = claim.relation is Relation.ATTACHES and places.holds(claim)
    return Link(claim.relation, claim.title, claim.number, anchor, quote, card, inside)


class _Places:
    """The texts and sections of the reports that cite, for the places where they do."""

    def __init__(self, connection: Connection, report_ids: Iterable[str]) -> None:
        self._texts: dict[str, str] = {}
        self._sections: dict[str, list[tuple[int, str]]] = {}
        report, section = tables.reports.c, tables.sections.c
        for one in sorted(report_ids):
            wanted = select(report.text).where(report.id == one)
            self._texts[one] = connection.execute(wanted).scalar_one()
            starts = select(section.start, section.key).where(section.report_id == one)
            rows = connection.execute(starts.order_by(section.start, section.position))
            self._sections[one] = [(row.start, row.key) for row in rows]

    def anchor(self, claim: Claim) -> Anchor:
        """Return where *claim* stands."""
        keys = [key for start, key in self._sections[claim.by.id] if start <= claim.start]
        return Anchor(claim.by.id, keys[-1] if keys else "", claim.start, claim.end)

    def holds(self, claim: Claim) -> bool:
        """Return whether what *claim* names heads a part of the text behind it."""
        lines = self._texts[claim.by.id][claim.end :].split("\n")
        return claim.title is not None and exact_key(claim.title) in map(exact_key, lines)

    def sentence(self, claim: Claim) -> str:
        """Return the sentence of *claim*, cut to what can be shown."""
        text = self._texts[claim.by.id]
        before = text[max(0, claim.start - BEFORE) : claim.start]
        after = text[claim.end : claim.end + AFTER]
        first = max(before.rfind(mark) for mark in "。\n") + 1
        ends = [at for at in (after.find("。"), after.find("\n")) if at >= 0]
        return before[first:] + text[claim.start : claim.end] + after[: min(ends, default=len(after))]
