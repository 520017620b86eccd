"""Say how far a file of pages could be read, and what can be done about the rest.

    pages 1 to 3 with text, page 4 a scan -> partial, "第 4 页是图片，没有文字…"

A scan whose text was recognised is a page like any other, but it is said: recognition may err.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.readers.file import RecognisedPage
from ingest.readers.paged.condition import Condition
from ingest.readers.paged.recognised import is_doubtful
from report import Verdict

OCR_REMEDY = "安装文字识别组件后重新入库：python -m pip install rapidocr onnxruntime，或用扫描软件转换为可选中文字的 PDF。"

HARDLY_LEGIBLE = "字迹不清，识别出的文字可能有错。请对照原件核对，或以 300 dpi 重新扫描后入库。"
BY_RECOGNITION = "的文字是识别出来的，引用其中的数字前请对照原件核对。"

MOST_RUNS = 20
"""Page numbers, or runs of them, that are spelled out."""

_UNREAD = {Condition.SCAN, Condition.GARBLED}
_RECOGNISABLE = {*_UNREAD, Condition.DRAWN}
_WITHOUT_TEXT = {*_RECOGNISABLE, Condition.EMPTY, Condition.BROKEN}
_SAID = {
    Condition.SCAN: f"第 {{}} 页是图片，没有文字，需要文字识别（OCR）。{OCR_REMEDY}",
    Condition.GARBLED: f"第 {{}} 页的字体没有文字编码，读出来是乱码，没有采用，需要文字识别（OCR）。{OCR_REMEDY}",
    Condition.LOSSY: "第 {} 页有些字的字体没有文字编码，读不出来，用 � 代替。请对照原件，或向原作者索取 Word 文件。",
    Condition.BROKEN: "第 {} 页已损坏，没有读到。请重新获取文件，或用阅读器打开后另存一份。",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a file, its reasons, and the pages (from 1) whose text is still to be recognised."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    scans: tuple[int, ...] = ()


def judge(pages: Sequence[Condition], *, total: int, recognised: Mapping[int, RecognisedPage]) -> Judgement:
    """Return the judgement on a file of *total* pages, of which *pages* were looked at.

    *recognised* is what text recognition found, by page number.
    """
    done = {number for number, found in recognised.items() if found.reason is None}
    left = {
        number: page for number, page in enumerate(pages, 1) if not (page in _RECOGNISABLE and number in done)
    }
    scans = tuple(number for number, page in left.items() if page in _UNREAD)
    if left and len(left) == len(pages) and all(page in _WITHOUT_TEXT for page in pages):
        return _without_text(left, scans, recognised)
    read = {number: recognised[number] for number in range(1, len(pages) + 1) if number in done - set(left)}
    reasons = (*_beyond(len(pages), total), *_reasons(left, recognised), *_doubtful(read))
    verdict = Verdict.PARTIAL if reasons else Verdict.COMPLETE
    return Judgement(verdict, (*reasons, *_by_recognition(read)), scans)


def _without_text(
    pages: Mapping[int, Condition], scans: tuple[int, ...], recognised: Mapping[int, RecognisedPage]
) -> Judgement:
    if all(page is Condition.BROKEN for page in pages.values()):
        return Judgement(Verdict.FAILED, ("没有一页能读。请重新获取文件，或用阅读器打开后另存一份。",))
    if any(number in recognised for number in pages) or Condition.GARBLED in pages.values():
        return Judgement(Verdict.NEEDS_OCR, _reasons(pages, recognised), scans)
    drawn = tuple(number for number, page in pages.items() if page in {Condition.SCAN, Condition.DRAWN})
    if drawn:
        reason = f"文件里只有图片，没有文字，需要文字识别（OCR）。{OCR_REMEDY}"
        return Judgement(Verdict.NEEDS_OCR, (reason,), drawn)
    return Judgement(Verdict.FAILED, ("文件里没有文字。请打开原件确认内容是否为空。",))


def _doubtful(read: Mapping[int, RecognisedPage]) -> tuple[str, ...]:
    hardly = spoken(number for number, found in read.items() if is_doubtful(found))
    return (f"第 {hardly} 页{HARDLY_LEGIBLE}",) if hardly else ()


def _by_recognition(read: Mapping[int, RecognisedPage]) -> tuple[str, ...]:
    """Return what a person should know of pages that were *read* by text recognition."""
    pages = spoken(number for number, found in read.items() if found.lines)
    return (f"第 {pages} 页{BY_RECOGNITION}",) if pages else ()


def _beyond(looked_at: int, total: int) -> tuple[str, ...]:
    if total <= looked_at:
        return ()
    reason = (
        f"文件有 {total} 页，超过 {looked_at} 页的上限，第 {looked_at + 1} 页起没有读。"
        "请拆分成较小的文件后再入库，或调高限额（pages）。"
    )
    return (reason,)


def _reasons(pages: Mapping[int, Condition], recognised: Mapping[int, RecognisedPage]) -> tuple[str, ...]:
    tried = {
        number: (recognised[number].reason or "").rstrip("。")
        for number, page in pages.items()
        if page in _RECOGNISABLE and number in recognised
    }
    said = [
        text.format(spoken(numbers))
        for condition, text in _SAID.items()
        if (numbers := [at for at, page in pages.items() if page is condition and at not in tried])
    ]
    for why in dict.fromkeys(tried.values()):
        alike = spoken(number for number, reason in tried.items() if reason == why)
        said.append(f"第 {alike} 页的文字没有识别出来：{why}。")
    return tuple(said)


def spoken(numbers: Iterable[int]) -> str:
    """Return page *numbers*, in order, as a person writes them.

    >>> spoken([1, 2, 3, 7])
    '1-3、7'
    """
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        pages = [number for _, number in run]
        runs.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}")
    return "、".join(runs[:MOST_RUNS]) + (" 等" if len(runs) > MOST_RUNS else "")
