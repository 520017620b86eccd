"""A compressed RAR is unpacked by a program that is installed, which is not trusted: not with names, nor with the truth."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from archive_builder import RarEntry, make_rar4, make_rar5

from ingest.archives import Unpacked, rar, unpack
from ingest.archives.tools import Tool, found_tools, unpacked
from ingest.limits import Limits, default_limits
from report import Verdict

REPORT, NOTICE = "青禾县养老服务调研报告。".encode(), "石桥镇关于开展普查的通知。".encode()
PACKED = {b"P" * 5: REPORT, b"Q" * 5: NOTICE}

Unpack = Callable[..., Unpacked]


@pytest.fixture
def with_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Unpack:
    """Unpack the bytes of a RAR archive where only the given programs are installed."""

    def take(data: bytes, *tools: Tool, limits: Limits | None = None) -> Unpacked:
        path = tmp_path / "报送材料"
        path.write_bytes(data)
        monkeypatch.setattr(rar, "found_tools", lambda: tools)
        return unpack(path, "rar", tmp_path / "out", limits or default_limits())

    return take


def program(code: str) -> Tool:
    """Return a program that runs *code*, with `archive` the bytes of the archive and `say` its output."""
    opening = "import sys, time; archive = open(sys.argv[1], 'rb').read(); say = sys.stdout.buffer.write; "
    return Tool(sys.executable, ("-c", opening + code))


GOOD = program(f"[say(content) for packed, content in {PACKED!r}.items() if packed in archive]")
SILENT = program("sys.exit(2)")
LIAR = program("say(bytes(10_000))")


def compressed(name: bytes, content: bytes, *, solid: bool = False) -> RarEntry:
    packed = next(packed for packed, known in PACKED.items() if known == content)
    return RarEntry(name, content, packed, solid=solid)


def contents(unpacked: Unpacked) -> dict[str, bytes]:
    return {member.name: member.place.read_bytes() for member in unpacked.members}


@pytest.mark.parametrize("make", [make_rar4, make_rar5])
def test_each_compressed_member_is_handed_over_alone(make: Callable[..., bytes], with_tools: Unpack) -> None:
    data = make(compressed(b"a.txt", REPORT), RarEntry(b"b.txt", NOTICE), compressed(b"c.txt", NOTICE))
    result = with_tools(data, GOOD)

    assert contents(result) == {"a.txt": REPORT, "b.txt": NOTICE, "c.txt": NOTICE}
    assert result.verdict is Verdict.COMPLETE


def test_members_that_share_a_stream_are_cut_from_the_output_of_the_whole(with_tools: Unpack) -> None:
    data = make_rar5(
        compressed(b"a.txt", REPORT), compressed(b"Thumbs.db", NOTICE, solid=True), RarEntry(b"c.txt", REPORT)
    )
    whole = program(f"say({REPORT + NOTICE + REPORT!r})")

    assert contents(with_tools(data, whole)) == {"a.txt": REPORT, "c.txt": REPORT}


def test_a_program_that_cannot_read_the_archive_is_followed_by_the_next(with_tools: Unpack) -> None:
    assert contents(with_tools(make_rar5(compressed(b"a.txt", REPORT)), SILENT, LIAR, GOOD)) == {
        "a.txt": REPORT
    }


@pytest.mark.parametrize("tool", [SILENT, LIAR])
def test_what_no_program_gives_rightly_is_refused_alone(
    tool: Tool, with_tools: Unpack, tmp_path: Path
) -> None:
    result = with_tools(make_rar5(compressed(b"a.txt", REPORT), RarEntry(b"b.txt", NOTICE)), tool)

    assert contents(result) == {"b.txt": NOTICE}
    assert result.refused[0].verdict is Verdict.FAILED
    assert "本机的解压软件读不了" in result.refused[0].reasons[0]
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["2"]


def test_without_a_program_the_remedy_is_named_and_stored_members_are_read(with_tools: Unpack) -> None:
    result = with_tools(make_rar5(compressed(b"a.txt", REPORT), RarEntry(b"b.txt", NOTICE)))

    assert contents(result) == {"b.txt": NOTICE}
    assert (result.refused[0].verdict, result.verdict) == (Verdict.UNSUPPORTED, Verdict.PARTIAL)
    assert "解压后把里面的文件入库" in result.reasons[0]


def test_a_program_that_hangs_is_killed(with_tools: Unpack) -> None:
    started = time.monotonic()
    limits = replace(default_limits(), seconds=1)
    result = with_tools(make_rar5(compressed(b"a.txt", REPORT)), program("time.sleep(60)"), limits=limits)

    assert result.verdict is Verdict.FAILED
    assert time.monotonic() - started < 30


def test_a_program_that_never_stops_writing_is_read_no_further_than_needed(with_tools: Unpack) -> None:
    endless = program("\nwhile True: say(bytes(65536))")

    assert with_tools(make_rar5(compressed(b"a.txt", REPORT)), endless).verdict is Verdict.FAILED


def test_a_program_sees_no_name_from_the_archive_and_what_it_leaves_is_cleared(
    with_tools: Unpack, tmp_path: Path
) -> None:
    code = (
        f"open('left', 'w').close(); say({REPORT!r}) if sys.argv[2:] == [] and '-x' not in sys.argv[1] else 0"
    )
    result = with_tools(make_rar5(compressed(b"-x@/etc/passwd", REPORT)), program(code))

    assert list(contents(result).values()) == [REPORT]
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == ["1", "报送材料"]


def test_a_compressed_remark_starts_no_program(with_tools: Unpack, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: object, **options: object) -> None:
        pytest.fail("a program was started")

    monkeypatch.setattr(subprocess, "Popen", never)
    monkeypatch.setattr("rarfile.Popen", never)

    assert contents(with_tools(make_rar4(RarEntry(b"a.txt", REPORT), comment=b"hello"))) == {"a.txt": REPORT}


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a program of the given name into a folder that alone is looked through."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def plant(name: str) -> Path:
        path = tmp_path / (f"{name}.exe" if os.name == "nt" else name)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
        return path

    return plant


def test_a_program_in_the_current_folder_is_not_taken(
    planted: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = planted("unrar")
    assert str(path) in [tool.program for tool in found_tools()]

    monkeypatch.chdir(path.parent)
    assert str(path) not in [tool.program for tool in found_tools()]


@pytest.mark.skipif(os.name == "nt", reason="Windows 上没有 unrar-free")
def test_a_program_that_would_write_files_instead_is_not_taken(planted: Callable[[str], Path]) -> None:
    (planted("unrar-free").parent / "unrar").symlink_to("unrar-free")

    assert found_tools() == ()


@pytest.mark.skipif(not found_tools(), reason="本机没有能解压 RAR 的软件")
def test_a_program_of_this_computer_unpacks_to_its_output(tmp_path: Path) -> None:
    archive = tmp_path / "报送材料.rar"
    archive.write_bytes(make_rar5(RarEntry("甲.txt".encode(), REPORT)))
    outputs = []
    for tool in found_tools():
        with unpacked(tool, archive, scratch=tmp_path, seconds=60) as output:
            outputs.append(output.read())

    assert REPORT in outputs
    assert [file.name for file in tmp_path.iterdir()] == [archive.name]
