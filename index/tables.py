"""The tables of the catalog, as this version of the schema has them.

Texts are kept once, in `reports.text`: sections and figures hold offsets into it.
Times are UTC and carry no zone. A file's bytes are told by `sha256`; `files` says which
paths have them, `originals` what reading them gave. `changes` numbers every change of
a report: an engine that knows the number it has reached can follow.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    true,
)

metadata = MetaData()

schema = Table("schema", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("format", String(16), nullable=False),
    Column("size", Integer, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("extractor", String(64), nullable=False),
    Column("vocabulary", String(64), nullable=False),
    Column("added", DateTime, nullable=False),
    Column("properties", Text, nullable=False, server_default="[]"),
)

files = Table(
    "files",
    metadata,
    Column("location", Text, primary_key=True),
    Column("path", Text, nullable=False),
    Column("sha256", String(64), index=True),
    Column("status", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("extractor", String(64), nullable=False),
    Column("vocabulary", String(64), nullable=False),
    Column("seen", DateTime, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("title", Text),
    Column("kind", String(32), nullable=False, index=True),
    Column("number", Text),
    Column("issuer", Text),
    Column("place", Text, index=True),
    Column("date", String(32), index=True),
    Column("year", Integer, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("text_sha256", String(64), nullable=False, index=True),
    Column("plain_sha256", String(64), nullable=False, server_default="", index=True),
    Column("represents", Boolean, nullable=False, server_default=true(), index=True),
    Column("sections", Integer, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("added", DateTime, nullable=False, index=True),
    Column("place_path", Text, nullable=False, server_default="[]"),
    Column("topics", Text, nullable=False, server_default="[]"),
    Column("title_key", Text, index=True),
    Column("number_key", Text, index=True),
    Column("text", Text, nullable=False),
)

sections = Table(
    "sections",
    metadata,
    Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False),
    Column("parent", String(64)),
    Column("level", Integer, nullable=False),
    Column("heading", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("page", Integer),
    Column("blocks", Text, nullable=False),
)

section_roles = Table(
    "section_roles",
    metadata,
    Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
    Column("section", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False, index=True),
)

figures = Table(
    "figures",
    metadata,
    Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("indicator", Text, index=True),
    Column("canonical_key", Text, nullable=False, index=True),
    Column("low", Text),
    Column("high", Text),
    Column("unit", String(32), nullable=False),
    Column("norm_low", Text),
    Column("norm_high", Text),
    Column("norm", Float),
    Column("norm_unit", String(32), nullable=False),
    Column("qualifier", String(16)),
    Column("op", String(4), nullable=False),
    Column("scope", Text),
    Column("time", String(32)),
    Column("year", Integer, index=True),
    Column("kind", String(16), nullable=False),
    Column("direction", String(8)),
    Column("base", Text),
    Column("group_of", Text),
    Column("raw", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("section_key", String(64), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("rects", Text, nullable=False),
    Column("rule", String(16), nullable=False),
    Column("caliber", Text),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("figures", Text, nullable=False),
    Column("explanation", Text, nullable=False),
    Column("dismissed", Text),
)

citations = Table(
    "citations",
    metadata,
    Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("relation", String(16), nullable=False),
    Column("title", Text),
    Column("number", Text),
    Column("title_key", Text, index=True),
    Column("number_key", Text, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("sha256", String(64), ForeignKey("originals.sha256"), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("quote", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("quote", String(80), primary_key=True),
    Column("field", String(16), primary_key=True),
    Column("value", Text),
    Column("before", Text),
    Column("note", Text),
    Column("made", DateTime, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

runs = Table(
    "runs",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", String(32), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

likenesses = Table(
    "likenesses",
    metadata,
    Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
    Column("other_id", String(32), ForeignKey("reports.id"), primary_key=True, index=True),
    Column("alike", Float, nullable=False),
    Column("contained", Float, nullable=False),
)

dismissals = Table(
    "dismissals",
    metadata,
    Column("key", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("made", DateTime, nullable=False),
)

indicator_decisions = Table(
    "indicator_decisions",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("together", Boolean, nullable=False),
    Column("made", DateTime, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("cancel", Boolean, nullable=False),
    Column("total", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("current", Text),
    Column("created", DateTime, nullable=False, index=True),
    Column("started", DateTime),
    Column("heartbeat", DateTime),
    Column("finished", DateTime),
    Column("message", Text),
    Column("counts", Text, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("generation", Integer, primary_key=True, autoincrement=True),
    Column("report_id", String(32), nullable=False),
    Index("changes_report", "report_id"),
    sqlite_autoincrement=True,
)

OF_A_REPORT = (bands, citations, conflicts, figures, section_roles, sections)
"""What goes when a report goes, each by its column `report_id`."""
