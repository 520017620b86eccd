"""A batch gives one outcome per file, in order, and outlives any of them."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from ingest import batch
from ingest.file_task import Given, How
from ingest.limits import default_limits
from ingest.readers import RecognisedLine, RecognisedPage
from ingest.workers import Workers, start_workers
from report import Outcome, Source, Status, Verdict

TEXT = "河湾镇养老服务调研报告\n一、基本情况\n全镇现有老年人1203人。\n"
GIGABYTE = 2**30


@pytest.fixture
def three_files(tmp_path: Path) -> list[Given]:
    paths = [tmp_path / name for name in ("甲.txt", "没有这个文件.txt", "乙.txt")]
    paths[0].write_text(TEXT, "utf-8")
    paths[2].write_text(TEXT.replace("河湾", "山前"), "utf-8")
    return [Given(str(path)) for path in paths]


@pytest.fixture(scope="module")
def pool() -> Iterator[Workers]:
    with start_workers(1, memory=GIGABYTE) as workers:
        yield workers


def test_outcomes_come_in_the_order_of_the_files_and_a_missing_file_is_one_of_them(
    three_files: list[Given],
) -> None:
    outcomes = list(batch.read_files(three_files))

    assert [outcome.path for outcome in outcomes] == [file.path for file in three_files]
    assert [outcome.status for outcome in outcomes] == [Status.ADDED, Status.FAILED, Status.ADDED]
    assert "请确认文件还在" in outcomes[1].reasons[0]


def test_a_pool_of_processes_gives_the_same_outcomes_as_this_process(
    three_files: list[Given], pool: Workers
) -> None:
    how = How(keep_text=True)
    assert list(batch.read_files(three_files, pool, how)) == list(batch.read_files(three_files, how=how))


def test_a_reader_that_raises_costs_only_its_file(
    three_files: list[Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_given = batch.read_given

    def fragile(given: Given, how: How, recognised: Any) -> Outcome:
        if given.name == "甲.txt":
            raise ValueError("意外")
        return read_given(given, how, recognised)

    monkeypatch.setattr(batch, "read_given", fragile)
    first, _, last = batch.read_files(three_files)

    assert first.verdict is Verdict.FAILED
    assert "ValueError: 意外" in first.reasons[0]
    assert last.status is Status.ADDED


def dies(_: Given, *__: Any) -> Outcome:
    os._exit(1)


def hangs(_: Given, *__: Any) -> Outcome:
    while True:
        time.sleep(1)


def eats_memory(_: Given, *__: Any) -> Outcome:
    eaten = []
    while True:
        eaten.append(bytearray(b"x" * 2**24))
        time.sleep(0.002)


def on_the_first(task: Callable[..., Outcome], given: Given, *rest: Any) -> Outcome:
    return task(given, *rest) if given.name == "甲.txt" else batch.read_file(given, *rest)


@pytest.mark.parametrize(
    ("task", "word"), [(dies, "意外退出"), (hangs, "时间上限"), (eats_memory, "内存超过上限")]
)
def test_a_file_that_takes_its_worker_along_is_lost_alone_with_the_reason(
    three_files: list[Given], monkeypatch: pytest.MonkeyPatch, task: Callable[..., Outcome], word: str
) -> None:
    monkeypatch.setattr(batch, "read_file", partial(on_the_first, task))
    how = How(replace(default_limits(), seconds=6))
    with start_workers(1, memory=GIGABYTE // 2) as workers:
        first, _, last = batch.read_files(three_files, workers, how)

    assert (first.status, last.status) == (Status.FAILED, Status.ADDED)
    assert word in first.reasons[0]
    assert "再试" in first.reasons[0]


def starts_a_program_and_eats_memory(given: Given, *rest: Any) -> Outcome:
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path(given.path).with_name("pid").write_text(str(program.pid), "utf-8")
    return eats_memory(given, *rest)


def test_a_worker_that_is_ended_takes_the_programs_along_that_it_started(
    three_files: list[Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "read_file", starts_a_program_and_eats_memory)
    with start_workers(1, memory=GIGABYTE // 2) as workers:
        (outcome,) = batch.read_files(three_files[:1], workers)

    program = int(Path(three_files[0].path).with_name("pid").read_text("utf-8"))
    assert "内存超过上限" in outcome.reasons[0]
    assert not psutil.pid_exists(program) or psutil.Process(program).status() == psutil.STATUS_ZOMBIE


class ExecutorOfAFatalTask(Executor):
    """Another's pool, which breaks as a whole when one of its processes dies."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._pool.submit(fn, *args, **kwargs)


def test_when_the_pool_that_was_lent_breaks_only_the_guilty_file_is_lost(
    three_files: list[Given], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "read_file", partial(on_the_first, dies))
    outcomes = list(batch.read_files(three_files, ExecutorOfAFatalTask()))

    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.FAILED, Status.ADDED]
    assert "意外退出" in outcomes[0].reasons[0]


def scanned(given: Given, how: How, recognised: Any = None) -> Outcome:
    """Return the outcome of a file of three pictured pages, its text being what was recognised."""
    source = Source(given.name, "0" * 64, "image", 1)
    if not recognised:
        return Outcome(given.path, Status.FAILED, (), Verdict.NEEDS_OCR, source=source, scans=(1, 2, 3))
    words = [page.reason or page.lines[0].text for _, page in sorted(recognised.items())]
    return Outcome(given.path, Status.ADDED, (), Verdict.COMPLETE, tuple(words), source)


def recognise(place: Path, form: str, page: int, limits: Any) -> RecognisedPage:
    if page == 2:
        os._exit(1)
    return RecognisedPage(595, 842, (RecognisedLine(f"{form}第{page}页", 0, 0, 10, 10, 1.0),))


def test_pictured_pages_are_recognised_one_by_one_and_told_of_and_a_fatal_one_is_lost_alone(
    monkeypatch: pytest.MonkeyPatch, pool: Workers
) -> None:
    monkeypatch.setattr(batch, "read_file", scanned)
    monkeypatch.setattr(batch.recognition, "available", lambda: True)
    monkeypatch.setattr(batch, "recognise_page", recognise)
    told: list[tuple[str, int, int]] = []

    (outcome,) = batch.read_files([Given("扫描.png")], pool, on_page=lambda *page: told.append(page))

    assert outcome.verdict is Verdict.COMPLETE
    assert (outcome.reasons[0], outcome.reasons[2]) == ("image第1页", "image第3页")
    assert "意外退出" in outcome.reasons[1]
    assert told == [("扫描.png", done, 3) for done in (1, 2, 3)]


def test_without_recognition_pictured_pages_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "read_file", scanned)
    monkeypatch.setattr(batch.recognition, "available", lambda: False)

    (outcome,) = batch.read_files([Given("扫描.png")])

    assert outcome.verdict is Verdict.NEEDS_OCR


def test_recognition_that_raises_is_a_page_without_text_and_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: Any) -> RecognisedPage:
        raise RuntimeError("模型损坏")

    monkeypatch.setattr(batch.recognition, "recognise", broken)

    page = batch.recognise_page(Path("扫描.png"), "image", 1, default_limits())

    assert page.lines == ()
    assert "RuntimeError: 模型损坏" in (page.reason or "")
