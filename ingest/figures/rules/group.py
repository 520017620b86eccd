"""What a part takes over from its total: 走访企业46家，其中服务业17家 are 走访服务业企业."""

from __future__ import annotations

from ingest.figures.context import Case
from ingest.figures.counting import stem
from ingest.figures.naming import activity


def reworded(name: str, case: Case) -> str:
    """Return *name* with the verb of action, and the 企业, that its open total has."""
    total = case.context.total
    if not case.context.part or total is None or total.unit.norm != case.unit.norm:
        return name
    noun = stem(total.subject)
    verb = activity(noun)
    if name.endswith("业") and noun.endswith("企业") and not name.endswith("企业"):
        name += "企业"
    if not verb or activity(name) or name.startswith((verb, "增加", "减少")):
        return name
    return verb + name
