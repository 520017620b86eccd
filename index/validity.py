"""Whether a document still holds, as far as the library proves it: 已废止, 已修订, or nothing known.

    青禾县敬老办法 (2012) ← 青禾县养老服务办法 (2024): 《青禾县敬老办法》同时废止  → REPEALED

Only documents that stand in the library prove anything, and a draft proves nothing. A document is
revised where a later one changes it, or where a later version of a rule of the same title stands beside
it. That no record is found never means that it holds: None is all that is said then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from index.cited import (
    all_claims,
    all_namesakes,
    candidates,
    claims_on,
    documents_by_id,
    meant_by,
    namesakes,
)
from index.kinship import CHANGES, Claim, Document, is_older, is_version, resolve
from index.naming import exact_key, title_key
from index.values import Validity
from ingest.vocabulary import table
from report import Relation

RULES = ("条例", "办法", "规定", "细则", "规则", "章程", "法", "准则", "规程", "规范", "标准", "制度")
"""Documents of which one version holds at a time; a 通知 or a 报告 of the same title is another document."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a document, which other proves it, and in which claim (None: by being the later version)."""

    validity: Validity
    by: Document
    claim: Claim | None = None


def validity_name(validity: Validity | None) -> str:
    """Return the Chinese name of *validity*; of None, what can honestly be said then.

    >>> validity_name(Validity.REPEALED), validity_name(None)
    ('已废止', '库内未见废止或修订的记载')
    """
    return str(table("citations")["validity"][validity.value if validity else "unknown"])


def validity_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, Proof]:
    """Return what is proved of the reports *report_ids*; those of which nothing is known are left out."""
    documents = documents_by_id(connection, report_ids)
    found = {**_outdated(namesakes(connection, _rules(documents)))}
    found |= _claimed(connection, claims_on(connection, documents, CHANGES))
    return {one: found[one] for one in report_ids if one in found}


def all_validity(connection: Connection) -> dict[str, Proof]:
    """Return what is proved of all reports of the library."""
    outdated = _outdated(_rules(all_namesakes(connection)))
    return outdated | _claimed(connection, all_claims(connection, CHANGES))


def _rules(documents: Iterable[Document]) -> Iterator[Document]:
    return (one for one in documents if exact_key(one.title).endswith(RULES))


def _outdated(documents: Iterable[Document]) -> dict[str, Proof]:
    """Return those of *documents* of which a later version is among them, each with the latest."""
    alike: dict[str | None, list[Document]] = defaultdict(list)
    for one in _rules(documents):
        alike[title_key(one.title)].append(one)
    found: dict[str, Proof] = {}
    for group in alike.values():
        ordered = sorted((one for one in group if not one.is_draft), key=lambda one: one.date or "")
        for one in group:
            later = [other for other in ordered if is_older(one, other) and is_version(one, other)]
            if later and not one.is_draft:
                found[one.id] = Proof(Validity.REVISED, later[-1])
    return found


def _claimed(connection: Connection, claims: Iterable[Claim]) -> dict[str, Proof]:
    """Return what *claims* prove of the reports that they mean; a repeal outweighs a change."""
    final = [claim for claim in claims if not claim.by.is_draft]
    known = candidates(connection, final)
    found: dict[str, Proof] = {}
    for claim in final:
        document = resolve(claim, meant_by(claim, known))
        validity = _proved(claim, document) if document else None
        if document is None or validity is None:
            continue
        for twin in _twins(document, known):
            if twin not in found or validity is Validity.REPEALED:
                found[twin] = Proof(validity, claim.by, claim)
    return found


def _proved(claim: Claim, document: Document) -> Validity | None:
    namesake = exact_key(document.title) == exact_key(claim.by.title)
    if claim.relation is Relation.REPEALS and (not namesake or is_older(document, claim.by)):
        return Validity.REPEALED
    if claim.relation is Relation.AMENDS and is_older(document, claim.by):
        return Validity.REVISED
    return None


def _twins(document: Document, known: Mapping[str, Sequence[Document]]) -> set[str]:
    """Return the reports that have the very text of *document*: what is true of it is true of them."""
    alike = (one for found in known.values() for one in found if one.text_sha256 == document.text_sha256)
    return {one.id for one in alike}
