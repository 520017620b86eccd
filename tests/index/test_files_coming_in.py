"""What becomes of files that come in again, changed, twice, broken, or no longer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from index_builders import CARE, PARTY, SCHOOL, TEXTS, answers, contents, fill, write_files

from index.catalog import Catalog
from index.folder import Folder
from index.intake import ingest
from index.jobs import Cancelled, cancel, get, queue
from index.library import Library
from index.query import parse
from index.run import Manner
from index.values import JobState, Progress
from ingest.limits import default_limits
from report import BadInputError, Status, Verdict


def test_a_second_run_reads_nothing_and_changes_nothing(tmp_path: Path) -> None:
    library, files, first = fill(tmp_path)
    before = contents(library)

    second = ingest(library, [files])

    assert (first.added, second.skipped, second.added, second.reports) == (3, 3, 0, 0)
    assert contents(library) == {**before, "files": contents(library)["files"]}


def test_a_changed_file_replaces_its_report(tmp_path: Path) -> None:
    library, files, _ = fill(tmp_path)
    (files / "养老.txt").write_text(CARE.replace("护理人员不足", "食堂亏损"), "utf-8")

    summary = ingest(library, [files])

    assert (summary.replaced, summary.skipped) == (1, 2)
    assert answers(library, "护理人员不足", '"食堂亏损"')[1] != []
    with Library.open(library) as opened:
        assert opened.statistics().reports == 3
        assert opened.search(parse('"护理人员不足"')).hits == ()
        assert opened.verify() == ()


def test_a_file_that_is_gone_from_its_folder_takes_its_report_with_it(tmp_path: Path) -> None:
    library, files, _ = fill(tmp_path)
    (files / "养老.txt").unlink()

    summary = ingest(library, [files])

    assert summary.vanished == 1
    with Library.open(library) as opened:
        assert opened.statistics().reports == 2
        assert [row.path for row in opened.files(status=Status.VANISHED)] == [str(files / "养老.txt")]
        assert opened.verify() == ()


def test_files_elsewhere_do_not_vanish(tmp_path: Path) -> None:
    library, files, _ = fill(tmp_path)
    other = write_files(tmp_path / "other", {"新.txt": SCHOOL.replace("云岭乡", "白沙镇")})

    assert ingest(library, [other]).vanished == 0
    assert files.is_dir()


def test_a_folder_written_in_another_way_is_the_same_folder(tmp_path: Path) -> None:
    library, files, _ = fill(tmp_path)

    again = ingest(library, [files / ".." / files.name])

    assert (again.skipped, again.duplicate, again.vanished) == (3, 0, 0)
    with Library.open(library) as opened:
        assert len(opened.files()) == 3


def test_the_same_bytes_under_two_names_are_one_report_with_two_paths(tmp_path: Path) -> None:
    library, _, summary = fill(tmp_path, {**TEXTS, "党建副本.txt": PARTY})

    with Library.open(library) as opened:
        (hit,) = opened.search(parse("流动党员")).hits

    assert (summary.added, summary.duplicate) == (3, 1)
    assert [Path(path).name for path in hit.card.paths] == ["党建.txt", "党建副本.txt"]


def test_the_same_text_in_other_bytes_is_one_hit_with_both_files(tmp_path: Path) -> None:
    files = write_files(tmp_path / "files")
    (files / "党建旧.txt").write_bytes(PARTY.encode("gb18030"))
    ingest(tmp_path / "library", [files])

    with Library.open(tmp_path / "library") as opened:
        (hit,) = opened.search(parse("流动党员")).hits

    assert sorted(Path(path).name for path in hit.card.paths) == ["党建.txt", "党建旧.txt"]


def test_a_file_that_cannot_be_read_is_listed_with_its_reason_and_stops_nobody(tmp_path: Path) -> None:
    files = write_files(tmp_path / "files")
    (files / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    summary = ingest(tmp_path / "library", [files])

    (failed,) = [row for row in summary.outcomes if row.status is Status.FAILED]
    assert (summary.added, summary.failed) == (3, 1)
    assert failed.verdict is Verdict.UNSUPPORTED
    assert failed.reasons


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="没有这个文件"):
        ingest(tmp_path / "library", [tmp_path / "没有"])


def test_a_correction_survives_reading_anew(tmp_path: Path) -> None:
    library, files, _ = fill(tmp_path)
    with Library.open(library) as opened:
        card = next(card for card in opened.cards()[0] if "党建" in (card.title or ""))
        opened.correct(card.id, "place", "青禾县东湾镇", note="补全")

    summary = ingest(library, [files], Manner(reprocess=True))

    with Library.open(library) as opened:
        assert summary.replaced == 3
        assert opened.card(card.id).place == "青禾县东湾镇"
        assert [made.note for made in opened.corrections(card.id)] == ["补全"]


def test_a_job_that_is_cancelled_stops_and_keeps_what_it_has_stored(tmp_path: Path) -> None:
    library = tmp_path / "library"
    files = write_files(tmp_path / "files")
    catalog = Catalog.open(Folder.at(library, create=True))
    job_id = queue(catalog, "ingest")

    def stop_after_the_first(progress: Progress) -> None:
        if progress.done == 1:
            raise Cancelled

    summary = ingest(library, [files], Manner(job_id=job_id, on_progress=stop_after_the_first))

    assert summary.cancelled
    assert summary.added == 1
    with Library.open(library) as opened:
        assert opened.statistics().reports == 1
        assert opened.verify() == ()
    catalog.close()


def test_a_queued_job_can_be_cancelled_before_it_starts(tmp_path: Path) -> None:
    catalog = Catalog.open(Folder.at(tmp_path / "library", create=True))
    job_id = queue(catalog, "ingest")

    cancel(catalog, job_id)

    assert get(catalog, job_id).state is JobState.CANCELLED
    catalog.close()


def test_a_run_tells_its_job_how_it_ended(tmp_path: Path) -> None:
    library, _, _ = fill(tmp_path)

    with Library.open(library) as opened:
        (job,) = opened.jobs()

    assert (job.state, job.done, job.total) == (JobState.DONE, 3, 3)
    assert dict(job.counts) == {"added": 3}


def test_a_file_past_a_limit_comes_in_once_the_limit_is_raised(tmp_path: Path) -> None:
    files = write_files(tmp_path / "files")
    narrow = Manner(limits=replace(default_limits(), bytes=10))
    steps = [ingest(tmp_path / "library", [files], manner) for manner in (narrow, narrow, Manner())]

    assert [(step.failed, step.skipped, step.added) for step in steps] == [(3, 0, 0), (0, 3, 0), (0, 0, 3)]


def test_a_library_inside_the_folder_that_is_taken_in_is_left_alone(tmp_path: Path) -> None:
    files = write_files(tmp_path / "files")
    ingest(files / "library", [files])

    again = ingest(files / "library", [files])

    assert (again.skipped, again.added, again.failed) == (3, 0, 0)
