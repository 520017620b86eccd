"""Make the documents that cannot be written by hand: `python -m corpus.build`.

Each file of source/ becomes one of documents/ with the same name and the suffix of its format.
The .txt in UTF-8 and the .md lie in documents/ as they were written and are left alone. The same
sources give the same bytes, so a second run changes nothing. The PDFs need fpdf2 (extra `corpus`)
and the font 文泉驿微米黑 (Debian: fonts-wqy-microhei), of which a subset is embedded.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from corpus import documents
from corpus.markup import Draft, parse
from corpus.pdf import set_pdf
from corpus.plain import set_plain
from corpus.word import set_word

SOURCES = Path(__file__).resolve().parent / "source"
SETTERS: dict[str, Callable[[Draft], bytes]] = {"docx": set_word, "pdf": set_pdf, "txt": set_plain}

log = logging.getLogger(__name__)


def build(source: Path, folder: Path) -> Path:
    """Write the document that *source* describes into *folder* and return its path."""
    draft = parse(source.read_text(encoding="utf-8"))
    target = folder / f"{source.stem}.{draft.options.format}"
    target.write_bytes(SETTERS[draft.options.format](draft))
    return target


def main() -> None:
    """Build every source into the folder of documents."""
    for source in sorted(SOURCES.glob("*.txt")):
        target = build(source, documents())
        log.info("%s %d", target.name, target.stat().st_size)


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)
    main()
