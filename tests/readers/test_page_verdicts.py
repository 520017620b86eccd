"""Pages that are pictures, garbled, broken or beyond the limit: what is said, and what recognition mends."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pdf_builder import PdfPage, make_drawn_font_pdf, make_pdf

from ingest.limits import default_limits
from ingest.readers import read
from ingest.readers.file import File, RecognisedLine, RecognisedPage
from ingest.readers.paged.legible import is_garbled
from ingest.readers.paged.page import Page
from ingest.readers.paged.reading import Facts, read_pages
from ingest.readers.paged.verdict import BY_RECOGNITION, OCR_REMEDY, spoken
from report import Reading, Verdict

PROSE = "石桥镇地处青禾县南部，辖十二个行政村和两个社区。"
GARBLED = "\ue001\ue002\ue003\ue004" * 5
FOUND = RecognisedPage(595, 842, (RecognisedLine("一、基本情况", 85, 90, 157, 102, 0.98),))
NOTHING_FOUND = RecognisedPage(595, 842, (), "画面过于模糊。")


def text_page() -> PdfPage:
    return PdfPage().text(85, 100, PROSE)


def reading_of(*pages: PdfPage, recognised: dict[int, RecognisedPage] | None = None) -> Reading:
    return read(Path("a.pdf"), data=make_pdf(*pages), recognised=recognised)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        (PROSE, False),
        ("The county has 12 villages and 43,000 residents.", False),
        ("2021 2022 2023 1,260 186 342 3.5% 12.4 98.7 合计", False),
        ("凤头䴙䴘、黑颈鹤、斑头雁、赤麻鸭、渔鸥、普通鸬鹚、环颈鸻", False),
        ("本鎮現有村黨支部二十三個，黨員一千二百名，設養老院兩所。", False),
        ("Le Conseil général a été créé à l'échelle régionale.", False),
        ("青禾县ᠬᠣᠲᠠ与བོད་ལྗོངས两种文字并用", False),
        (PROSE.encode().decode("gb18030", "ignore"), True),
        (PROSE.encode("gb18030").decode("latin-1"), True),
        ("\ue001\ue002\ue003\ue004\ue005\ue006", True),
        ("\x03\x04\x05\x06\x07\x08", True),
        ("\ufffd" * 12 + "报告", True),
        ("".join(chr(0x4E00 + 397 * at % 20_900) for at in range(60)), True),
        ("\uf0b7 一\uf0b7 二\uf0b7 三\uf0b7 四\uf0b7 五\uf0b7 六", False),
        ("ÄÖÜ 2023", False),
    ],
)
def test_garbage_is_told_from_text(text: str, garbled: bool) -> None:
    assert is_garbled(Counter(text)) is garbled


def test_garbled_text_is_left_out_and_its_page_named_for_recognition() -> None:
    reading = reading_of(text_page(), PdfPage().text(85, 100, GARBLED))
    assert (reading.text, reading.verdict, reading.scans) == (PROSE, Verdict.PARTIAL, (2,))
    assert "第 2 页" in reading.reasons[0]
    assert "乱码" in reading.reasons[0]
    assert OCR_REMEDY in reading.reasons[0]


def test_scans_among_pages_are_named_with_the_remedy() -> None:
    reading = reading_of(text_page(), PdfPage().scan(), PdfPage().scan())
    assert (reading.verdict, reading.scans) == (Verdict.PARTIAL, (2, 3))
    assert reading.reasons[0].startswith("第 2-3 页是图片")
    assert OCR_REMEDY in reading.reasons[0]


def test_scans_alone_need_recognition() -> None:
    reading = reading_of(PdfPage().scan(), PdfPage().scan())
    assert (reading.verdict, reading.scans) == (Verdict.NEEDS_OCR, (1, 2))
    assert OCR_REMEDY in reading.reasons[0]


def test_text_drawn_as_curves_needs_recognition() -> None:
    curve = b"100 100 m " + b"110 120 130 140 150 100 c " * 800 + b"f"
    reading = reading_of(text_page(), PdfPage(drawing=[curve, curve, curve]))
    assert (reading.verdict, reading.scans) == (Verdict.PARTIAL, (2,))


def test_a_few_lost_characters_are_shown_and_said() -> None:
    reading = reading_of(PdfPage().text(85, 100, PROSE + "\x03\x04\x05\x06\x07"))
    assert reading.verdict is Verdict.PARTIAL
    assert reading.text == PROSE + "\ufffd" * 5
    assert "第 1 页有些字" in reading.reasons[0]
    assert reading.scans == ()


@pytest.mark.parametrize(
    "page", [PdfPage().scan(), PdfPage().text(85, 100, GARBLED)], ids=["scan", "garbled"]
)
def test_recognised_pages_are_read_like_any_other(page: PdfPage) -> None:
    reading = reading_of(page, text_page(), recognised={1: FOUND})
    assert reading.text.split("\n") == ["一、基本情况", PROSE]
    assert (reading.verdict, reading.scans) == (Verdict.COMPLETE, ())
    assert reading.reasons == (f"第 1 页{BY_RECOGNITION}",)
    assert reading.blocks[0].rects[0].left == pytest.approx(85, abs=1)


def test_a_page_that_was_hardly_legible_is_not_called_complete() -> None:
    line = dataclasses.replace(FOUND.lines[0], score=0.5)
    reading = reading_of(PdfPage().scan(), recognised={1: dataclasses.replace(FOUND, lines=(line,))})
    assert reading.verdict is Verdict.PARTIAL
    assert "字迹不清" in reading.reasons[0]


def test_what_recognition_found_on_a_page_with_text_is_not_wanted() -> None:
    assert reading_of(text_page(), recognised={1: FOUND}).text == PROSE


def test_a_page_on_which_recognition_failed_stays_unread_with_its_reason() -> None:
    reading = reading_of(text_page(), PdfPage().scan(), recognised={2: NOTHING_FOUND})
    assert (reading.verdict, reading.scans) == (Verdict.PARTIAL, (2,))
    assert reading.reasons == ("第 2 页的文字没有识别出来：画面过于模糊。",)


def test_when_recognition_failed_everywhere_the_file_still_needs_it() -> None:
    reading = reading_of(PdfPage().scan(), recognised={1: NOTHING_FOUND})
    assert reading.verdict is Verdict.NEEDS_OCR
    assert reading.reasons == ("第 1 页的文字没有识别出来：画面过于模糊。",)


def test_pages_beyond_the_limit_are_not_read_and_the_limit_is_named() -> None:
    limits = dataclasses.replace(default_limits(), pages=2)
    pages = [PdfPage().text(85, 100, f"{name}、基本情况") for name in "一二三四五"]
    reading = read(Path("a.pdf"), data=make_pdf(*pages), limits=limits)
    assert (reading.text, reading.pages) == ("一、基本情况\n二、基本情况", 5)
    assert reading.verdict is Verdict.PARTIAL
    assert "5 页，超过 2 页的上限，第 3 页起没有读" in reading.reasons[0]
    assert "拆分" in reading.reasons[0]


def test_pages_are_asked_for_one_by_one_and_none_beyond_the_limit() -> None:
    def pages() -> Iterator[Page | None]:
        yield None
        yield Page(2, 595, 842, ())
        raise AssertionError("the third page was asked for")

    file = File(b"", "a.pdf", dataclasses.replace(default_limits(), pages=2))
    reading = read_pages(file, pages(), Facts("pdf", 3))
    assert reading.reasons


def test_only_so_many_page_numbers_are_spelled_out() -> None:
    assert spoken([1, 2, 5]) == "1-2、5"
    assert spoken(range(1, 100, 2)).endswith("37、39 等")


def test_a_garbled_page_takes_the_characters_of_pdfminer_where_it_knows_the_font() -> None:
    reading = read(Path("a.pdf"), data=make_drawn_font_pdf("Annualreport"))
    assert (reading.text, reading.verdict) == ("Annualreport", Verdict.COMPLETE)


def test_pdfminer_may_not_mend_a_page_by_leaving_out_what_it_cannot_read() -> None:
    reading = reading_of(PdfPage().text(85, 100, PROSE + "\x03\x04\x05\x06\x07"))
    assert reading.text.count("\ufffd") == 5


def test_a_page_of_drawings_alone_has_the_text_that_was_recognised_on_it() -> None:
    drawn = PdfPage().grid([70, 170, 270], [200, 225, 250])
    assert reading_of(drawn).scans == (1,)

    reading = reading_of(drawn, recognised={1: FOUND})

    assert (reading.verdict, reading.scans, reading.text) == (Verdict.COMPLETE, (), "一、基本情况")


def test_a_page_of_drawings_on_which_nothing_could_be_recognised_says_why() -> None:
    drawn = PdfPage().grid([70, 170, 270], [200, 225, 250])

    reading = reading_of(drawn, recognised={1: NOTHING_FOUND})

    assert reading.verdict is Verdict.NEEDS_OCR
    assert "画面过于模糊" in reading.reasons[0]
    assert OCR_REMEDY not in reading.reasons[0]


def test_a_scan_under_a_long_footer_is_a_scan() -> None:
    page = PdfPage().scan().text(85, 830, "由扫描软件生成于二〇二三年五月", size=9)
    assert reading_of(page).scans == (1,)
