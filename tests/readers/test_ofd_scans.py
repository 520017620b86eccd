"""Scans in OFD files: the picture of a page is recognised, in the size that it has there."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from ofd_builder import OfdPage, make_ofd, members, packed
from PIL import Image, ImageDraw, ImageFont

from corpus.pdf import FONT_FILE
from ingest import recognition
from ingest.limits import default_limits

SENTENCE = "全镇共有党员121名，其中流动党员46名。"

pytestmark = [
    pytest.mark.skipif(not recognition.available(), reason="缺少文字识别组件"),
    pytest.mark.skipif(not FONT_FILE.is_file(), reason="缺少中文字体 fonts-wqy-microhei"),
]


def scanned(path: Path) -> Path:
    """Write an OFD at *path* whose one page is a scan of SENTENCE at 144 dpi."""
    sheet, buffer = Image.new("L", (1190, 1684), 255), io.BytesIO()
    ImageDraw.Draw(sheet).text((180, 200), SENTENCE, font=ImageFont.truetype(FONT_FILE, 32), fill=0)
    sheet.save(buffer, "PNG")
    path.write_bytes(packed(members([OfdPage().scan()]) | {"Doc_0/Res/scan.png": buffer.getvalue()}))
    return path


def test_a_scan_is_recognised_where_it_stands_on_its_page(tmp_path: Path) -> None:
    page = recognition.recognise(scanned(tmp_path / "扫描.ofd"), "ofd", 1, default_limits())

    assert [line.text for line in page.lines] == [SENTENCE]
    assert page.lines[0].left == pytest.approx(90, abs=6)
    assert (page.width, page.height) == (pytest.approx(595, abs=1), pytest.approx(842, abs=1))


def test_a_page_without_a_picture_says_what_helps(tmp_path: Path) -> None:
    path = tmp_path / "空.ofd"
    path.write_bytes(make_ofd(OfdPage()))

    assert "打印为 PDF" in (recognition.recognise(path, "ofd", 1, default_limits()).reason or "")
