"""What the tests of the OFD reader share: a text of a fictional town, and how small packages are read."""

from __future__ import annotations

from pathlib import Path

from ofd_builder import OfdPage, make_ofd, packed, wrapped

from ingest.readers import read
from report import Reading, block_text

LEFT, LINE = 85, 426
BODY = (
    "　　云溪镇位于青禾县东北部，辖9个行政村，户籍人口2.6万人。近年来，镇政府把饮水安全列为头等民生实事，"
    "累计投入资金870万元，改造老旧管网46公里，新建集中供水点7处，自来水普及率由2019年的81.5%提高到"
    "2023年的97.2%，群众用水难的问题基本得到解决。"
)
SENTENCE = "全镇共有供水点23处，覆盖农户6120户。"


def reading_of(*pages: OfdPage) -> Reading:
    return read(Path("a.ofd"), data=make_ofd(*pages))


def reading_of_files(files: dict[str, str | bytes]) -> Reading:
    return read(Path("a.ofd"), data=packed(files))


def texts(reading: Reading) -> list[str]:
    return [block_text(block) for block in reading.blocks]


def lines_of(text: str) -> list[str]:
    return wrapped(text, LINE, 12)


def headed(heading: str) -> OfdPage:
    """A page with a heading and a paragraph."""
    return OfdPage().text(LEFT, 80, heading, size=16).lines(LEFT, 110, *lines_of(BODY))
