"""首先…其次…最后 and A. B. C. number a line only among others of their kind."""

from __future__ import annotations

import pytest
from structure_texts import BODY, blocks_of

from ingest.outline import outline
from report import flatten

HEAD = f"云溪镇文化站工作调研报告\n{BODY}\n一、存在问题\n"
TAIL = f"\n二、对策建议\n{BODY}"


def below_problems(text: str) -> list[str | None]:
    sections = flatten(outline(blocks_of(HEAD + text + TAIL)))
    return [one.heading for one in sections if one.level == 2]


@pytest.mark.parametrize(
    "lines",
    [
        ("首先，队伍老化", "其次，经费不足"),
        ("首先，队伍老化", "其次，经费不足", "最后，场地闲置"),
        ("首先是队伍老化", "再次是经费不足", "最后是场地闲置"),
        ("A.队伍老化", "B.经费不足", "C.场地闲置"),
        ("A、队伍老化", "B、经费不足"),
    ],
)
@pytest.mark.parametrize("end", ["。", "\n"])
def test_lines_that_count_on_are_headings(lines: tuple[str, ...], end: str) -> None:
    assert below_problems("\n".join(f"{line}{end}{BODY}" for line in lines)) == list(lines)


@pytest.mark.parametrize(
    "text",
    [
        f"首先，队伍老化。{BODY}",
        f"其次，经费不足。{BODY}\n最后，场地闲置。{BODY}",
        f"首先，队伍老化。{BODY}\n三、主要做法\n其次，经费不足。{BODY}",
        f"A.队伍老化。{BODY}\n{BODY}",
        f"您对文化站的服务是否满意？\nA.非常满意\nB.比较满意\nC.不太满意\n{BODY}",
        f"A镇的队伍老化。{BODY}\nB镇的经费不足。{BODY}",
    ],
)
def test_what_stands_alone_or_has_no_text_counts_nothing(text: str) -> None:
    assert below_problems(text) == []


def test_the_last_counts_on_from_what_stands_before_it() -> None:
    text = f"首先，队伍老化。{BODY}\n其次，经费不足。{BODY}\n最后，场地闲置。{BODY}"
    roots = outline(blocks_of(HEAD + text + TAIL))
    assert [len(one.children) for one in roots] == [0, 3, 0]
