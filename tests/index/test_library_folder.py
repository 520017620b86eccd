"""A library is one folder: it can be moved, loses nothing with its engine, and is never on a network share."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from index_builders import CARE, answers, contents, fill

import index.folder
from index.catalog import Catalog
from index.chosen import open_engine
from index.corrections import Change, correct
from index.folder import Folder, mount_type
from index.library import Library
from index.lock import writer_lock
from index.query import parse
from index.synchronise import is_behind
from report import LibraryError, NotFoundError

QUESTIONS = ("流动党员", "护理人员", "全镇 2024")
MOUNTS = """/dev/sda1 / ext4 rw 0 0
nas:/docs /mnt/share nfs4 rw 0 0
//server/docs /mnt/office\\040files cifs rw 0 0
/dev/sdb1 /mnt/share/local xfs rw 0 0
"""


def test_a_library_whose_engine_was_deleted_answers_as_before(tmp_path: Path) -> None:
    library, _, _ = fill(tmp_path)
    before = answers(library, *QUESTIONS)
    shutil.rmtree(library / "engine")

    assert answers(library, *QUESTIONS) == before
    assert all(before)
    with Library.open(library) as opened:
        assert opened.verify() == ()


def test_a_library_whose_engine_is_behind_catches_up_when_it_is_opened(tmp_path: Path) -> None:
    library, _, _ = fill(tmp_path)
    kept = tmp_path / "engine of before"
    shutil.copytree(library / "engine", kept)
    with Library.open(library) as opened:
        (card, *_), _ = opened.cards()
        opened.remove(card.id)
    expected = answers(library, *QUESTIONS)
    shutil.rmtree(library / "engine")
    kept.rename(library / "engine")

    assert answers(library, *QUESTIONS) == expected
    with Library.open(library) as opened:
        assert opened.verify() == ()


def test_a_library_that_is_behind_can_be_read_while_another_writes(tmp_path: Path) -> None:
    library, _, _ = fill(tmp_path)
    folder = Folder.at(library)
    catalog, engine = Catalog.open(folder), open_engine(folder)
    with Library.open(library) as opened:
        correct(catalog, opened.cards()[0][0].id, Change("place", "东湾镇"))

    with writer_lock(folder), Library.open(library) as opened:
        assert opened.search(parse("流动党员")).total == 1
        assert is_behind(catalog, engine)

    Library.open(library).close()
    assert not is_behind(catalog, engine)
    engine.close()
    catalog.close()


def test_a_library_that_was_moved_is_the_same_library(tmp_path: Path) -> None:
    library, _, _ = fill(tmp_path)
    before = contents(library), answers(library, *QUESTIONS)
    moved = tmp_path / "别处" / "资料库"
    moved.parent.mkdir()
    library.rename(moved)

    assert (contents(moved), answers(moved, *QUESTIONS)) == before
    with Library.open(moved) as opened:
        assert opened.verify() == ()
        (card,) = [card for card in opened.cards()[0] if card.name == "养老.txt"]
        assert opened.original(card.id).read_text("utf-8") == CARE
        assert moved in opened.original(card.id).parents


def test_reading_never_makes_a_library(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="没有资料库"):
        Library.open(tmp_path / "nothing")

    assert list(tmp_path.iterdir()) == []


def test_a_network_share_is_refused_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.folder, "is_network_share", lambda path: True)

    with pytest.raises(LibraryError, match=r"网络共享.*请把资料库放在本机硬盘上"):
        Library.open(tmp_path / "library", create=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/office/library", "ext4"),
        ("/mnt/share/library", "nfs4"),
        ("/mnt/share2/library", "ext4"),
        ("/mnt/office files/library", "cifs"),
        ("/mnt/share/local/library", "xfs"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="/proc/mounts 只在 Linux 上有")
def test_the_mount_that_holds_a_folder_tells_its_kind(path: str, kind: str) -> None:
    assert mount_type(Path(path), MOUNTS) == kind


def test_a_file_where_the_library_should_be_is_an_error_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file", "utf-8")

    with pytest.raises(LibraryError, match="请换一个可写的文件夹"):
        Library.open(tmp_path / "library", create=True)
