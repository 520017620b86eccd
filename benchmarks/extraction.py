"""Time all that follows reading: `python -m benchmarks.extraction [FOLDER…]`, MB of text a second and core.

Every stage of `ingest.structure` is timed in turn over the same blocks: split, outline, metadata, roles,
topics, prints, citations, figures, conflicts. Beside it `jieba.lcut`, the word cutter that most programs for Chinese text begin with,
runs over the same text in the same process, and the best of `ROUNDS` counts for both. Text is
counted in bytes of UTF-8. Without a folder the project's sample documents are read.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import jieba

from corpus import documents
from ingest.citations import find_citations
from ingest.figures import extract_figures, find_conflicts
from ingest.metadata import read_metadata
from ingest.outline import outline
from ingest.prints import prints_of
from ingest.readers import read
from ingest.roles import assign_roles
from ingest.split import Part, split
from ingest.topics import topics_of
from report import Block, Report, Source, block_text, flatten

ROUNDS = 3
T = TypeVar("T")
TEXTS = (".txt", ".md", ".docx", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Text:
    """A file as it was read: its name, its blocks, and the bytes of its text in UTF-8."""

    name: str
    blocks: tuple[Block, ...]
    size: int


class Stages:
    """The seconds that each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, name: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        done = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - began
        return done

    def structure(self, text: Text) -> None:
        for part in self.run("split", lambda: split(text.blocks)).parts:
            self._report(text, part)

    def _report(self, text: Text, part: Part) -> None:
        sections = self.run("outline", lambda: outline(part.blocks))
        facts = self.run("metadata", lambda: read_metadata(part.blocks, sections, name=text.name))
        filled = self.run("roles", lambda: assign_roles(sections, part.text, facts.kind))
        headings = tuple(one.heading for one in flatten(sections) if one.heading)
        self.run("topics", lambda: topics_of(facts.title, headings, part.text))
        self.run("prints", lambda: prints_of(part.text))
        self.run(
            "citations",
            lambda: find_citations(part.text, title=facts.title, number=facts.number, kind=facts.kind),
        )
        bare = Report(
            "r", facts.title, facts.kind, facts.number, facts.issuer, facts.place, facts.date, filled, (), (),
            Source(text.name, "0" * 64, "txt", text.size), part.text, 0, len(part.text),
        )  # fmt: skip
        figures = self.run("figures", lambda: extract_figures(bare))
        self.run("conflicts", lambda: find_conflicts(figures, replace(bare, figures=figures)))


def texts(paths: Sequence[Path]) -> list[Text]:
    readings = [(path.name, read(path, data=path.read_bytes()).blocks) for path in paths]
    joined = [(name, blocks, "\n".join(map(block_text, blocks))) for name, blocks in readings]
    return [Text(name, blocks, len(text.encode())) for name, blocks, text in joined if text.strip()]


def ours(read_already: Sequence[Text]) -> dict[str, float]:
    stages = Stages()
    for text in read_already:
        stages.structure(text)
    return stages.seconds


def peer(read_already: Sequence[Text]) -> float:
    began = time.process_time()
    for text in read_already:
        jieba.lcut("\n".join(map(block_text, text.blocks)))
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders or [documents()]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in TEXTS]
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    read_already = texts(files)
    size = sum(text.size for text in read_already) / 1e6
    best = min((ours(read_already) for _ in range(ROUNDS)), key=lambda seconds: sum(seconds.values()))
    total = sum(best.values())
    print(f"{len(read_already)} texts, {size:.2f} MB; ours {size / total:.2f} MB/s, "
          f"jieba.lcut {size / min(peer(read_already) for _ in range(ROUNDS)):.2f} MB/s")  # fmt: skip
    for name, seconds in sorted(best.items(), key=lambda pair: -pair[1]):
        print(f"  {name:10} {seconds:6.2f} s  {seconds / total:4.0%}  {size / seconds:7.1f} MB/s")


if __name__ == "__main__":
    main()
