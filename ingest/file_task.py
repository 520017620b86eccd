"""Read one file of many: a task that a worker process can be given.

    read_given(Given("历年调研.zip!/党建.docx", Path("staging/0001")), How()) -> Outcome

An archive gives an outcome without reports that names its members, unpacked into the staging folder.
What goes wrong with the content of a file is its outcome's reason.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest import archives
from ingest.files import sha256_of
from ingest.limits import Limits, default_limits
from ingest.readers import RecognisedPage
from ingest.understand import understand
from report import Member, Outcome, Refused, Source, Status, Verdict

INSIDE = "!/"
"""What stands between the path of an archive and the name of a member."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be read: its path as it is shown, and where its bytes lie if that is elsewhere.

    *refused* says that it stayed in its archive, and why; *share* is how many bytes and files it may
    unpack to where it is an archive in another.
    """

    path: str
    place: Path | None = None
    refused: Refused | None = None
    share: tuple[int, int] | None = None

    @property
    def location(self) -> Path:
        """Where the bytes lie."""
        return self.place or Path(self.path)

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.path.rpartition(INSIDE)[2]).name

    def member(self, member: Member | Refused) -> Given:
        """Return *member* of this archive as a file to be read."""
        path = f"{self.path}{INSIDE}{member.name}"
        if isinstance(member, Refused):
            return Given(path, refused=member)
        return Given(path, member.place, share=member.share)


@dataclass(frozen=True, slots=True)
class How:
    """How files are read: *staging* is a folder to unpack archives in; *keep_text* keeps the whole text."""

    limits: Limits = field(default_factory=default_limits)
    staging: Path | None = None
    keep_text: bool = False


def read_given(given: Given, how: How, recognised: Mapping[int, RecognisedPage] | None = None) -> Outcome:
    """Return the outcome of reading *given*; *recognised* is what was found on its pictured pages.

    Raises OSError where the file cannot be opened.
    """
    if given.refused is not None:
        refused = given.refused
        return Outcome(given.path, Status.FAILED, verdict=refused.verdict, reasons=refused.reasons)
    form = archives.form_of(given.location)
    if form is not None and how.staging is not None:
        return _unpacked(given, form, how.limits, how.staging)
    return _understood(given, how, recognised)


def failed(path: str, reason: str) -> Outcome:
    """Return the outcome of a file that could not be read for *reason*."""
    return Outcome(path=path, status=Status.FAILED, verdict=Verdict.FAILED, reasons=(reason,), error=reason)


def _understood(given: Given, how: How, recognised: Mapping[int, RecognisedPage] | None) -> Outcome:
    understanding = understand(given.location, name=given.name, limits=how.limits, recognised=recognised)
    reading = understanding.reading
    return Outcome(
        path=given.path,
        status=Status.ADDED if understanding.reports else Status.FAILED,
        reports=understanding.reports,
        verdict=reading.verdict,
        reasons=reading.reasons,
        source=understanding.source,
        text=reading.text if how.keep_text else "",
        scans=reading.scans,
        properties=reading.properties,
        proposals=understanding.proposals,
    )


def _unpacked(given: Given, form: str, limits: Limits, staging: Path) -> Outcome:
    size = given.location.stat().st_size
    if given.path.count(INSIDE) >= limits.depth:
        return failed(given.path, f"压缩包套压缩包超过 {limits.depth} 层，没有解开。请先解压再入库")
    if given.share is not None:
        limits = replace(limits, unpacked=given.share[0], members=given.share[1])
    into = Path(tempfile.mkdtemp(dir=staging))
    found = archives.unpack(given.location, form, into, limits)
    if not found.members:
        shutil.rmtree(into, ignore_errors=True)
    return Outcome(
        path=given.path,
        status=Status.ADDED if found.entries else Status.FAILED,
        verdict=found.verdict,
        reasons=found.reasons,
        source=Source(given.name, sha256_of(given.location), form, size),
        members=_shared(found, limits),
    )


def _shared(found: archives.Unpacked, limits: Limits) -> tuple[Member | Refused, ...]:
    """Return what was *found*, archives among it with equal shares of what the outer one has left.

    However deep archives stand in one another, they unpack to no more than a single one may.
    """
    inner = {member.name for member in found.members if archives.form_of(member.place) is not None}
    if not inner:
        return found.entries
    left = limits.unpacked - sum(member.place.stat().st_size for member in found.members)
    share = max(0, left) // len(inner), max(0, limits.members - len(found.entries)) // len(inner)
    return tuple(
        replace(entry, share=share) if isinstance(entry, Member) and entry.name in inner else entry
        for entry in found.entries
    )
