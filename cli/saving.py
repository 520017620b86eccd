"""Results saved as a file that a spreadsheet program opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from report import BadInputError

Makers = Mapping[str, Callable[[], bytes]]
"""By the ending of a file's name, what makes its bytes."""


def check(path: Path, makers: Makers) -> None:
    """Raise BadInputError unless the name of *path* ends in one of *makers*."""
    if path.suffix.lower() not in makers:
        raise BadInputError(str(path), f"只能另存为 {' 或 '.join(makers)}", "请改文件名的后缀")


def save(path: Path, makers: Makers) -> None:
    """Write to *path* what belongs to its ending; BadInputError where that cannot be."""
    check(path, makers)
    data = makers[path.suffix.lower()]()
    try:
        path.write_bytes(data)
    except OSError as error:
        raise BadInputError(
            str(path), f"写不进去（{error.strerror}）", "请换一个位置，或先关闭已打开的同名文件"
        ) from error
