"""`inspect --roles` says of each section which roles it has and why; faults of a word list are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app, main

REPORT = """青禾县养老服务情况的调研报告
为摸清底数，近期走访了十二个村。
一、存在的主要问题
（一）队伍老化
平均年龄五十六岁，多数人没有证书。
二、优化布局，补齐设施短板
山区村先建。
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "养老.txt"
    written.write_text(REPORT, "utf-8")
    return written


def test_every_section_is_listed_with_its_roles_and_reason(path: Path) -> None:
    result = CliRunner().invoke(app, ["inspect", str(path), "--roles"])

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "  一、存在的主要问题 · 存在问题 · 依据：标题用词“问题”" in lines
    assert "    （一）队伍老化 · 存在问题 · 依据：承接上级" in lines
    assert "  二、优化布局，补齐设施短板 · 对策建议 · 依据：标题句式“提出要求”" in lines


def test_without_the_option_no_reasons_are_given(path: Path) -> None:
    assert "依据" not in CliRunner().invoke(app, ["inspect", str(path)]).stdout


def test_a_word_list_that_is_wrong_ends_the_command_with_its_place(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "roles.toml").write_text('[problems]\nstrong = ["(难"]\n', "utf-8")
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["diaoyan", "inspect", str(path)])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert "problems.strong" in capsys.readouterr().err.replace("\n", "")
