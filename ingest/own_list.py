"""A list of words that ship with the program, changed in the user's own file beside the others of a library.

    add(WORDS, "红管家")      words = ["红管家"]
    remove(WORDS, "空心村")   words = ["红管家", "!空心村"]

What was added is taken out of the file again when it is removed, so one undoes the other. What an
entry means, and whether it is a good one, is for whoever keeps the list to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.vocabulary import TAKEN_AWAY, current_list, own_entries, user_folder
from report import BadInputError, LibraryError


@dataclass(frozen=True, slots=True)
class OwnList:
    """The list *key* of the file *shipped*, and of the user's file of the same name."""

    shipped: Path
    key: str

    def current(self) -> tuple[str, ...]:
        """Return the entries that count now, those that were shipped first."""
        return current_list(self.shipped, self.key)

    def own(self) -> tuple[str, ...]:
        """Return what the user's file says, what it takes away begins with "!"."""
        return own_entries(self.shipped, self.key)

    def with_added(self, entries: Iterable[str]) -> tuple[str, ...]:
        """Return what the user's file is to say with *entries* added; BadInputError for one that is there."""
        own = list(self.own())
        current = set(self.current())
        for entry in dict.fromkeys(entries):
            if entry in current:
                raise BadInputError(entry, "已经有了", "不必再加")
            if TAKEN_AWAY + entry in own:
                own.remove(TAKEN_AWAY + entry)
            else:
                own.append(entry)
        return tuple(own)

    def with_removed(self, entries: Iterable[str]) -> tuple[str, ...]:
        """Return what the user's file is to say with *entries* removed; BadInputError for one that is not there."""
        own = list(self.own())
        current = set(self.current())
        for entry in dict.fromkeys(entries):
            if entry not in current:
                raise BadInputError(entry, "没有这一条", "请先列出来，照原样写")
            if entry in own:
                own.remove(entry)
            else:
                own.append(TAKEN_AWAY + entry)
        return tuple(own)

    def write(self, own: Iterable[str]) -> None:
        """Let the user's file say *own*, in one step. Raises LibraryError where it cannot be written."""
        folder = user_folder()
        if folder is None:
            raise LibraryError("词表", "不知道写到哪里", "请用 --library 指明资料库")
        target = folder / self.shipped.name
        lines = "".join(f"  {json.dumps(entry, ensure_ascii=False)},\n" for entry in own)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            partial = target.with_suffix(".partial")
            partial.write_text(f"{self.key} = [\n{lines}]\n", "utf-8", newline="\n")
            partial.replace(target)
        except OSError as error:
            raise LibraryError(str(target), "写不进词表", "请检查磁盘空间和写权限") from error
