"""Have LibreOffice write documents in another format: many files in one run, with a profile of its own.

    convert([Path("a.docx")], "doc", Path("out")) -> {"a": Path("out/a.doc")}

A profile in a temporary folder keeps it apart from an office program that is open, and from other runs.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

FILTERS = {
    "doc": "doc:MS Word 97",
    "docx": "docx:MS Word 2007 XML",
    "pdf": "pdf",
    "html": "html",
    "txt": "txt:Text (encoded):UTF8",
    "rtf": "rtf:Rich Text Format",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xls": "xls:MS Excel 97",
}
CSV_AS_TEXT = "--infilter=CSV:44,34,76,1,,0,true"
"""Commas, quotes, UTF-8, from line 1, and what is quoted is text: else 412.0 would become 412."""

SECONDS = 600


def office() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(files: Sequence[Path], form: str, folder: Path) -> dict[str, Path]:
    """Write *files* in the format *form* into *folder*; return those that were written, by their stems.

    Raises FileNotFoundError where there is no LibreOffice.
    """
    program = office()
    if program is None:
        raise FileNotFoundError("找不到 LibreOffice（soffice），请先安装。")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        command += [CSV_AS_TEXT] if files and files[0].suffix == ".csv" else []
        command += ["--convert-to", FILTERS[form], "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    made = (folder / f"{file.stem}.{form}" for file in files)
    return {path.stem: path for path in made if path.exists()}
