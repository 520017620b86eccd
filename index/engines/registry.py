"""The search engines there are, by name, and what must be installed for each.

    engine_of("tantivy") -> TantivyEngine, or an error that says how to install it

An engine's module is loaded when it is asked for, for some take time, and some are not installed.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from index.engines.base import SearchEngine
from report import BadInputError, LibraryError


@dataclass(frozen=True, slots=True)
class Kind:
    """An engine: its name, which is that of its module and package, its class, and the extra that brings it."""

    name: str
    engine: str
    extra: str | None = None

    @property
    def installing(self) -> str:
        """How the engine's package is installed."""
        return f"pip install 'diaoyan-wenku[{self.extra}]'"


KINDS = (Kind("whoosh", "WhooshEngine"), Kind("tantivy", "TantivyEngine", "fast"))
NAMES = tuple(kind.name for kind in KINDS)
DEFAULT, FAST = NAMES


def kind_of(name: str) -> Kind:
    """Return the engine called *name*; BadInputError where there is none."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    known = "、".join(kind.name for kind in KINDS)
    raise BadInputError(name, "没有这个检索引擎", f"可用：{known}")


def engine_of(name: str) -> type[SearchEngine]:
    """Return the class of the engine called *name*; LibraryError where its package is not installed."""
    kind = kind_of(name)
    try:
        module = importlib.import_module(f"index.engines.{kind.name}")
    except ModuleNotFoundError as error:
        if error.name != kind.name:
            raise
        remedy = f"请安装：{kind.installing}；或改用自带的引擎：diaoyan engine use {DEFAULT}"
        raise LibraryError(kind.name, "这个检索引擎没有安装", remedy) from error
    found: type[SearchEngine] = getattr(module, kind.engine)
    return found


def is_installed(name: str) -> bool:
    """Return whether the engine called *name* can be used here."""
    try:
        engine_of(name)
    except LibraryError:
        return False
    return True
