"""What a report is: frozen values that every other package speaks in.

A file becomes a `Reading` (blocks and a verdict), a reading becomes one or more
`Report`, and each report holds a tree of `Section`, its `Figure` records and the
`Conflict` records among them. Only the standard library is used here, nothing
reads a file, and nothing is decided: this package holds what others found out.
"""

from report.amendments import Amendment, Proposal, Subject, quote_at
from report.blocks import Block, Cell, Paragraph, Picture, Rect, Style, Table, block_text
from report.citations import Citation, Relation
from report.errors import (
    BadInputError,
    DiaoyanError,
    LibraryBusyError,
    LibraryError,
    NotFoundError,
)
from report.figures import Anchor, Conflict, Figure, Kind, Severity
from report.reading import Member, Outcome, Reading, Refused, Source, Status, Verdict
from report.report import KINDS, Report
from report.search import Hit, Near, Query, Span, Without
from report.sections import Role, Section, flatten

__all__ = [
    "KINDS",
    "Amendment",
    "Anchor",
    "BadInputError",
    "Block",
    "Cell",
    "Citation",
    "Conflict",
    "DiaoyanError",
    "Figure",
    "Hit",
    "Kind",
    "LibraryBusyError",
    "LibraryError",
    "Member",
    "Near",
    "NotFoundError",
    "Outcome",
    "Paragraph",
    "Picture",
    "Proposal",
    "Query",
    "Reading",
    "Rect",
    "Refused",
    "Relation",
    "Report",
    "Role",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Status",
    "Style",
    "Subject",
    "Table",
    "Verdict",
    "Without",
    "block_text",
    "flatten",
    "quote_at",
]
