"""What came out of an archive, as values that travel between processes.

    Unpacked(entries=(Member("历年/甲.docx", Path("…/1")), Refused("乙.docx", encrypted, ("…有密码…",))), …)

Entries keep the order of the archive; their names are for showing only and never become paths.
"""

from __future__ import annotations

from dataclasses import dataclass

from report import Member, Refused, Verdict


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of an archive in its order, and how far it could be unpacked."""

    entries: tuple[Member | Refused, ...]
    verdict: Verdict
    reasons: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[Member, ...]:
        """Return the files that were taken out."""
        return tuple(entry for entry in self.entries if isinstance(entry, Member))

    @property
    def refused(self) -> tuple[Refused, ...]:
        """Return the files that were not."""
        return tuple(entry for entry in self.entries if isinstance(entry, Refused))
