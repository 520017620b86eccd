"""The versions of one document in a library, and how two of them differ.

    青禾县敬老办法（征求意见稿） 2023-03, 青禾县敬老办法 2023-08, 青禾县敬老办法（2025年修订） 2025-01

Versions have one title but for year and state (试行, 修订稿), and one place; a document that takes the
place of another under a similar name (暂行办法 → 办法) and says so is a version too.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from sqlalchemy import Connection

from index.alignment import Difference, compare_reports
from index.catalog import Catalog
from index.cited import candidates, claims_by, claims_on, meant_by, namesakes
from index.kinship import Document, is_version, resolve
from index.loading import load_report
from index.naming import exact_key
from report import Relation

SIMILAR = 0.7
"""How alike the titles of a document and of the one that it repeals must be for them to be versions."""


def versions_of(connection: Connection, document: Document) -> tuple[str, ...]:
    """Return the ids of the other versions of *document* in the library, oldest first, undated last.

    Of several files with one text the first counts.
    """
    found = [one for one in namesakes(connection, (document,)) if is_version(document, one)]
    found += _succession(connection, document)
    texts = {one.text_sha256: one for one in sorted(found, key=lambda one: one.id, reverse=True)}
    ordered = sorted(texts.values(), key=lambda one: (one.date is None, one.date or "", one.id))
    return tuple(one.id for one in ordered)


def _succession(connection: Connection, document: Document) -> list[Document]:
    """Return the documents of a similar title that *document* repeals, or that repeal it."""
    own = [claim for claim in claims_by(connection, (document,)) if claim.relation is Relation.REPEALS]
    others = claims_on(connection, (document,), (Relation.REPEALS,))
    known = candidates(connection, (*own, *others))
    before = [one for claim in own if (one := resolve(claim, meant_by(claim, known)))]
    after = [
        claim.by
        for claim in others
        if (one := resolve(claim, meant_by(claim, known))) and one.id == document.id
    ]
    return [one for one in (*before, *after) if _alike(one, document)]


def _alike(one: Document, other: Document) -> bool:
    first, second = _without_place(one), _without_place(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= SIMILAR


def _without_place(document: Document) -> str:
    """Return the key of the title without the places before it, which make titles of one place look alike."""
    title = exact_key(document.title)
    for place in document.places:
        title = title.removeprefix(place)
    return title


def difference(catalog: Catalog, old: str, new: str) -> Difference:
    """Return what became of the sections of report *old* in report *new*.

    Raises NotFoundError where one of them is not in the library.
    """
    with catalog.reading() as connection:
        return compare_reports(load_report(connection, old), load_report(connection, new))
