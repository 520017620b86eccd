"""Word 97–2003 documents through LibreOffice: when its result counts, when our own does, and what it may do."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from doc_builder import make_doc, para
from docx_builder import make_docx
from docx_builder import para as docx_para
from ole_builder import make_ole
from sample_files import WORD_97

from ingest.limits import default_limits
from ingest.readers import read
from ingest.readers.doc import libreoffice
from report import Reading, Verdict

OWN = "云溪镇有党员121名。"
CONVERTED = "云溪镇有党员一百二十一名。"

Office = Callable[[str], Path]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that temporary files go to."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def office(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Return how to put a program in LibreOffice's place: a shell script, which finds `result.docx` beside it."""
    if sys.platform == "win32":
        pytest.skip("用 shell 脚本代替 LibreOffice，Windows 上没有")

    def install(script: str) -> Path:
        (tmp_path / "result.docx").write_bytes(make_docx(docx_para(CONVERTED)))
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\nhere={tmp_path}\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv(libreoffice.VARIABLE, str(program))
        return tmp_path

    return install


@pytest.fixture
def real_office(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv(libreoffice.VARIABLE)
    program = libreoffice.program()
    if program is None:
        pytest.skip("没有安装 LibreOffice，跳过用它转换的测试")
    return program


def reading(data: bytes, *, seconds: int = 60) -> Reading:
    return read(Path("报告.doc"), data=data, limits=replace(default_limits(), seconds=seconds))


CONVERTS = "mkdir out && cp $here/result.docx out/document.docx"


def test_what_libreoffice_makes_of_the_file_counts(office: Office, temporary: Path) -> None:
    office(CONVERTS)
    found = reading(make_doc(para(OWN)))
    assert (found.format, found.verdict, found.text) == ("doc", Verdict.COMPLETE, CONVERTED)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    "script",
    [
        "exit 1",
        "exit 0",
        f"{CONVERTS}; exit 1",
        "mkdir out && echo x > out/document.docx",
        "kill -9 $$",
    ],
)
def test_where_libreoffice_fails_our_own_reading_counts(office: Office, script: str) -> None:
    office(script)
    found = reading(make_doc(para(OWN)))
    assert (found.verdict, found.text) == (Verdict.COMPLETE, OWN)


def test_where_libreoffice_loses_text_our_own_reading_counts(office: Office) -> None:
    office(CONVERTS)
    longer = "云溪镇有村12个，有党员121名，有老年人9738名。"
    assert reading(make_doc(para(longer))).text == longer


def test_where_libreoffice_is_too_slow_it_is_ended_with_all_that_it_started(
    office: Office, temporary: Path
) -> None:
    here = office("sleep 300 & echo $! > $here/child; sleep 300")
    started = time.monotonic()
    assert reading(make_doc(para(OWN)), seconds=2).text == OWN
    assert time.monotonic() - started < 30
    assert _gone(int((here / "child").read_text()))
    assert list(temporary.iterdir()) == []


def test_a_program_that_is_not_there_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(libreoffice.VARIABLE, str(tmp_path / "none"))
    assert libreoffice.program() is None
    assert reading(make_doc(para(OWN))).text == OWN


def test_a_program_that_cannot_be_run_is_not_used(office: Office) -> None:
    here = office("exit 0")
    (here / "soffice").write_bytes(b"\0no program")
    assert reading(make_doc(para(OWN))).text == OWN


def test_the_program_gets_a_profile_and_a_home_of_its_own(office: Office) -> None:
    here = office(
        f'echo "$@" > $here/arguments; cp profile/user/*.xcu $here/; echo $HOME > $here/home; {CONVERTS}'
    )
    reading(make_doc(para(OWN)))
    arguments = (here / "arguments").read_text()
    home = (here / "home").read_text().strip()
    assert f"-env:UserInstallation={Path(home, 'profile').as_uri()}" in arguments
    assert "--headless" in arguments
    assert home != os.environ["HOME"]
    settings = (here / "registrymodifications.xcu").read_text()
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetHTTPProxyName"):
        assert f'oor:name="{name}"' in settings


def test_a_file_of_word_95_is_read_where_libreoffice_can(office: Office) -> None:
    office(CONVERTS)
    found = reading(make_doc(para(OWN), version=104))
    assert (found.verdict, found.text) == (Verdict.COMPLETE, CONVERTED)


def test_a_file_of_word_95_that_libreoffice_cannot_read_says_what_to_do(office: Office) -> None:
    office("exit 1")
    found = reading(make_doc(para(OWN), version=104))
    assert found.verdict is Verdict.UNSUPPORTED
    assert "另存为 .docx" in found.reasons[0]


def test_what_libreoffice_saves_of_a_broken_file_is_partial(office: Office) -> None:
    office(CONVERTS)
    found = reading(make_ole({"WordDocument": b"nothing"}))
    assert (found.verdict, found.text) == (Verdict.PARTIAL, CONVERTED)
    assert "核对" in found.reasons[0]


def test_a_broken_part_is_named_whatever_libreoffice_says(office: Office) -> None:
    office(CONVERTS)
    found = reading(make_doc(para(OWN), broken=1))
    assert (found.verdict, found.text) == (Verdict.PARTIAL, CONVERTED)
    assert "样式" in found.reasons[0]


def test_an_encrypted_file_is_not_shown_to_libreoffice(office: Office) -> None:
    here = office(f"touch $here/asked; {CONVERTS}")
    assert reading(make_doc(para(OWN), flags=0x0100)).verdict is Verdict.ENCRYPTED
    assert not (here / "asked").exists()


def test_both_ways_read_the_same(real_office: str, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert libreoffice.converted(WORD_97, seconds=60, most=10**7) is not None
    converted = reading(WORD_97)
    monkeypatch.setenv(libreoffice.VARIABLE, "")
    assert converted.text == reading(WORD_97).text
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("real_office")
def test_a_linked_picture_is_not_fetched() -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def __getattr__(self, name: str) -> Callable[[], None]:
            if not name.startswith("do_"):
                raise AttributeError(name)
            asked.append(name)
            return lambda: self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = f'<html><body><p>甲</p><img src="http://127.0.0.1:{server.server_port}/a.png"></body></html>'
        assert libreoffice.converted(page.encode(), seconds=60, most=10**7) is not None
        server.shutdown()
    assert asked == []


def _gone(process: int) -> bool:
    """Return whether *process* has ended, or ends soon."""
    for _ in range(50):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        stat = Path(f"/proc/{process}/stat")
        if stat.is_file() and stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True  # ended, and waits only to be counted
        time.sleep(0.1)
    return False
