"""R3 and R2: changes, and levels from which and to which something changed.

比上年增加212万元，增长9.8% are a change_abs and a change_rel of the level before them. The
direction comes from the verb, the printed magnitude stays. % is a relative change, 百分点 an
absolute one. In 比上年的3113.1万元增长 the first is the level of that year. 由61.3%提高到86.3% are two levels; the difference, where it is not printed, is
no figure, because nothing could be opened at its source.
"""

from __future__ import annotations

import re

from ingest.figures.clauses import DATE
from ingest.figures.context import Case, Claim, Said
from ingest.figures.counting import counted, stem
from ingest.figures.naming import name_after, name_before
from ingest.figures.rules.share import share
from ingest.figures.rules.subject import noun_of_clause
from ingest.figures.vocabulary import alternation, words
from report import Kind

UP, DOWN = words("change", "up"), words("change", "down")
_VERB = alternation((*UP, *DOWN))
# 人均提高 is no 均提高.
ADVERB = alternation(set(words("change", "adverbs")) - {"均"}) + "|(?<![人户村亩校店])均"
_NOT_AFTER = "".join(words("change", "not_after"))
_CHANGE = re.compile(
    rf"(?P<adverbs>(?:{ADVERB})*+)(?<![{_NOT_AFTER}])(?P<verb>{_VERB})(?:了|约|近|幅度|为|达到|达|{ADVERB})*+$"
)
_CHANGES = re.compile(_VERB)
_SPEED = re.compile(r"(?P<verb>增速)(?:为|约|达到|达)?$")  # an adverb elsewhere: 增速提高2个百分点
_GAIN = re.compile(
    rf"(?<![{_NOT_AFTER}])(?P<verb>增加|减少|压减|缩减|节约|节省|降低|提高|缩小)(?![到至为了])(?P<noun>[^，增减降的]{{2,8}})$"
)
_HIGHER = re.compile(r"(?P<verb>高出|多支|少支|超支|高|低|快|慢|多|少|增收|减收|增支|减支)(?:出|于)?$")
_SPEEDS = ("增速", "增幅", "涨幅", "降幅", "增长率")
_LASTING = ("延长", "缩短")
_AGAINST = re.compile(
    rf"(?:比|较|同|与|跟|和)(?:{DATE}|去年|上年|年初|全国|全省|全市|全县|历史)?[^，比较同与]{{0,14}}?(?:相比|相较)?(?:{ADVERB})*+$"
)
_AGAINST_START = re.compile(rf"(?:^|(?<=[^对相]))(?:比|较)(?:{DATE}|去年|上年|年初|计划|预算|预期|同期|前)")
_BASELINE = re.compile(rf"(?:比|较|与|同|跟|和)(?:{DATE}|去年|上年|前年|年初)(?:同期|全年|年|末|底)*(?:的)?$")
_FACTOR = re.compile(r"(?:考虑|扣除|剔除|按)[^，]{0,14}?(?:因素|影响)(?:后)?")
_FROM = re.compile(
    rf"(?:由|从)(?:原来|目前|过去|当年|最初|保护初期|初期|[^，。由从]{{0,10}})?(?:{DATE})?(?:底|末|初)?(?:的)?$"
)
_TOWARDS = re.compile(
    rf"^(?:[^，]{{0,6}}?)(?:{alternation(words('change', 'to'))})(?:{DATE}[^，]{{0,4}}|目前|现在|如今|当前)?(?:底|末)?(?:的)?(?:{ADVERB})*+$"
)
_REACHED = re.compile(
    rf"(?:又|再|已)?(?:{alternation(word for word in words('change', 'to') if len(word) > 1)})$"
)
_LAST_YEAR = ("上年", "上一年", "上年末", "上年底", "上年同期")
_COMPARES = re.compile(r"(?:比|较)(?P<whom>[^，]{2,20})$")
_YEAR = 4
_GREW = re.compile("增长|下降|涨幅|降幅|增速|上涨|下跌")  # 补助标准提高30% was a measure, no growth of a year
_MONTHLY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")
_MORE = ("高出", "高于", "高过", "快于", "多于", "高", "快", "多", "多支", "超支", "增收", "增支")
_RISES = ("上涨", "涨", "涨幅")


def change(case: Case) -> Claim | None:
    """Return the claim that something grew or fell by so much, or None."""
    if case.unit.measure == "ratio" or case.unit.name == "番" or case.comes_from or case.goes_to:
        return None
    left = case.left.rstrip("的")
    found = (
        (_CHANGE.search(left) if _CHANGES.search(left) else None)
        or _SPEED.search(left)
        or _higher(case, left)
    )
    if found:
        return changed(case, left[: found.start()], found["verb"], _adverbs(found))
    gain = _GAIN.search(left)
    if gain and (
        case.unit.measure in ("money", "points") or gain["verb"] in ("增加", "减少", "压减", "缩减")
    ):
        return changed(case, left[: gain.start()] + gain["noun"], gain["verb"], "")
    return None


def baseline(case: Case) -> Claim | None:
    """Return the claim of the level with which the one before it is compared (比上年的3113.1万元增长), or None."""
    if not _BASELINE.search(case.left):
        return None
    level = case.context.last_level(norm=case.unit.norm)
    if level is None:
        return None
    return Claim(level.subject, "R3", noun=level.claim.noun, time=_year_before(level, case))


def _higher(case: Case, left: str) -> re.Match[str] | None:
    """Return 高, 低 … before a number of points, or of anything that is compared (比全镇平均水平低3200元)."""
    if case.unit.measure == "points" or _COMPARES.match(left):
        return _HIGHER.search(left)
    return None


def _year_before(level: Said, case: Case) -> str | None:
    """Return the year before that of *level* where the baseline is of 上年: of its year, not of the report's."""
    year = (level.time or "")[:_YEAR]
    return str(int(year) - 1) if case.base in _LAST_YEAR and year and "/" not in (level.time or "") else None


def _adverbs(found: re.Match[str]) -> str:
    return found.groupdict().get("adverbs") or ""


def changed(case: Case, before: str, verb: str, adverbs: str) -> Claim | None:
    """Return the claim that what *before* names changed as *verb* and its *adverbs* say, or None."""
    rest = _FACTOR.sub("", before)
    against = _COMPARES.match(rest)
    compared = _AGAINST_START.search(rest)
    rest = rest[: compared.start()] if compared else _AGAINST.sub("", rest)
    noun, taken = _object(case, rest)
    subject = noun or _subject(case, name_before(rest))
    if not subject:
        return None
    up = verb in UP or verb in _MORE
    relative = case.unit.measure == "share" or case.unit.name == "倍"
    yearly = "年均" if "年均" in adverbs + before else ""
    name = _change_name(subject, case, verb, up=up, yearly=yearly)
    kind = Kind.CHANGE_REL if relative else Kind.CHANGE_ABS
    base = case.base or (against["whom"] if against else default_base(case, relative=relative))
    direction = "up" if up else "down"
    return Claim(name, "R3", kind, direction, base, subject, stem(subject), taken)


def _object(case: Case, rest: str) -> tuple[str, int]:
    """Return the noun after the number where the verb stands alone before it (增加500万沼气用户)."""
    if rest or case.unit.measure in ("share", "points", "times", "money"):
        return "", 0
    return name_after(case.right)


def default_base(case: Case, *, relative: bool) -> str | None:
    """Return what a change is measured against where no 比 tells: 上年同期, the start of its period, or None."""
    previous = case.context.previous
    if previous and previous.claim.base and previous.claim.kind in (Kind.CHANGE_ABS, Kind.CHANGE_REL):
        return previous.claim.base
    if "同比" in case.gap:
        return "上年同期"
    if relative and "年均" in case.gap:
        return "上年"
    if began := _where_it_began(case) or _before_the_period(case):
        return began
    return "上年" if relative and case.context.is_yearly and _GREW.search(case.left) else None


def _where_it_began(case: Case) -> str | None:
    """Return the date of the first of the two levels before the change (由2021年的904人增加到…，增长53.3%)."""
    levels = [said.time or "" for said in case.context.recent()[-2:] if said.claim.rule == "R2"]
    return _dated(levels[0]) if len(levels) > 1 and levels[0] != levels[1] else None


def _before_the_period(case: Case) -> str | None:
    """Return the year before the years over which the change went on (2013/2017: 2012年)."""
    first, parted, _ = (case.context.time or case.context.default_time or "").partition("/")
    return f"{int(first) - 1}年" if parted and len(first) == _YEAR and first.isdigit() else None


def _dated(time: str) -> str | None:
    """Return the year and month of *time* as they are written: 2021-06 is 2021年6月."""
    found = _MONTHLY.fullmatch(time)
    if found is None:
        return None
    return f"{found['year']}年" + (f"{int(found['month'])}月" if found["month"] else "")


def _subject(case: Case, name: str) -> str:
    if name in _SPEEDS and case.context.previous and case.context.previous.claim.kind is Kind.CHANGE_REL:
        return case.context.previous.claim.indicator
    if name:
        return case.context.named_like(name)
    previous = case.context.previous
    if case.clauses and not _FACTOR.match(case.clauses[-1]) and (topic := noun_of_clause(case.clauses[-1])):
        return topic
    if previous and previous.claim.kind is not Kind.SHARE:
        return previous.subject
    level = case.context.last_level(norm=case.unit.norm)
    if level and case.unit.measure not in ("share", "points"):
        return level.subject
    level = case.context.last_level()
    return previous.claim.indicator if previous else (level.subject if level else case.context.topic)


def _change_name(subject: str, case: Case, verb: str, *, up: bool, yearly: str) -> str:
    name = stem(subject) if subject.endswith("数") else subject
    if verb in _LASTING and case.unit.measure == "duration":
        return name + verb
    if case.unit.measure in ("points", "age"):
        return name + ("提高幅度" if up else "降幅")
    if case.unit.measure == "share" or case.unit.name == "倍":
        rise = "涨幅" if verb in _RISES else "提高幅度" if verb == "提高" else "增速"
        return name + yearly + (rise if up else "降幅")
    ending = "额" if case.unit.measure == "money" else "数"
    return name + yearly + ("增加" if up else "减少") + ending


def from_to(case: Case) -> Claim | None:
    """Return the claim of a level from which or to which something changed, or None."""
    if not (case.comes_from or case.goes_to):
        return _reached(case)
    if as_share := share(case):
        return as_share
    previous = case.context.previous
    if case.goes_to and previous:
        return Claim(
            previous.claim.indicator,
            "R2",
            previous.claim.kind,
            base=previous.claim.base,
            noun=previous.claim.noun,
        )
    name = name_before(_FROM.sub("", case.left)) or case.context.topic
    if not name and (level := case.context.last_level(norm=case.unit.norm)):
        name = level.subject
    return Claim(counted(name, case.unit), "R2", noun=name) if name else None


def _reached(case: Case) -> Claim | None:
    """Return the claim of a level that one before it came to (2018年为2700元，2022年提高到4630元), or None."""
    level = case.context.last_level(norm=case.unit.norm) if _REACHED.fullmatch(case.left) else None
    if level is None or level is not case.context.previous:
        return None
    return Claim(level.claim.indicator, "R2", level.claim.kind, base=level.claim.base, noun=level.claim.noun)


def opens_change(left: str, gap_after: str) -> bool:
    """Tell whether a number after *left* is where a change starts that *gap_after* leads on (由…提高到…).

    >>> opens_change("普及率由", "提高到")
    True
    """
    return bool(_FROM.search(left) and _TOWARDS.match(gap_after))
