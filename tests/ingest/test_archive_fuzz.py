"""No damage to an archive makes it raise, write outside its folder or pass for complete without its members."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from archive_builder import RarEntry, ZipEntry, make_7z, make_rar4, make_rar5, make_zip, unicode_path
from fuzzing import mutated

from ingest.archives import rar, unpack
from ingest.limits import default_limits
from report import Verdict

REPORT = "青禾县养老服务调研报告。".encode()
RAW = "丙.txt".encode("gbk")
ARCHIVES = [
    (
        "zip",
        make_zip(ZipEntry(b"a.txt", REPORT), ZipEntry(RAW), ZipEntry(RAW, extra=unicode_path(RAW, "丁"))),
    ),
    ("7z", make_7z({"a.txt": REPORT * 20, "b.txt": REPORT}, {"c.txt": REPORT})),
    ("rar", make_rar5(RarEntry(b"a.txt", REPORT), RarEntry(b"b.txt", REPORT, same_as="a.txt"))),
    ("rar", make_rar4(RarEntry(b"a.txt", REPORT), RarEntry(RAW, REPORT, b"packed"), comment=b"remark")),
]
CASES, PARTS = 1000, 10


@pytest.mark.parametrize("part", range(PARTS), ids=lambda part: f"case-{part}")
def test_a_damaged_archive_gives_a_verdict_with_reasons_and_stays_in_its_folder(
    part: int, confined: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rar, "found_tools", lambda: ())
    for number in range(part, CASES, PARTS):
        rng = Random(number)
        form, data = ARCHIVES[number // PARTS % len(ARCHIVES)]
        path, into = confined / f"{number}", confined / f"{number}-out"
        path.write_bytes(mutated(rng, data, rng.choice(ARCHIVES)[1]))
        unpacked = unpack(path, form, into, default_limits())
        assert unpacked.verdict is Verdict.COMPLETE or unpacked.reasons, (form, number)
        assert unpacked.verdict is not Verdict.COMPLETE or not unpacked.refused, (form, number)
        assert {member.place for member in unpacked.members} == set(into.iterdir())
