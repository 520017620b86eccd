"""An archive comes into a library as the files in it, each under the archive's path."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from index_builders import CARE, PARTY, SCHOOL
from PIL import Image

from index.intake import ingest
from index.library import Library
from index.query import parse
from index.run import Manner
from ingest import recognition
from ingest.limits import default_limits
from ingest.readers import RecognisedLine, RecognisedPage
from report import Status, Verdict


def zipped(**members: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, content in members.items():
            out.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "历年.zip").write_bytes(zipped(党建__txt=PARTY, 养老__txt=CARE, 表__bin=bytes(range(256))))
    return folder


def statuses(library: Path) -> dict[str, Status]:
    with Library.open(library) as opened:
        return {row.path.rpartition("/files/")[2]: row.status for row in opened.files()}


def test_each_member_is_a_file_of_its_own_with_its_verdict(tmp_path: Path, files: Path) -> None:
    summary = ingest(tmp_path / "library", [files])

    assert statuses(tmp_path / "library") == {
        "历年.zip": Status.ADDED,
        "历年.zip!/党建.txt": Status.ADDED,
        "历年.zip!/养老.txt": Status.ADDED,
        "历年.zip!/表.bin": Status.FAILED,
    }
    assert summary.reports == 2
    failed = next(row for row in summary.outcomes if row.status is Status.FAILED)
    assert failed.verdict is Verdict.UNSUPPORTED
    with Library.open(tmp_path / "library") as opened:
        (hit,) = opened.search(parse("流动党员")).hits
        assert hit.card.name == "党建.txt"
        assert hit.card.paths[0].endswith("历年.zip!/党建.txt")
        assert opened.original(hit.card.id).read_bytes() == PARTY.encode()
        assert opened.verify() == ()


def test_nothing_of_an_unpacked_archive_is_left_behind(tmp_path: Path, files: Path) -> None:
    ingest(tmp_path / "library", [files])

    assert list((tmp_path / "library" / "staging").iterdir()) == []


def test_an_unchanged_archive_is_skipped_with_its_members(tmp_path: Path, files: Path) -> None:
    first = ingest(tmp_path / "library", [files])
    second = ingest(tmp_path / "library", [files])

    assert (second.skipped, second.reports) == (len(first.outcomes), 0)
    assert second.vanished == 0


def test_a_member_that_the_archive_no_longer_holds_goes_with_its_report(tmp_path: Path, files: Path) -> None:
    ingest(tmp_path / "library", [files])
    (files / "历年.zip").write_bytes(zipped(养老__txt=CARE, 教育__txt=SCHOOL))

    summary = ingest(tmp_path / "library", [files])

    assert (summary.replaced, summary.added, summary.skipped, summary.vanished) == (1, 1, 1, 2)
    with Library.open(tmp_path / "library") as opened:
        assert {card.title for card in opened.cards()[0]} == {
            "石桥镇养老服务调研报告",
            "云岭乡义务教育调研报告",
        }


def test_an_archive_that_is_gone_takes_its_members_with_it(tmp_path: Path, files: Path) -> None:
    ingest(tmp_path / "library", [files])
    (files / "历年.zip").unlink()

    assert ingest(tmp_path / "library", [files]).vanished == 4
    with Library.open(tmp_path / "library") as opened:
        assert opened.statistics().reports == 0


def test_the_same_bytes_inside_and_outside_are_one_report(tmp_path: Path, files: Path) -> None:
    (files / "党建.txt").write_text(PARTY, "utf-8")
    (files / "又一份.zip").write_bytes((files / "历年.zip").read_bytes())

    summary = ingest(tmp_path / "library", [files], Manner(reprocess=True))

    assert summary.reports == 2
    assert summary.duplicate == 3
    with Library.open(tmp_path / "library") as opened:
        (hit,) = opened.search(parse("流动党员")).hits
        assert len(hit.card.paths) == 3
        assert opened.verify() == ()


def test_an_archive_in_an_archive_is_opened_up_to_the_limit(tmp_path: Path) -> None:
    inner = zipped(党建__txt=PARTY)
    for _ in range(3):
        inner = zipped(里__zip=inner)
    (tmp_path / "外.zip").write_bytes(inner)

    summary = ingest(tmp_path / "library", [tmp_path / "外.zip"])

    assert [row.path.count("!/") for row in summary.outcomes] == [0, 1, 2, 3]
    assert summary.outcomes[-1].status is Status.FAILED
    assert "3 层" in summary.outcomes[-1].reasons[0]


def test_archives_in_one_another_unpack_to_no_more_than_one_may(tmp_path: Path) -> None:
    inner = {
        f"{at}__zip": zipped(**{f"{n}__txt": PARTY + str(at * 10 + n) for n in range(6)}) for at in range(4)
    }
    (tmp_path / "外.zip").write_bytes(zipped(**inner))
    few = Manner(limits=replace(default_limits(), members=12))

    summary = ingest(tmp_path / "library", [tmp_path / "外.zip"], few)

    assert summary.reports == 8  # 12 less the 4 archives themselves, 2 of each
    assert {row.verdict for row in summary.outcomes if row.path.endswith(".zip")} >= {Verdict.PARTIAL}


def test_a_picture_is_read_again_once_text_can_be_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recognise(*_: object) -> RecognisedPage:
        return RecognisedPage(300, 200, (RecognisedLine("全镇共有党员121名。", 20, 20, 140, 32, 0.99),))

    monkeypatch.setattr(recognition, "recognise", recognise)
    buffer = io.BytesIO()
    Image.new("L", (300, 200), 255).save(buffer, "PNG")
    picture = buffer.getvalue()
    (tmp_path / "扫描.zip").write_bytes(zipped(通知__png=picture))
    steps = []
    for available in (False, False, True, True):
        monkeypatch.setattr(recognition, "available", lambda available=available: available)
        summary = ingest(tmp_path / "library", [tmp_path / "扫描.zip"])
        steps.append(summary.skipped)

    assert steps == [0, 2, 0, 2]
