"""Word lists that ship with the program, and what a user adds to them in files of his own.

    $DIAOYAN_VOCABULARY/roles.toml:   [problems]
                                      strong = ["堵心事", "!难处"]

Tables are merged, a list is added to, an entry "!难处" takes the shipped 难处 away, and any
other value takes the place of the shipped one. The folder is named by an environment
variable because worker processes inherit it.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from report import BadInputError

FOLDER = "DIAOYAN_VOCABULARY"
"""The environment variable that names the user's folder."""

TAKEN_AWAY = "!"
CHECKED_BY_ITSELF = frozenset({"roles"})
"""Lists of which every word is looked at where it is read, and said to be wrong in words of its own."""

SHIPPED = Path(__file__).parent
ROOMS = ("", "figures")
"""Where the word lists lie that a user can add to; the others are marks of file formats."""


EXTENDED = frozenset(
    (
        "citations",
        "figure_words",
        "indicators",
        "place_words",
        "places",
        "roles",
        "synonyms",
        "titles",
        "topics",
        "units",
        "words",
    )
)
"""The word lists that a user can add to."""


OWN = "vocabulary"
"""The folder in a library that holds the user's own word lists."""
READ_AS_THEY_ARE = frozenset({"synonyms.toml", "words.toml"})
"""The user's lists that may change while a process runs, and for which no file is read anew."""

FREE = {"places": frozenset(("place", "renamed", "merged"))}
"""Tables that a user may write and of which the shipped list has none."""


def user_folder() -> Path | None:
    """Return the folder of the user's own word lists, None where none is named."""
    named = os.environ.get(FOLDER, "").strip()
    return Path(named) if named else None


def table(name: str, *, room: str = "") -> dict[str, Any]:
    """Return the word list *name*, shipped beside this module or in its *room*, with the user's additions.

    The user's folder has no rooms: ingest/figures/units.toml is added to by units.toml there. Raises
    BadInputError where the user's file cannot be read.
    """
    loaded_digest()
    return _table(SHIPPED / room / f"{name}.toml", user_folder())


def current_list(shipped: Path, key: str) -> tuple[str, ...]:
    """Return the list *key* of the file *shipped* with what the user's file of that name says this moment.

    For what may change while a process runs. Raises BadInputError where the user's file cannot be read.
    """
    folder = user_folder()
    return _current_list(shipped, key, folder, _stamp(folder / shipped.name) if folder else None)


@lru_cache(maxsize=16)
def _current_list(
    shipped: Path, key: str, folder: Path | None, _as_it_is: tuple[int, int] | None
) -> tuple[str, ...]:
    said = _said(folder / shipped.name) if folder else {}
    where = str(folder / shipped.name) if folder else ""
    listed = tomllib.loads(shipped.read_text("utf-8"))
    merged = _merged(listed, said, where)
    _check(listed, said, where)
    return tuple(merged[key])


def own_entries(shipped: Path, key: str) -> tuple[str, ...]:
    """Return what the user's file named as *shipped* says under *key*, as it stands there."""
    folder = user_folder()
    current_list(shipped, key)
    return tuple(_said(folder / shipped.name).get(key, ())) if folder else ()


def belong_to(library: Path) -> None:
    """Use the word lists that lie in *library*, unless a folder is named already."""
    if not os.environ.get(FOLDER):
        os.environ[FOLDER] = str(library.absolute() / OWN)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def loaded_digest() -> str:
    """Return the digest of the word lists as they were when this process first read them; it goes on with those."""
    return _loaded_digest(user_folder())


@cache
def _loaded_digest(_folder: Path | None) -> str:
    return vocabulary_digest()


def shipped_table(name: str, *, room: str = "") -> dict[str, Any]:
    """Return the word list *name* as it was shipped."""
    return _table(SHIPPED / room / f"{name}.toml", None)


def check_vocabulary() -> None:
    """Read all of the user's word lists, so that a fault in them is told before files are read.

    Raises BadInputError that names the file, the place in it and the remedy.
    """
    folder = user_folder()
    for path in sorted(folder.glob("*.toml")) if folder else ():
        shipped = [file for room in ROOMS if (file := SHIPPED / room / path.name).is_file()]
        for file in shipped:
            _table(file, folder)
            _refuse_unknown(path, tomllib.loads(file.read_text("utf-8")))
        if path.stem not in EXTENDED:
            raise BadInputError(str(path), "没有这个词表", f"请改文件名；可用：{'、'.join(sorted(EXTENDED))}")


def _refuse_unknown(path: Path, shipped: dict[str, Any]) -> None:
    """Raise BadInputError for a table that the shipped list does not have: a slip would be passed over in silence."""
    unknown = sorted(set(_said(path)) - set(shipped) - FREE.get(path.stem, frozenset()))
    if unknown:
        known = "、".join(sorted({*shipped, *FREE.get(path.stem, ())}))
        raise BadInputError(str(path), f"不认识“{unknown[0]}”", f"可用：{known}")


def vocabulary_digest() -> str:
    """Return a short hash of all word lists, the user's among them, that the extraction relies on."""
    folder = user_folder()
    own = _digest(folder) if folder else ""
    return hashlib.sha256(f"{_shipped_digest()}{own}".encode()).hexdigest()[:16]


@cache
def _shipped_digest() -> str:
    return _digest(SHIPPED)


def _digest(root: Path) -> str:
    """Return the hash of the word lists in *root*; "" where none of them counts."""
    files = [
        file for file in sorted(root.rglob("*.toml")) if root == SHIPPED or file.name not in READ_AS_THEY_ARE
    ]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest() if files else ""


@cache
def _table(file: Path, folder: Path | None) -> dict[str, Any]:
    shipped = tomllib.loads(file.read_text("utf-8"))
    if folder is None:
        return shipped
    path = folder / file.name
    said = _said(path)
    merged = _merged(shipped, said, str(path))
    if file.stem not in CHECKED_BY_ITSELF:
        _check(shipped, said, str(path))
    return merged


def _said(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInputError(
            str(path), f"词表读不懂（{error}）", "请改正后再试；文件应是 UTF-8 的 TOML"
        ) from error


def _merged(shipped: dict[str, Any], said: dict[str, Any], path: str) -> dict[str, Any]:
    merged = dict(shipped)
    for key, value in said.items():
        merged[key] = _value(shipped[key], value, f"{path} 中的 {key}") if key in shipped else value
    return merged


def _value(shipped: Any, said: Any, where: str) -> Any:
    if type(shipped) is not type(said):
        form = "表" if isinstance(shipped, dict) else "数组" if isinstance(shipped, list) else "同类的值"
        raise BadInputError(where, f"应当是{form}", "请照随程序附带的同名词表的写法改正")
    if isinstance(shipped, dict):
        return _merged(shipped, said, where)
    if isinstance(shipped, list):
        gone = {word[len(TAKEN_AWAY) :] for word in said if _takes_away(word)}
        kept = [word for word in shipped if not (isinstance(word, str) and word in gone)]
        return [*kept, *(word for word in said if not _takes_away(word) and word not in kept)]
    return said


def _check(shipped: dict[str, Any], said: dict[str, Any], where: str) -> None:
    for key in said.keys() & shipped.keys():
        if isinstance(said[key], dict):
            _check(shipped[key], said[key], f"{where} 中的 {key}")
        elif isinstance(said[key], list):
            _check_entries(shipped[key], said[key], f"{where} 中的 {key}")


def _check_entries(shipped: list[Any], said: list[Any], where: str) -> None:
    """Raise BadInputError where an entry of *said* is empty or of another kind than those that were *shipped*."""
    for entry in said:
        if shipped and type(entry) not in set(map(type, shipped)):
            raise BadInputError(where, f"这一条写法不对（{entry}）", "请照随程序附带的同名词表的写法改正")
        if isinstance(entry, str) and not entry.removeprefix(TAKEN_AWAY).strip():
            raise BadInputError(where, "有一条是空的", "请删去这一条")
        if isinstance(entry, dict):
            _check_values(shipped, entry, where)


def _check_values(shipped: list[Any], entry: dict[str, Any], where: str) -> None:
    for key, value in entry.items():
        kinds = {type(one[key]) for one in shipped if isinstance(one, dict) and key in one}
        if kinds and type(value) not in kinds:
            raise BadInputError(
                where, f"这一条写法不对（{key} = {value}）", "请照随程序附带的同名词表的写法改正"
            )


def _takes_away(word: Any) -> bool:
    return isinstance(word, str) and word.startswith(TAKEN_AWAY)
