"""Errors that a person can act on: each names what it is about and the remedy."""

from __future__ import annotations


class DiaoyanError(Exception):
    """Something could not be done; `exit_code` is what the command line ends with."""

    exit_code = 1

    def __init__(self, subject: str, problem: str, remedy: str) -> None:
        super().__init__(f"{subject}：{problem}。{remedy}")
        self.subject = subject
        self.problem = problem
        self.remedy = remedy


class BadInputError(DiaoyanError):
    """Raised when what the user gave (a path, a query, an option) cannot be used."""

    exit_code = 2


class LibraryError(DiaoyanError):
    """Raised when a library cannot be opened, read or written."""

    exit_code = 3


class LibraryBusyError(LibraryError):
    """Raised when another process is writing the library and does not finish in time."""

    exit_code = 4


class NotFoundError(DiaoyanError):
    """Raised when a report, section or figure that was asked for is not in the library."""

    exit_code = 5
