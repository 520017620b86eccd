"""Members of archives become files of their own: named well, within limits, and nowhere but in their folder."""

from __future__ import annotations

import pickle
import stat
import tempfile
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from archive_builder import (
    ENCRYPTED,
    PPMD,
    STORED,
    UTF8,
    RarEntry,
    ZipEntry,
    make_7z,
    make_rar4,
    make_rar5,
    make_zip,
    plain_zip,
    renamed_7z,
    unicode_path,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.archives import FORMATS, Unpacked, form_of, shelf, unpack
from ingest.archives.zips import zipfile
from ingest.limits import Limits, default_limits
from ingest.readers.kinds import kind_of
from report import Member, Verdict

REPORT, NOTICE = "青禾县养老服务调研报告。".encode(), "石桥镇关于开展普查的通知。".encode()

Unpack = Callable[..., Unpacked]


@pytest.fixture
def taken(tmp_path: Path) -> Unpack:
    """Unpack the bytes of an archive, by its content, into tmp_path/out."""

    def take(data: bytes, limits: Limits | None = None) -> Unpacked:
        path = tmp_path / "报送材料"
        path.write_bytes(data)
        return unpack(path, kind_of(data, path.name), tmp_path / "out", limits or default_limits())

    return take


def contents(unpacked: Unpacked) -> dict[str, bytes]:
    return {member.name: member.place.read_bytes() for member in unpacked.members}


def both(**members: bytes) -> list[bytes]:
    return [
        plain_zip(members),
        make_7z(members),
        make_rar5(*(RarEntry(n.encode(), d) for n, d in members.items())),
    ]


every_format = pytest.mark.parametrize("data", both(甲=REPORT, 乙=NOTICE), ids=["zip", "7z", "rar"])


@every_format
def test_members_are_taken_out_in_the_order_of_the_archive(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data)

    assert [entry.name for entry in unpacked.entries] == ["甲", "乙"]
    assert contents(unpacked) == {"甲": REPORT, "乙": NOTICE}
    assert (unpacked.verdict, unpacked.reasons) == (Verdict.COMPLETE, ())


@every_format
def test_what_was_unpacked_travels_between_processes(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data)

    assert pickle.loads(pickle.dumps(unpacked)) == unpacked


@every_format
def test_an_archive_that_is_cut_off_is_never_called_complete(data: bytes, taken: Unpack) -> None:
    for end in range(32, len(data) - 1, 7):
        unpacked = taken(data[:end])
        assert unpacked.verdict is not Verdict.COMPLETE
        assert unpacked.reasons
        for member in unpacked.members:
            member.place.unlink()


def test_every_format_is_known_by_its_content() -> None:
    assert {kind_of(data, "报送材料") for data in both(甲=REPORT)} == FORMATS


def test_a_rar_of_the_older_format_is_read_like_a_new_one(taken: Unpack) -> None:
    assert contents(taken(make_rar4(RarEntry("调研\\甲.txt".encode("gbk"), REPORT)))) == {
        "调研/甲.txt": REPORT
    }


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 93])
def test_every_common_way_of_packing_a_zip_is_read(method: int, taken: Unpack) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("甲.txt", REPORT * 100)

    assert contents(taken(buffer.getvalue())) == {"甲.txt": REPORT * 100}


def test_a_zip_with_sizes_of_64_bits_is_read(taken: Unpack) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, archive.open("甲.txt", "w", force_zip64=True) as member:
        member.write(REPORT)

    assert contents(taken(buffer.getvalue())) == {"甲.txt": REPORT}


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["调研报告/二〇二四年养老服务.docx"], "gbk"),
        (["报告.doc"], "gbk"),
        (["審計報告/許可功能說明.doc", "各縣市調查結果.doc"], "big5"),
        (["调研报告/养老服务.docx", "說明.txt"], "utf-8"),
        (["Café/résumé.txt"], "cp437"),
        (["report.txt"], "ascii"),
    ],
)
def test_names_are_decoded_by_what_they_look_like(names: list[str], encoding: str, taken: Unpack) -> None:
    unpacked = taken(make_zip(*(ZipEntry(name.encode(encoding)) for name in names)))

    assert [entry.name for entry in unpacked.entries] == names


def test_an_archive_says_itself_which_names_are_unicode(taken: Unpack) -> None:
    raw = "甲.txt".encode("gbk")
    entries = ZipEntry("乙.txt".encode(), flags=UTF8), ZipEntry(raw, extra=unicode_path(raw, "丙.txt"))

    assert [entry.name for entry in taken(make_zip(*entries)).entries] == ["乙.txt", "丙.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../etc/甲.txt", "etc/甲.txt"),
        ("/etc/甲.txt", "etc/甲.txt"),
        (r"C:\Windows\甲.txt", "Windows/甲.txt"),
        (r"\\服务器\共享\甲.txt", "服务器/共享/甲.txt"),
        ("a\u202etxt.exe\r\n", "atxt.exe"),
        ("e\u0301té.txt", "été.txt"),
        ("..", "未命名"),
        ("a/.../b", "a/b"),
    ],
)
def test_names_that_point_elsewhere_or_hide_something_are_made_harmless(
    name: str, shown: str, taken: Unpack
) -> None:
    assert [entry.name for entry in taken(plain_zip({name: REPORT})).entries] == [shown]


def test_the_names_in_a_7z_or_rar_are_made_harmless_too(taken: Unpack, tmp_path: Path) -> None:
    seven = renamed_7z(make_7z({"xxxyyy甲": REPORT}), "xxxyyy", "../../")
    rar = make_rar5(RarEntry("../../甲".encode(), REPORT))

    assert contents(taken(seven)) == {"甲": REPORT}
    (tmp_path / "out" / "1").unlink()
    assert contents(taken(rar)) == {"甲": REPORT}


def test_members_of_the_same_name_are_kept_apart(taken: Unpack) -> None:
    names = [b"a.txt", b"../a.txt", b"a~2.txt", b"a.txt"]
    unpacked = taken(make_zip(*(ZipEntry(name, bytes([n])) for n, name in enumerate(names))))

    assert contents(unpacked) == {"a.txt": b"\0", "a~2.txt": b"\1", "a~2~2.txt": b"\2", "a~3.txt": b"\3"}


def test_folders_and_what_programs_leave_behind_are_left_out_silently(taken: Unpack) -> None:
    clutter = [
        "历年/",
        "历年\\",
        "__MACOSX/._甲.docx",
        ".DS_Store",
        "历年/Thumbs.db",
        "~$甲.docx",
        "desktop.ini",
    ]
    unpacked = taken(plain_zip({**dict.fromkeys(clutter, b"?"), "历年/甲.docx": REPORT}))

    assert contents(unpacked) == {"历年/甲.docx": REPORT}
    assert unpacked.verdict is Verdict.COMPLETE


def test_an_archive_without_a_document_says_so(taken: Unpack) -> None:
    unpacked = taken(plain_zip({"历年/": b"", "Thumbs.db": b"?"}))

    assert (unpacked.entries, unpacked.verdict) == ((), Verdict.FAILED)
    assert "没有可以读取的文件" in unpacked.reasons[0]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.sampled_from("./\\:~甲a\0\n\u202e\ud800C "), max_size=12)
        | st.text(max_size=20)
        | st.binary(max_size=12),
        max_size=12,
    )
)
def test_whatever_the_names_nothing_stands_outside_the_folder_and_members_are_distinct(
    names: list[str | bytes],
) -> None:
    raw = [name if isinstance(name, bytes) else name.encode("utf-8", "surrogatepass") for name in names]
    with tempfile.TemporaryDirectory() as folder:
        path, into = Path(folder, "a.zip"), Path(folder, "out")
        path.write_bytes(make_zip(*(ZipEntry(name) for name in raw)))
        unpacked = unpack(path, "zip", into, default_limits())
        written = {file for file in Path(folder).rglob("*") if file.is_file()}

    shown = [entry.name for entry in unpacked.entries]
    assert written == {path} | {member.place for member in unpacked.members}
    assert {member.place.parent for member in unpacked.members} <= {into}
    assert len(set(shown)) == len(shown)
    assert all(is_harmless(name) for name in shown)


def is_harmless(name: str) -> bool:
    parts = name.split("/")
    visible = all(unicodedata.category(char) not in {"Cc", "Cf", "Cs"} for char in name)
    return visible and all(part.strip(". ") for part in parts) and "\\" not in name


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK])
def test_links_and_devices_are_refused_and_not_made(kind: int, taken: Unpack) -> None:
    link = ZipEntry("链接".encode(), b"/etc/passwd", UTF8, mode=kind | 0o777)
    unpacked = taken(make_zip(link, ZipEntry(b"a.txt", REPORT)))

    assert contents(unpacked) == {"a.txt": REPORT}
    assert [(entry.name, entry.verdict) for entry in unpacked.refused] == [("链接", Verdict.UNSUPPORTED)]
    assert "链接" in unpacked.reasons[0]


def test_a_link_in_a_rar_is_refused_and_a_copy_has_its_content(taken: Unpack) -> None:
    unpacked = taken(
        make_rar5(
            RarEntry(b"a.txt", REPORT),
            RarEntry(b"b.txt", REPORT, same_as="a.txt"),
            RarEntry(b"c.txt", b"", link_to="/etc/passwd"),
            RarEntry(b"d.txt", REPORT, same_as="/etc/passwd"),
        )
    )

    assert contents(unpacked) == {"a.txt": REPORT, "b.txt": REPORT}
    assert [(entry.name, entry.verdict) for entry in unpacked.refused] == [
        ("c.txt", Verdict.UNSUPPORTED),
        ("d.txt", Verdict.FAILED),
    ]


@pytest.mark.parametrize(
    "data",
    [
        make_zip(ZipEntry(b"a.txt", flags=ENCRYPTED), ZipEntry(b"b.txt", flags=ENCRYPTED, method=99)),
        make_7z({"a.txt": REPORT, "b.txt": NOTICE}, password="青禾"),
        make_rar5(RarEntry(b"a.txt", encrypted=True), RarEntry(b"b.txt", encrypted=True)),
        make_rar4(RarEntry(b"a.txt", encrypted=True), RarEntry(b"b.txt", encrypted=True)),
    ],
    ids=["zip", "7z", "rar5", "rar4"],
)
def test_encrypted_members_are_listed_and_ask_for_the_password(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data)

    assert [(entry.name, entry.verdict) for entry in unpacked.refused] == [
        ("a.txt", Verdict.ENCRYPTED),
        ("b.txt", Verdict.ENCRYPTED),
    ]
    assert unpacked.verdict is Verdict.ENCRYPTED
    assert "输入密码解压" in unpacked.reasons[0]
    assert "a.txt、b.txt" in unpacked.reasons[0]


@pytest.mark.parametrize("data", [make_rar5(locked=True), make_rar4(locked=True)], ids=["rar5", "rar4"])
def test_an_archive_whose_directory_is_encrypted_asks_for_the_password(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data)

    assert (unpacked.entries, unpacked.verdict) == ((), Verdict.ENCRYPTED)
    assert "输入密码解压" in unpacked.reasons[0]


def test_one_encrypted_member_leaves_the_others(taken: Unpack) -> None:
    unpacked = taken(make_zip(ZipEntry(b"a.txt", flags=ENCRYPTED), ZipEntry(b"b.txt", NOTICE)))

    assert contents(unpacked) == {"b.txt": NOTICE}
    assert unpacked.verdict is Verdict.PARTIAL


@pytest.mark.parametrize(
    "data",
    [
        make_zip(ZipEntry(b"a.txt", REPORT, crc=1), ZipEntry(b"b.txt", NOTICE)),
        make_zip(ZipEntry(b"a.txt", b"\xff" * 9, method=zipfile.ZIP_DEFLATED), ZipEntry(b"b.txt", NOTICE)),
        make_zip(ZipEntry(b"a.txt", b"\xff" * 99, method=zipfile.ZIP_LZMA), ZipEntry(b"b.txt", NOTICE)),
        make_zip(ZipEntry(b"a.txt", b"\xff" * 99, method=93), ZipEntry(b"b.txt", NOTICE)),
        make_7z({"a.txt": REPORT}, {"b.txt": NOTICE}, filters=STORED).replace(REPORT, REPORT[::-1]),
        make_rar5(RarEntry(b"a.txt", REPORT, crc=1), RarEntry(b"b.txt", NOTICE)),
        make_rar4(RarEntry(b"a.txt", REPORT, crc=1), RarEntry(b"b.txt", NOTICE)),
    ],
    ids=["checksum", "deflate", "lzma", "zstd", "7z", "rar5", "rar4"],
)
def test_a_damaged_member_leaves_the_others(data: bytes, taken: Unpack, tmp_path: Path) -> None:
    unpacked = taken(data)

    assert contents(unpacked) == {"b.txt": NOTICE}
    assert [(entry.name, entry.verdict) for entry in unpacked.refused] == [("a.txt", Verdict.FAILED)]
    assert "已损坏" in unpacked.refused[0].reasons[0]
    assert unpacked.verdict is Verdict.PARTIAL
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["2"]


@pytest.mark.parametrize(
    "data",
    [
        make_zip(ZipEntry(b"a.txt", method=9), ZipEntry(b"b.txt", NOTICE)),
        make_7z({"a.txt": REPORT}, filters=PPMD),
    ],
    ids=["deflate64", "ppmd"],
)
def test_a_method_that_is_not_read_is_told_with_the_remedy(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data)

    assert [(entry.name, entry.verdict) for entry in unpacked.refused] == [("a.txt", Verdict.UNSUPPORTED)]
    assert "解压软件" in unpacked.refused[0].reasons[0]


@pytest.mark.parametrize(
    "data",
    [
        make_zip(ZipEntry(b"a.txt", volume=1), volume=1),
        b"the end of an earlier member" + make_zip(ZipEntry(b"a.txt", volume=1), volume=1),
        make_rar5(RarEntry(b"a.txt"), volume=True),
    ],
)
def test_one_volume_of_several_asks_for_the_others(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data)

    assert (unpacked.entries, unpacked.verdict) == ((), Verdict.UNSUPPORTED)
    assert "分卷" in unpacked.reasons[0]


@pytest.mark.parametrize(
    "data", [b"PK\7\x08PK\3\4" + bytes(99), make_7z({"a": REPORT * 99})[:99]], ids=["zip", "7z"]
)
def test_an_archive_that_cannot_be_opened_may_be_a_first_volume(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data)

    assert (unpacked.entries, unpacked.verdict) == ((), Verdict.FAILED)
    assert "分卷" in unpacked.reasons[0]


def test_a_rar_without_its_end_may_lack_members(taken: Unpack) -> None:
    unpacked = taken(make_rar5(RarEntry(b"a.txt", REPORT), ended=False))

    assert contents(unpacked) == {"a.txt": REPORT}
    assert unpacked.verdict is Verdict.PARTIAL
    assert "不完整" in unpacked.reasons[0]


def test_entries_for_the_same_bytes_are_unpacked_once(taken: Unpack) -> None:
    unpacked = taken(make_zip(ZipEntry(b"a.txt", REPORT), ZipEntry(b"a.txt", REPORT, at=0)))

    assert contents(unpacked) == {"a.txt": REPORT}
    assert "恶意" in unpacked.refused[0].reasons[0]


def test_an_entry_inside_another_is_not_unpacked_twice(taken: Unpack) -> None:
    inner = make_zip(ZipEntry(b"b.txt", NOTICE))
    start = 30 + len(b"a.txt")
    unpacked = taken(make_zip(ZipEntry(b"a.txt", inner), ZipEntry(b"b.txt", NOTICE, at=start)))

    assert contents(unpacked) == {"b.txt": NOTICE}
    assert [entry.name for entry in unpacked.refused] == ["a.txt"]


@every_format
def test_past_the_number_of_members_the_rest_is_counted(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data, replace(default_limits(), members=1))

    assert contents(unpacked) == {"甲": REPORT}
    assert unpacked.verdict is Verdict.PARTIAL
    assert "后面的 1 个没有读取" in unpacked.reasons[0]


@pytest.mark.parametrize("data", both(大=REPORT * 9, 小=NOTICE), ids=["zip", "7z", "rar"])
def test_a_member_past_the_limit_of_one_file_is_refused_alone(data: bytes, taken: Unpack) -> None:
    unpacked = taken(data, replace(default_limits(), bytes=len(NOTICE)))

    assert contents(unpacked) == {"小": NOTICE}
    assert [(entry.name, entry.verdict) for entry in unpacked.refused] == [("大", Verdict.FAILED)]
    assert "上限" in unpacked.refused[0].reasons[0]


@pytest.mark.parametrize("data", both(甲=NOTICE, 乙=REPORT * 9, 丙=NOTICE), ids=["zip", "7z", "rar"])
def test_past_the_limit_of_the_whole_what_came_before_stays(
    data: bytes, taken: Unpack, tmp_path: Path
) -> None:
    unpacked = taken(data, replace(default_limits(), unpacked=len(REPORT) * 5))

    assert contents(unpacked) == {"甲": NOTICE}
    assert [entry.name for entry in unpacked.refused] == ["乙", "丙"]
    assert all("总上限" in entry.reasons[0] for entry in unpacked.refused)
    assert unpacked.verdict is Verdict.PARTIAL
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["1"]


def test_an_archive_that_grows_too_many_times_is_stopped(
    taken: Unpack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "SMALL", 1000)
    packed = zlib.compress(bytes(100_000), wbits=-15)
    bomb = make_zip(ZipEntry(b"a.txt", packed, method=8, size=100_000, crc=zlib.crc32(bytes(100_000))))
    unpacked = taken(bomb, replace(default_limits(), ratio=100))

    assert unpacked.members == ()
    assert unpacked.verdict is Verdict.FAILED
    assert "恶意" in unpacked.reasons[0]


def test_a_declared_size_is_not_believed(taken: Unpack) -> None:
    packed = zlib.compress(REPORT * 100, wbits=-15)
    crc = zlib.crc32(REPORT * 100)
    unpacked = taken(make_zip(ZipEntry(b"a.txt", packed, method=8, size=5, crc=crc)))

    assert unpacked.members == ()
    assert unpacked.verdict is Verdict.FAILED


def test_a_folder_that_cannot_be_written_is_told_and_not_raised(taken: Unpack, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")

    unpacked = taken(plain_zip({"甲": REPORT}))

    assert unpacked.verdict is Verdict.FAILED
    assert "磁盘空间" in unpacked.reasons[0]


def test_an_earlier_file_is_never_written_over(taken: Unpack, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    earlier = tmp_path / "out" / "1"
    earlier.write_text("earlier")

    assert taken(plain_zip({"甲": REPORT})).verdict is Verdict.FAILED
    assert earlier.read_text() == "earlier"


def test_an_archive_that_is_not_there_is_told_and_not_raised(tmp_path: Path) -> None:
    unpacked = unpack(tmp_path / "没有.zip", "zip", tmp_path / "out", default_limits())

    assert unpacked.verdict is Verdict.FAILED
    assert "打不开" in unpacked.reasons[0]


def test_refused_and_taken_members_are_told_apart_by_their_kind(taken: Unpack) -> None:
    entries = taken(make_zip(ZipEntry(b"a.txt", flags=ENCRYPTED), ZipEntry(b"b.txt"))).entries

    assert [isinstance(entry, Member) for entry in entries] == [False, True]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (make_zip(ZipEntry(b"a.txt", REPORT)), "zip"),
        (b"the end of an earlier member" + make_zip(ZipEntry(b"a.txt", volume=1), volume=1), "zip"),
        (make_rar5(RarEntry(b"a.txt", REPORT)), "rar"),
        (make_zip(ZipEntry(b"word/document.xml", REPORT)), None),
        (REPORT, None),
        (b"", None),
    ],
    ids=["zip", "last volume", "rar", "docx", "text", "empty"],
)
def test_an_archive_is_told_from_a_document_by_its_content(
    data: bytes, form: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "文件"
    path.write_bytes(data)

    assert form_of(path) == form
