"""Set a sample document in Word, in the manner of GB/T 9704-2012.

Headings are paragraphs in 黑体 and 楷体, as most offices make them, or Word's own heading styles;
their numbers stand in the text or are left to Word (numbering.xml: 一、 （一） 1.), so that they
are not in the text at all. The archive's times are fixed: the same draft gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.markup import HEADINGS, Draft, Item, Mark, Options, spans

BODY_FONT = "仿宋_GB2312"
FONTS = {
    Mark.TITLE: ("方正小标宋简体", 22),
    Mark.RED_HEAD: ("方正小标宋简体", 30),
    Mark.HEADING1: ("黑体", 16),
    Mark.HEADING2: ("楷体_GB2312", 16),
}
TABLE_SIZE = 12
CENTERED = {Mark.TITLE, Mark.RED_HEAD, Mark.CENTERED}
NUMBER_FORMATS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
)
ABSTRACT_ID, NUMBER_ID = "90", "90"
EPOCH = (1980, 1, 1, 0, 0, 0)


def set_word(draft: Draft) -> bytes:
    """Return the bytes of *draft* as a .docx file."""
    word = Document()
    _prepare(word, draft.options)
    for item in draft.items:
        if item.mark is Mark.ROW:
            _add_table(word, item)
        elif item.mark is Mark.BREAK:
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            _add_paragraph(word, item, draft.options)
    return _with_fixed_times(word)


def _prepare(word: Word, options: Options) -> None:
    moment = dt.datetime.combine(options.date, dt.time(9))
    properties = word.core_properties
    properties.author, properties.title = "", ""
    properties.created = properties.modified = moment
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY_FONT)
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    _number_pages(page.footer.paragraphs[0])
    if options.numbering:
        _define_numbers(word)


def _add_paragraph(word: Word, item: Item, options: Options) -> None:
    heading = item.mark in HEADINGS
    level = HEADINGS.index(item.mark) if heading else 0
    styled = heading and options.styles
    paragraph = word.add_paragraph(style=f"Heading {level + 1}" if styled else None)
    _set_font(paragraph.add_run(item.text), item.mark)
    layout = paragraph.paragraph_format
    layout.line_spacing, layout.space_after, layout.space_before = Pt(28), Pt(0), Pt(0)
    if item.mark in CENTERED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        layout.line_spacing = Pt(36)
    elif item.mark is Mark.RIGHT:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        layout.first_line_indent = Pt(32)
    if heading and options.numbering:
        _number(paragraph, level)


def _set_font(run: Run, mark: Mark, size: float | None = None) -> None:
    font, points = FONTS.get(mark, (BODY_FONT, 16))
    run.font.name, run.font.size = "Times New Roman", Pt(size or points)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - python-docx has no such font
    fonts.set(qn("w:eastAsia"), font)
    run.font.bold = mark is Mark.HEADING3 or None
    if mark is Mark.RED_HEAD:
        run.font.color.rgb = RGBColor(0xE6, 0, 0)
    else:
        run.font.color.rgb = RGBColor(0, 0, 0)


def _add_table(word: Word, item: Item) -> None:
    rows = item.rows
    table = word.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, line in enumerate(rows):
        for column, text in enumerate(line):
            span = spans(rows, row, column)
            if span is None:
                continue
            cell = table.cell(row, column)
            if span != (1, 1):
                cell = cell.merge(table.cell(row + span[0] - 1, column + span[1] - 1))
            paragraph = cell.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _set_font(paragraph.add_run(text), Mark.BODY, TABLE_SIZE)


def _define_numbers(word: Word) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, text) in enumerate(NUMBER_FORMATS)
    )
    numbering = word.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT_ID}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    number = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{NUMBER_ID}"><w:abstractNumId w:val="{ABSTRACT_ID}"/></w:num>'
    )
    # The schema wants every abstractNum before the first num.
    numbering.insert(0, abstract)
    numbering.append(number)


def _number(paragraph: Paragraph, level: int) -> None:
    layout: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no numbering
    properties = layout.get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(NUMBER_ID)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
    paragraph.add_run(" —")


def _with_fixed_times(word: Word) -> bytes:
    raw, fixed = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            target.writestr(
                zipfile.ZipInfo(member.filename, EPOCH), source.read(member), zipfile.ZIP_DEFLATED
            )
    return fixed.getvalue()
