"""OFD: packages as real programs write them, damaged and hostile ones, and an honest verdict on each."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from ofd_builder import HEIGHT, WIDTH, OfdPage, make_ofd, members, root, text_object, xml
from ofd_samples import BODY, LEFT, SENTENCE, headed, lines_of, reading_of, reading_of_files, texts

from ingest.limits import default_limits
from ingest.readers import read
from ingest.readers.file import File, RecognisedLine, RecognisedPage
from ingest.readers.ofd.scans import scan_of
from report import Picture, Verdict


@pytest.mark.parametrize(
    "location",
    [
        "Pages/Page_0/Content.xml",
        "/Doc_0/Pages/Page_0/Content.xml",
        "Doc_0/Pages/Page_0/Content.xml",
        "./Pages/../Pages/Page_0/Content.xml",
        r"Pages\Page_0\Content.xml",
        "pages/page_0/content.XML",
    ],
)
def test_a_location_is_found_however_it_is_written(location: str) -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE)])
    document = str(files["Doc_0/Document.xml"])
    files["Doc_0/Document.xml"] = document.replace("Pages/Page_0/Content.xml", location)
    reading = reading_of_files(files)
    assert (reading.verdict, texts(reading)) == (Verdict.COMPLETE, [SENTENCE])


def test_several_documents_in_a_file_are_read_in_order() -> None:
    first, second = members([headed("上册")]), members([headed("下册")], folder="Doc_1")
    reading = reading_of_files(first | second | {"OFD.xml": root("Doc_0", "Doc_1")})
    assert (texts(reading), reading.pages) == (["上册", BODY.strip(), "下册", BODY.strip()], 2)
    assert [block.page for block in reading.blocks] == [1, 1, 2, 2]


def test_pages_come_in_the_order_in_which_they_are_listed() -> None:
    files = members([headed("后页"), headed("前页")])
    document = str(files["Doc_0/Document.xml"])
    swapped = document.replace("Page_0", "Page_x").replace("Page_1", "Page_0").replace("Page_x", "Page_1")
    assert texts(reading_of_files(files | {"Doc_0/Document.xml": swapped}))[::2] == ["前页", "后页"]


def test_the_file_says_its_title_author_and_date() -> None:
    info = "<ofd:Title>云溪镇年报</ofd:Title><ofd:Author> </ofd:Author><ofd:CreationDate>2024-03-01</ofd:CreationDate>"
    reading = read(Path("a.ofd"), data=make_ofd(OfdPage().text(LEFT, 100, SENTENCE), info=info))
    assert reading.properties == (("title", "云溪镇年报"), ("created", "2024-03-01"))


def test_annotations_are_no_text_of_the_document() -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE)], more="<ofd:Annotations>A.xml</ofd:Annotations>")
    files["Doc_0/A.xml"] = xml("Annotations", text_object(LEFT, 130, "水印"))
    assert texts(reading_of_files(files)) == [SENTENCE]


def test_text_is_read_without_its_resource_files() -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE)])
    del files["Doc_0/PublicRes.xml"]
    reading = reading_of_files(files)
    assert (reading.verdict, texts(reading)) == (Verdict.COMPLETE, [SENTENCE])


@pytest.mark.parametrize("content", [None, "no xml at all"])
def test_a_page_that_is_not_there_is_named(content: str | None) -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE), OfdPage().text(LEFT, 100, "丢失的一页。")])
    name = "Doc_0/Pages/Page_1/Content.xml"
    files = {key: data for key, data in files.items() if key != name} | ({name: content} if content else {})
    reading = reading_of_files(files)
    assert (reading.verdict, reading.pages, texts(reading)) == (Verdict.PARTIAL, 2, [SENTENCE])
    assert "第 2 页已损坏" in reading.reasons[0]


def test_a_page_whose_xml_breaks_off_is_read_as_far_as_it_goes() -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE).text(LEFT, 130, "断在这里。")])
    name = "Doc_0/Pages/Page_0/Content.xml"
    files[name] = str(files[name]).partition("断在")[0]
    reading = reading_of_files(files)
    assert reading.verdict is Verdict.PARTIAL
    assert "第 1 页" in reading.reasons[0]
    assert SENTENCE in texts(reading)


@pytest.mark.parametrize("name", ["OFD.xml", "Doc_0/Document.xml"])
def test_a_package_that_lists_no_pages_has_failed(name: str) -> None:
    reading = reading_of_files(members([OfdPage().text(LEFT, 100, SENTENCE)]) | {name: "<nothing/>"})
    assert reading.verdict is Verdict.FAILED
    assert "OFD 阅读器" in reading.reasons[0]


def test_a_second_document_that_is_missing_is_said() -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE)]) | {"OFD.xml": root("Doc_0", "Doc_1")}
    reading = reading_of_files(files)
    assert (reading.verdict, texts(reading)) == (Verdict.PARTIAL, [SENTENCE])
    assert "缺页" in reading.reasons[0]


def test_a_page_that_is_a_picture_needs_recognition() -> None:
    reading = reading_of(OfdPage().scan())
    assert (reading.verdict, reading.scans) == (Verdict.NEEDS_OCR, (1,))
    assert "只有图片" in reading.reasons[0]
    [picture] = reading.blocks
    assert isinstance(picture, Picture)
    assert picture.sha256 is not None


def test_what_was_recognised_in_a_scan_is_its_text() -> None:
    line = RecognisedLine(SENTENCE, 85, 100, 85 + 12 * len(SENTENCE), 114, 0.98)
    found = {1: RecognisedPage(595, 842, (line,))}
    reading = read(Path("a.ofd"), data=make_ofd(OfdPage().scan()), recognised=found)
    assert (reading.verdict, reading.scans) == (Verdict.COMPLETE, ())
    assert SENTENCE in texts(reading)


def test_the_picture_of_a_scanned_page_is_handed_out_with_its_size() -> None:
    file = File(make_ofd(OfdPage().text(LEFT, 100, SENTENCE), OfdPage().scan()), "a.ofd")
    scan = scan_of(file, 2)
    assert scan is not None
    assert scan.data == bytes(range(256))
    assert (scan.width, scan.height) == (pytest.approx(WIDTH, abs=0.1), pytest.approx(HEIGHT, abs=0.1))


@pytest.mark.parametrize(
    ("data", "page"), [(make_ofd(OfdPage()), 1), (make_ofd(OfdPage().scan()), 2), (b"", 1)]
)
def test_where_there_is_no_picture_none_is_handed_out(data: bytes, page: int) -> None:
    assert scan_of(File(data, "a.ofd"), page) is None


def test_text_that_lies_hidden_over_a_scan_is_read() -> None:
    page = OfdPage().scan()
    for at, line in enumerate(lines_of(BODY)):
        page.raw(text_object(LEFT, 100 + 20 * at, line, more='Alpha="0"'))
    reading = reading_of(page)
    assert reading.verdict is Verdict.COMPLETE
    assert BODY.strip() in texts(reading)


def test_a_page_of_letters_drawn_as_curves_needs_recognition() -> None:
    letter = "M 0 0 " + "Q 1 1 2 2 B 1 1 2 2 3 3 L 9 9 " * 40 + "C"
    page = OfdPage()
    for at in range(20):
        page.path(f"{20 + 8 * at} 40 8 8", letter, more='Stroke="false" Fill="true"')
    reading = reading_of(OfdPage().lines(LEFT, 100, *lines_of(BODY)), page)
    assert (reading.verdict, reading.scans) == (Verdict.PARTIAL, (2,))


def test_scans_among_pages_of_text_are_named() -> None:
    reading = reading_of(OfdPage().lines(LEFT, 100, *lines_of(BODY)), OfdPage().scan(), OfdPage().scan())
    assert (reading.verdict, reading.scans) == (Verdict.PARTIAL, (2, 3))
    assert "第 2-3 页是图片" in reading.reasons[0]


GLYPHS = '<ofd:CGTransform CodePosition="0"><ofd:Glyphs>{}</ofd:Glyphs></ofd:CGTransform>'


@pytest.mark.parametrize(
    ("text", "glyphs"),
    [
        ("\ue101\ue102\ue103\ue104\ue105\ue106\ue107\ue108\ue109\ue10a\ue10b\ue10c1." + "." * 60, "3 4"),
        (" " * 14, "31 7 15 22 9 4 18 40 41 42 43 44 45 46"),
    ],
    ids=["private codes", "blanks for glyphs"],
)
def test_a_font_that_hides_its_characters_is_found_out(text: str, glyphs: str) -> None:
    page = OfdPage().raw(text_object(LEFT, 100, text, inner=GLYPHS.format(glyphs)))
    reading = reading_of(page, OfdPage().lines(LEFT, 100, *lines_of(BODY)))
    assert reading.verdict is Verdict.PARTIAL
    assert "第 1 页的字体没有文字编码" in reading.reasons[0]


def test_blanks_that_are_blank_are_no_trouble() -> None:
    page = OfdPage().text(LEFT, 100, SENTENCE)
    page.raw(text_object(LEFT, 130, " " * 14, inner=GLYPHS.format("3 3 3 3")))
    assert reading_of(page).verdict is Verdict.COMPLETE


@pytest.mark.parametrize("kept", ["OFD.xml", None])
def test_an_encrypted_file_asks_for_an_open_copy(kept: str | None) -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE)])
    files = {name: files[name] for name in ("OFD.xml", "Doc_0/Document.xml") if kept}
    reading = reading_of_files(files | {"Encryptions.xml": xml("Encryptions", ""), "0.dat": bytes(64)})
    assert (reading.verdict, reading.format) == (Verdict.ENCRYPTED, "ofd")
    assert "加密" in reading.reasons[0]


def test_of_a_partly_encrypted_file_the_open_pages_are_read() -> None:
    files = members([OfdPage().text(LEFT, 100, SENTENCE), OfdPage().text(LEFT, 100, "密页。")])
    del files["Doc_0/Pages/Page_1/Content.xml"]
    reading = reading_of_files(files | {"Encryptions.xml": xml("Encryptions", "")})
    assert (reading.verdict, texts(reading)) == (Verdict.PARTIAL, [SENTENCE])
    assert any("加密" in reason for reason in reading.reasons)


@pytest.mark.parametrize(
    ("name", "data", "verdict"),
    [
        ("调查表.txt", "东岭村共有农户312户。".encode(), Verdict.PARTIAL),
        ("发票.xml", b"<invoice><total>1</total></invoice>", Verdict.COMPLETE),
        ("照片.png", b"\x89PNG\r\n\x1a\n", Verdict.COMPLETE),
    ],
)
def test_an_attached_document_is_named_and_other_attachments_are_not(
    name: str, data: bytes, verdict: Verdict
) -> None:
    page = OfdPage().text(LEFT, 100, SENTENCE)
    files = members([page], more="<ofd:Attachments>Attachs/List.xml</ofd:Attachments>")
    entry = f'<ofd:Attachment ID="1" Name="{name}"><ofd:FileLoc>file</ofd:FileLoc></ofd:Attachment>'
    files["Doc_0/Attachs/List.xml"] = xml("Attachments", entry)
    reading = reading_of_files(files | {"Doc_0/Attachs/file": data})
    assert (reading.verdict, texts(reading)) == (verdict, [SENTENCE])
    assert all(name in reason for reason in reading.reasons)


def test_pages_beyond_the_limit_are_not_read_and_said() -> None:
    limits = dataclasses.replace(default_limits(), pages=1)
    data = make_ofd(OfdPage().text(LEFT, 100, SENTENCE), OfdPage().text(LEFT, 100, "第二页。"))
    reading = read(Path("a.ofd"), data=data, limits=limits)
    assert (reading.verdict, reading.pages, texts(reading)) == (Verdict.PARTIAL, 2, [SENTENCE])
    assert "上限" in reading.reasons[0]


@pytest.mark.parametrize(
    "attributes",
    [
        'Boundary="nan 0 1 1" Size="4"',
        'Boundary="1e308 1e308 1e308 1e308" Size="4"',
        'Boundary="0 0 9 9" CTM="1e6 0 0 1e6 1e6 1e6" Size="1e6"',
        'Boundary="0 0 9 9" CTM="0 0 0 0 0 0" Size="4"',
        'Boundary="0 0 9 9" Size="-4"',
        'Boundary="0 0 9 9" Size="0"',
        'Boundary="" Size="x" HScale="inf" ReadDirection="nan" Weight="heavy"',
    ],
)
def test_absurd_numbers_do_no_harm(attributes: str) -> None:
    code = '<ofd:TextCode X="1e300" Y="" DeltaX="g -5 4 g">乱</ofd:TextCode>'
    page = OfdPage().text(LEFT, 100, SENTENCE).raw(f"<ofd:TextObject {attributes}>{code}</ofd:TextObject>")
    page.path("0 0 1e9 x", "M 0 0 L nan 1e999 L 5 C Z")
    assert SENTENCE in reading_of(page).text


@pytest.mark.parametrize("area", ["0 0 0 0", "0 0 1e9 1e9", "a b c d", "0 0"])
def test_an_absurd_page_area_is_taken_for_that_of_the_document(area: str) -> None:
    page = OfdPage(before=f"<ofd:Area><ofd:PhysicalBox>{area}</ofd:PhysicalBox></ofd:Area>").scan()
    [picture] = reading_of(page).blocks
    [rect] = picture.rects
    assert (rect.right, rect.bottom) == (pytest.approx(WIDTH, abs=0.1), pytest.approx(HEIGHT, abs=0.1))


def test_an_area_that_does_not_begin_at_zero_is_moved_to_the_corner() -> None:
    page = OfdPage(before="<ofd:Area><ofd:PhysicalBox>10 20 210 297</ofd:PhysicalBox></ofd:Area>")
    [block] = reading_of(page.text(LEFT, 100, SENTENCE)).blocks
    [rect] = block.rects
    assert rect.left == pytest.approx(LEFT - 10 / 25.4 * 72, abs=0.2)
