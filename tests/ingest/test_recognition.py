"""Small printed pages are recognised, however they lie; what cannot be is said and never raised."""

from __future__ import annotations

import dataclasses
import io
import os
import pickle
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.pdf import FONT_FILE
from ingest import recognition
from ingest.limits import default_limits
from ingest.readers.file import RecognisedPage
from ingest.recognition import recognise

for _package in recognition.PACKAGES:
    pytest.importorskip(_package, reason="缺少文字识别组件 rapidocr、onnxruntime")
from ingest.recognition import engine  # noqa: E402 - it needs the extra

pytestmark = pytest.mark.skipif(not FONT_FILE.is_file(), reason="缺少中文字体 fonts-wqy-microhei")
LIMITS = default_limits()
LINES = (
    "云溪镇人民政府文件",
    "云政发〔2023〕1号",
    "一、基本情况",
    "全镇共有农民专业合作社18家（含联社2家），",
    "社员1,260户，去年产值5,346.5万元，增长6.5%。",
)


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    return printed(*LINES)


def printed(*lines: str, size: int = 30, left: int = 90, width: int = 900) -> Image.Image:
    font = ImageFont.truetype(FONT_FILE, size)
    page = Image.new("RGB", (width, 80 + 60 * len(lines)), "white")
    for at, line in enumerate(lines):
        ImageDraw.Draw(page).text((left, 40 + 60 * at), line, font=font, fill="black")
    return page


def found(image: Image.Image, folder: Path, *, form: str = "PNG") -> RecognisedPage:
    path = folder / "图"
    image.save(path, form, dpi=(150, 150))
    return recognise(path, "image", 1, LIMITS)


def texts(page: RecognisedPage) -> list[str]:
    assert page.reason is None
    return [line.text for line in page.lines]


def test_numbers_marks_and_brackets_are_read_as_printed(sheet: Image.Image, tmp_path: Path) -> None:
    assert texts(found(sheet, tmp_path)) == list(LINES)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_or_stands_on_its_head_is_read_upright(
    sheet: Image.Image, tmp_path: Path, turn: int
) -> None:
    page = found(sheet.rotate(turn, expand=True), tmp_path)
    assert texts(page) == list(LINES)
    assert page.width > page.height


def test_lines_of_a_slanted_page_begin_at_one_margin(sheet: Image.Image, tmp_path: Path) -> None:
    page = found(sheet.rotate(2, fillcolor="white"), tmp_path)
    assert texts(page) == list(LINES)
    lefts = [line.left for line in page.lines]
    assert max(lefts) - min(lefts) < 5  # without levelling the slant of 2° shows


def test_a_line_stands_where_it_is_printed(sheet: Image.Image, tmp_path: Path) -> None:
    first = found(sheet, tmp_path).lines[0]
    point = 72 / 150
    assert first.left == pytest.approx(90 * point, abs=8)
    assert first.top < 55 * point < first.bottom
    assert first.score > 0.9


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    rows = "甲乙丙丁戊己庚辛"
    left, right = (
        printed(*(f"{side}栏第{row}行说明本镇产业" for row in rows), left=40, width=520) for side in "左右"
    )
    page = Image.new("RGB", (1040, left.height), "white")
    page.paste(left, (0, 0))
    page.paste(right, (520, 0))
    assert [text[0] for text in texts(found(page, tmp_path))] == ["左"] * 8 + ["右"] * 8


def test_the_date_under_a_seal_is_read(tmp_path: Path) -> None:
    page = printed("石桥镇民政办公室", "2023年5月18日")
    seal = Image.new("RGBA", page.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(seal)
    draw.ellipse((100, 10, 300, 190), outline=(220, 20, 30, 210), width=8)
    draw.regular_polygon((200, 100, 45), 5, fill=(220, 20, 30, 210))
    stamped = Image.alpha_composite(page.convert("RGBA"), seal).convert("RGB")
    assert texts(found(stamped, tmp_path)) == ["石桥镇民政办公室", "2023年5月18日"]


def test_the_ruled_lines_of_a_table_are_found(tmp_path: Path) -> None:
    page = printed("村名　　　　床位", "东桥村　　　　40")
    draw = ImageDraw.Draw(page)
    for y in (30, 92, 152):
        draw.line((60, y, 600, y), fill="black", width=2)
    for x in (60, 300, 600):
        draw.line((x, 30, x, 152), fill="black", width=2)
    edges = found(page, tmp_path).edges
    assert sum(edge.height == 0 for edge in edges) == 3
    assert sum(edge.width == 0 for edge in edges) == 3


def test_a_long_screenshot_is_read_to_its_end(tmp_path: Path) -> None:
    lines = [f"第{number}项任务已按期完成" for number in range(1, 25)]
    assert texts(found(printed(*lines, width=420, left=30, size=26), tmp_path)) == lines


def test_specks_are_no_text(tmp_path: Path) -> None:
    noise = Image.effect_noise((600, 400), 120)
    assert texts(found(noise, tmp_path)) == []


def test_a_page_of_a_pdf_is_drawn_and_its_size_is_kept(sheet: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "扫描件.pdf"
    sheet.save(path, resolution=150)
    page = recognise(path, "pdf", 1, LIMITS)
    assert texts(page) == list(LINES)
    assert (page.width, page.height) == pytest.approx((900 * 72 / 150, 380 * 72 / 150), abs=1)


def test_a_page_can_be_sent_to_another_process(sheet: Image.Image, tmp_path: Path) -> None:
    page = found(sheet, tmp_path)
    assert pickle.loads(pickle.dumps(page)) == page
    assert pickle.loads(pickle.dumps(recognise)) is recognise


def test_nothing_is_fetched_and_nothing_printed(
    sheet: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    engine._engine.cache_clear()
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert texts(found(sheet, tmp_path)) == list(LINES)
    assert capfd.readouterr() == ("", "")


def test_missing_models_are_a_reason_and_not_fetched(
    sheet: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    engine._engine.cache_clear()
    try:
        reason = found(sheet, tmp_path).reason
    finally:
        engine._engine.cache_clear()
    assert reason is not None
    assert "缺少模型文件" in reason


def test_without_the_extra_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "available", lambda: False)
    reason = recognise(tmp_path / "图.png", "image", 1, LIMITS).reason
    assert reason is not None
    assert "pip install rapidocr onnxruntime" in reason


@pytest.mark.parametrize(
    ("data", "form", "page", "word"),
    [
        (b"%PDF-1.7\nbroken", "pdf", 1, "已损坏"),
        (b"\x89PNG\r\n\x1a\nbroken", "image", 1, "已损坏"),
        (None, "image", 1, "打不开"),
        (b"PK", "ofd", 1, "打印为 PDF"),
        (b"PK", "docx", 1, "docx"),
    ],
)
def test_what_cannot_be_shown_is_a_reason(
    tmp_path: Path, data: bytes | None, form: str, page: int, word: str
) -> None:
    path = tmp_path / "文件"
    if data is not None:
        path.write_bytes(data)
    result = recognise(path, form, page, LIMITS)
    assert result.lines == ()
    assert word in (result.reason or "")


def test_a_page_beyond_the_last_is_a_reason(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("L", (100, 100), 255).save(out, "PDF")
    path = tmp_path / "一页.pdf"
    path.write_bytes(out.getvalue())
    assert recognise(path, "pdf", 9, LIMITS).reason


def test_a_page_that_takes_too_long_is_given_up(sheet: Image.Image, tmp_path: Path) -> None:
    path = tmp_path / "图.png"
    sheet.save(path)
    reason = recognise(path, "image", 1, dataclasses.replace(LIMITS, page_seconds=-1)).reason
    assert reason is not None
    assert "没有完成" in reason


@pytest.mark.parametrize("size", [(3, 3), (3000, 1), (1, 3000), (40, 9)])
def test_a_picture_too_small_for_a_line_has_no_text(tmp_path: Path, size: tuple[int, int]) -> None:
    assert texts(found(Image.new("L", size, 255), tmp_path)) == []


def test_recognition_leaves_no_trace_on_the_machine(sheet: Image.Image, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    sheet.save(tmp_path / "图.png")
    program = (
        "import sys; from pathlib import Path; from ingest.limits import default_limits as limits;"
        "from ingest.recognition import recognise;"
        "sys.exit(recognise(Path(sys.argv[1]), 'image', 1, limits()).reason)"
    )
    places = dict.fromkeys(("TMPDIR", "TEMP", "HOME", "XDG_CACHE_HOME"), str(tmp_path / "out"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")} | places

    subprocess.run([sys.executable, "-c", program, str(tmp_path / "图.png")], env=environment, check=True)

    assert list((tmp_path / "out").rglob("*")) == []
