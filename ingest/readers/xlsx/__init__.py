"""Read an Excel workbook (.xlsx, .xlsm, and what WPS writes under these names).

    <c s="3"><v>0.52</v></c>, style 3 being 0% -> "52%" in the table of its sheet

The XML is read directly and never as a whole: openpyxl makes a cell of every place in a merged
area, and a few bytes can name 17 thousand million places. Formulas show the result that the program
saved; comments, headers and footers are left out, and so is what is hidden.
"""

from __future__ import annotations

from ingest.readers.docx.package import Package
from ingest.readers.docx.properties import read_properties
from ingest.readers.file import File
from ingest.readers.sheets.sheet import Budget, Sheet
from ingest.readers.sheets.workbook import Losses, workbook_reading
from ingest.readers.xlsx.book import Book
from ingest.readers.xlsx.drawings import with_drawings
from ingest.readers.xlsx.worksheet import read_worksheet
from ingest.readers.zipped import BrokenZipError, EncryptedZipError
from report import Reading, Verdict

FORMAT = "xlsx"


def read(file: File) -> Reading:
    """Return what the workbook in *file* says."""
    try:
        return _read(file)
    except EncryptedZipError:
        reason = "表格有密码。请用 Excel 或 WPS 输入密码打开，去掉密码保存后重新入库。"
        return Reading((), Verdict.ENCRYPTED, (reason,), FORMAT)
    except BrokenZipError as error:
        return Reading((), Verdict.FAILED, (str(error),), FORMAT)


def _read(file: File) -> Reading:
    package = Package(file)
    book = Book(package)
    if not book.sheets:
        reason = "工作簿里没有读得出的工作表，文件可能已损坏。请用 Excel 或 WPS 打开修复后另存为 .xlsx。"
        return Reading((), Verdict.FAILED, (reason,), FORMAT)
    budget, sheets, damaged = Budget(file.limits), list[Sheet](), list[str]()
    without_result = 0
    for listed in book.sheets:
        if listed.hidden or budget.spent:
            continue
        found = read_worksheet(package.data(listed.part), listed.name, book, budget)
        without_result += found.without_result
        damaged += [f"工作表“{listed.name}”"] if found.damaged else []
        sheets.append(with_drawings(found.sheet, package, listed.part))
    losses = Losses(
        without_result,
        tuple(dict.fromkeys([*damaged, *book.damaged])),
        budget.spent,
        sum(listed.hidden for listed in book.sheets),
    )
    return workbook_reading(sheets, losses, FORMAT, limits=file.limits, properties=read_properties(package))
