"""Which report a person means: named by its id, or by the file that it came in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from index.library import Library
from ingest.files import location_of
from report import BadInputError

ReportArgument = Annotated[str, typer.Argument(help="报告的编号（search --json 里的 id），或它的文件")]


def report_named(library: Library, text: str) -> str:
    """Return the id of the report in *library* that *text* names: by its id, or by a file that holds it alone.

    Raises BadInputError where the file holds several, NotFoundError where there is none.
    """
    location = location_of(Path(text))
    held = {
        report
        for row in library.files()
        if text == row.path or location == location_of(Path(row.path))
        for report in row.reports
    }
    if not held:
        return library.card(text).id
    if len(held) > 1:
        listed = "；".join(f"{one}《{library.card(one).title or '（无标题）'}》" for one in sorted(held))
        raise BadInputError(text, "这个文件里有几篇报告", f"请写报告的编号：{listed}")
    return held.pop()
