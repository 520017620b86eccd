"""A batch gives one outcome per file, in order, and outlives any of them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ingest import batch
from report import Outcome, Status, Verdict

TEXT = "河湾镇养老服务调研报告\n一、基本情况\n全镇现有老年人1203人。\n"


@pytest.fixture
def three_files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("甲.txt", "没有这个文件.txt", "乙.txt")]
    paths[0].write_text(TEXT, "utf-8")
    paths[2].write_text(TEXT.replace("河湾", "山前"), "utf-8")
    return paths


def test_outcomes_come_in_the_order_of_the_paths_and_a_missing_file_is_one_of_them(
    three_files: list[Path],
) -> None:
    outcomes = list(batch.read_files(three_files))

    assert [outcome.path for outcome in outcomes] == [str(path) for path in three_files]
    assert [outcome.status for outcome in outcomes] == [Status.ADDED, Status.FAILED, Status.ADDED]
    assert "请确认文件还在" in outcomes[1].reasons[0]


def test_a_pool_of_processes_gives_the_same_outcomes_as_this_process(three_files: list[Path]) -> None:
    alone = list(batch.read_files(three_files, keep_text=True))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        together = list(batch.read_files(three_files, pool, keep_text=True))

    assert together == alone


def test_a_reader_that_raises_costs_only_its_file(
    three_files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    understand = batch.understand

    def fragile(path: Path) -> Any:
        if path.name == "甲.txt":
            raise ValueError("意外")
        return understand(path)

    monkeypatch.setattr(batch, "understand", fragile)
    first, _, last = batch.read_files(three_files)

    assert first.verdict is Verdict.FAILED
    assert "ValueError: 意外" in first.reasons[0]
    assert last.status is Status.ADDED


def dies_on_the_first(path: str) -> Outcome:
    if Path(path).name == "甲.txt":
        os._exit(1)
    return batch.read_file(path)


class ExecutorOfAFatalTask(Executor):
    """Sends every file to a task that kills its worker on one of them."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._pool.submit(dies_on_the_first, *args, **kwargs)


def test_when_a_worker_dies_the_other_files_are_still_read(three_files: list[Path]) -> None:
    outcomes = list(batch.read_files(three_files, ExecutorOfAFatalTask()))

    assert [outcome.status for outcome in outcomes] == [Status.ADDED, Status.FAILED, Status.ADDED]


def test_a_file_that_kills_even_a_worker_of_its_own_is_listed_with_the_remedy(tmp_path: Path) -> None:
    names = [str(tmp_path / "甲.txt"), str(tmp_path / "乙.txt")]
    (tmp_path / "乙.txt").write_text(TEXT, "utf-8")

    first, second = batch._one_by_one(dies_on_the_first, names)

    assert first.status is Status.FAILED
    assert "另存一份再试" in first.reasons[0]
    assert second.status is Status.ADDED
