"""Picture files: what was recognised on them becomes text, and what was not is said."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from picture_builder import make_picture, recognised, saved
from PIL import Image

from ingest.limits import default_limits
from ingest.readers import read
from ingest.readers.file import RecognisedPage
from ingest.readers.paged.verdict import BY_RECOGNITION, OCR_REMEDY
from ingest.readers.pictures import PictureError, Pictures
from report import Paragraph, Picture, Reading, Verdict

BODY = (
    ("全镇共有农民专业合作社十八家，带动农户一千二百六十户，去年产值突破", 94, 160, 12),
    ("两千万元，社员人均增收八百元，比上一年增长百分之六点五，带动能力", 70, 180, 12),
    ("逐年增强。", 70, 200, 12),
)
PAGE = recognised(("一、基本情况", 94, 130, 12), *BODY, ("二、存在问题", 94, 225, 12))


def read_picture(data: bytes, found: Mapping[int, RecognisedPage] | None = None, **limits: int) -> Reading:
    return read(
        Path("图.png"), data=data, recognised=found, limits=dataclasses.replace(default_limits(), **limits)
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "JPEG2000"])
def test_a_picture_not_recognised_yet_asks_for_it_and_keeps_its_place(form: str) -> None:
    reading = read_picture(make_picture(form=form))
    assert (reading.format, reading.verdict, reading.scans, reading.pages) == (
        "image",
        Verdict.NEEDS_OCR,
        (1,),
        1,
    )
    assert OCR_REMEDY in reading.reasons[0]
    [picture] = reading.blocks
    assert isinstance(picture, Picture)
    assert picture.rects[0].right > picture.rects[0].left
    assert picture.sha256


def test_recognised_lines_are_joined_to_paragraphs_and_headings_stand_apart() -> None:
    reading = read_picture(make_picture(), {1: PAGE})
    assert (reading.verdict, reading.reasons) == (Verdict.COMPLETE, (f"图片{BY_RECOGNITION}",))
    assert reading.text.split("\n") == ["一、基本情况", "".join(text for text, *_ in BODY), "二、存在问题"]


def test_lines_whose_boxes_vary_in_height_have_one_size_of_print() -> None:
    uneven = tuple(
        dataclasses.replace(line, top=line.top - place % 2, bottom=line.bottom + place % 2)
        for place, line in enumerate(PAGE.lines)
    )
    reading = read_picture(make_picture(), {1: dataclasses.replace(PAGE, lines=uneven)})
    sizes = {block.style.size for block in reading.blocks if isinstance(block, Paragraph) and block.style}
    assert len(sizes) == 1
    assert sizes.pop() == pytest.approx(12, abs=1)


def test_a_title_in_larger_print_keeps_its_size() -> None:
    page = recognised(("云溪镇调研报告", 200, 80, 22), *BODY)
    title, body = read_picture(make_picture(), {1: page}).blocks
    assert isinstance(title, Paragraph)
    assert isinstance(body, Paragraph)
    assert title.style
    assert body.style
    assert (title.style.size or 0) > 1.4 * (body.style.size or 0)


def test_a_page_left_out_by_recognition_makes_the_reading_partial_and_is_named() -> None:
    reading = read_picture(make_picture(form="TIFF", pages=3), {1: PAGE, 3: PAGE})
    assert (reading.verdict, reading.pages, reading.scans) == (Verdict.PARTIAL, 3, (2,))
    assert reading.reasons[0].startswith("第 2 页")
    assert [block.page for block in reading.blocks if isinstance(block, Picture)] == [2]


def test_a_page_that_recognition_gave_up_is_named_with_its_reason() -> None:
    gave_up = RecognisedPage(0.0, 0.0, (), "识别超过 120 秒，没有完成。")
    reading = read_picture(make_picture(form="TIFF", pages=2), {1: PAGE, 2: gave_up})
    assert (reading.verdict, reading.scans) == (Verdict.PARTIAL, ())
    assert reading.reasons[0] == "第 2 页：识别超过 120 秒，没有完成。"


def test_hardly_legible_text_is_never_called_complete() -> None:
    reading = read_picture(
        make_picture(), {1: recognised(("全镇共有合作社十八家。", 70, 100, 12), score=0.6)}
    )
    assert reading.verdict is Verdict.PARTIAL
    assert "字迹不清" in reading.reasons[0]
    assert "合作社" in reading.text


def test_a_picture_without_text_is_not_called_complete() -> None:
    reading = read_picture(make_picture(), {1: RecognisedPage(595.0, 842.0, ())})
    assert (reading.verdict, reading.scans) == (Verdict.FAILED, ())
    assert "没有认出文字" in reading.reasons[0]


def test_a_page_number_left_on_a_scan_is_no_text() -> None:
    page = recognised(*BODY, ("— 3 —", 280, 820, 10))
    assert "3" not in read_picture(make_picture(), {1: page}).text


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    reading = read_picture(saved(Image.new("1", (3000, 3000))), pixels=1_000_000)
    assert reading.verdict is Verdict.FAILED
    assert "3000×3000" in reading.reasons[0]
    assert "pixels" in reading.reasons[0]


def test_a_header_that_claims_a_huge_picture_is_refused() -> None:
    data = bytearray(make_picture(form="BMP"))
    data[18:26] = (50_000).to_bytes(4, "little") * 2
    reading = read_picture(bytes(data))
    assert reading.verdict is Verdict.FAILED
    assert "像素" in reading.reasons[0]


def test_pages_beyond_the_limit_are_left_out_and_that_is_said() -> None:
    reading = read_picture(make_picture(form="TIFF", pages=4), {1: PAGE, 2: PAGE}, pages=2)
    assert reading.verdict is Verdict.PARTIAL
    assert "只读了前 2 页" in reading.reasons[0]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP"])
def test_a_picture_cut_off_has_failed_even_if_recognised(form: str) -> None:
    data = make_picture("L", (400, 400), form=form)
    reading = read_picture(data[: len(data) // 2], {1: RecognisedPage(0.0, 0.0, ())})
    assert reading.verdict is Verdict.FAILED
    assert "图片" in reading.reasons[0]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_pixels_is_shown_dark_on_light(mode: str) -> None:
    sheet = Image.new("L", (40, 40), 255)
    sheet.paste(0, (10, 10, 20, 20))
    wide = Image.new("I;16", (40, 40), 60_000)
    wide.paste(2_000, (10, 10, 20, 20))
    image = wide if mode == "I;16" else sheet.convert(mode)
    shown = Pictures(saved(image, form="TIFF"), default_limits()).page(1).convert("L")
    assert (shown.getpixel((15, 15)), shown.getpixel((30, 30))) == (0, 255)


def test_what_is_transparent_is_white_paper() -> None:
    sheet = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    sheet.paste((0, 0, 0, 255), (10, 10, 20, 20))
    shown = Pictures(saved(sheet), default_limits()).page(1).convert("L")
    assert (shown.getpixel((15, 15)), shown.getpixel((30, 30))) == (0, 255)


def test_a_photograph_taken_sideways_is_shown_upright() -> None:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # orientation: turn a quarter clockwise
    Image.new("L", (80, 40)).save(out, "JPEG", exif=exif)
    assert Pictures(out.getvalue(), default_limits()).page(1).size == (40, 80)


@pytest.mark.parametrize(
    ("size", "dpi", "points"),
    [
        ((1240, 1754), 150, 595),  # a scan says its resolution
        ((800, 600), 72, 600),  # a screen: 96 dpi
        ((2400, 3200), 72, 595),  # a camera: a sheet of A4
    ],
)
def test_the_size_in_points_is_a_sheets_or_a_screens(size: tuple[int, int], dpi: int, points: float) -> None:
    pictures = Pictures(saved(Image.new("L", size), dpi=dpi), default_limits())
    assert pictures.page(1).width * pictures.scale() == pytest.approx(points, abs=1)


def test_an_animation_is_one_picture() -> None:
    assert read_picture(make_picture(form="GIF", pages=3)).pages == 1


def test_bytes_that_are_no_picture_are_refused_with_a_reason() -> None:
    with pytest.raises(PictureError, match="图片"):
        Pictures(b"\x89PNG\r\n\x1a\n" + bytes(40), default_limits())


def test_a_phones_heic_is_named_with_its_remedy() -> None:
    reading = read_picture(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40))
    assert (reading.verdict, reading.format) == (Verdict.UNSUPPORTED, "heic")
    assert "JPG" in reading.reasons[0]
