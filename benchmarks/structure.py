"""Time the understanding of a long report's structure: `python -m benchmarks.structure [FILE…]`.

A report of about 100 pages (80,000 characters) is made of chapters, numbered and run-in headings, items
inside paragraphs, lists and tables; then one 2, 4 and 8 times as long. Each stage is timed on its own,
beside jieba cutting the same text (the peer, in the same process). Linear work keeps its time per
character. FILEs are timed the same way.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jieba

from ingest.outline import outline
from ingest.readers import read
from ingest.readers.builder import Builder
from ingest.readers.grid import Slot
from ingest.roles import assign_roles
from ingest.split import split
from report import Block, block_text

ROUNDS = 3
CHAPTERS = 13
HAN = "一二三四五六七八九十"
PARTS = ("基本情况", "主要做法", "存在问题", "原因分析", "对策建议", "下一步打算", "保障措施")
CLAUSES = (
    "各村按照镇里的部署逐项落实", "群众对办事效率总体满意", "部分设施建成较早、维护跟不上", "年轻人外出多，留下的人手不够",
    "资金主要靠上级补助，自身积累少", "几个村联合起来办，成本降下来了", "要把账目公开到每一户", "建议县里统一标准、统一平台",
)  # fmt: skip


def sentences(dice: random.Random, count: int) -> str:
    return "".join("，".join(dice.sample(CLAUSES, 2)) + "。" for _ in range(count))


def lines(dice: random.Random, chapters: int) -> Iterator[str | list[list[str]]]:
    yield "青禾县农村工作综合调研报告"
    yield sentences(dice, 3)
    for chapter in range(chapters):
        yield f"第{chapter + 1}部分 {PARTS[chapter % len(PARTS)]}"
        for section in range(4):
            yield f"{HAN[section]}、{dice.choice(CLAUSES)[:9]}"
            for point in range(4):
                yield f"（{HAN[point]}）{dice.choice(CLAUSES)[:10]}。{sentences(dice, 6)}"
                yield f"{sentences(dice, 2)}一是{sentences(dice, 2)}二是{sentences(dice, 2)}三是{sentences(dice, 2)}"
            yield "申报时要交的材料如下："
            yield from (f"{number}.{name}；" for number, name in enumerate(("申请书", "预算表", "承诺书"), 1))
            yield [["村", "户数", "人口"], *([f"村{row}", str(row * 7), str(row * 21)] for row in range(9))]
    yield "青禾县委政策研究室"
    yield "2024年11月8日"


def made(times: int) -> tuple[Block, ...]:
    dice, build = random.Random(5), Builder()  # the same report each time
    for line in lines(dice, CHAPTERS * times):
        if isinstance(line, str):
            build.paragraph(line)
        else:
            build.table([[Slot(text, column) for column, text in enumerate(row)] for row in line])
    return build.blocks()


def best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def show(name: str, blocks: tuple[Block, ...]) -> None:
    text = "\n".join(map(block_text, blocks))
    sections = outline(blocks)
    peer = best(lambda: jieba.lcut(text))
    parts = best(lambda: split(blocks))
    drawn = best(lambda: outline(blocks))
    roles = best(lambda: assign_roles(sections, text, "调研报告"))
    both = drawn + roles
    print(
        f"{name}: {len(text):,} characters, split {parts:.3f} s, outline {drawn:.3f} s, roles {roles:.3f} s; "
        f"outline and roles {1e6 * both / len(text):.2f} µs a character, jieba {peer:.3f} s ({peer / both:.1f} times)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    jieba.initialize()
    for times in (1, 2, 4, 8):
        show(f"{times}×", made(times))
    for path in parser.parse_args().files:
        show(path.name, read(path).blocks)


if __name__ == "__main__":
    main()
