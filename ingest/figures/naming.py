"""Cut the name of an indicator out of the words around its number.

"目前全镇共有党员" names 党员, "受理群众信访" with 件次 names 受理群众信访件次, "个居委会," names
居委会. A word that only says that something is there (有, 下设) goes; a verb of action stays,
because 走访企业数 and 企业数 are two things.

It assumes that scopes and dates were taken out before. It decides no synonyms: those are
the business of `canonical`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.figures.counting import PERSON, stem
from ingest.figures.vocabulary import alternation, words

LONGEST = 30


def _guarded(entries: tuple[str, ...], *, before: bool) -> str:
    parts = []
    for entry in entries:
        word, _, guard = entry.rpartition(":") if entry != "::" else (":", "", "")
        look = (f"(?<![{guard}])" if before else f"(?![{guard}])") if guard else ""
        parts.append(look + re.escape(word) if before else re.escape(word) + look)
    return "|".join(parts)


_LEADING_WORDS = re.compile(f'(?:{alternation(words("naming", "leading"))}|[，,;。"”])')
_LEADING = re.compile(
    f"(?:{_LEADING_WORDS.pattern}|{_guarded(words('naming', 'leading_single'), before=False)})"
)
_TRAILING_WORDS = alternation(words("naming", "trailing"))
_TRAILING_SINGLE = _guarded(words("naming", "trailing_single"), before=True)
_TRAILING = re.compile(f'(?:{_TRAILING_WORDS}|{_TRAILING_SINGLE}|[，,;。"“])$')
# A look at one character settles most of the questions, which are asked several times a number.
_LEADING_FIRST = frozenset(
    (*(word[0] for name in ("leading", "leading_single") for word in words("naming", name)), *'，,;。"”')
)
_TRAILING_LAST = frozenset(
    (
        *(word[-1] for word in words("naming", "trailing")),
        *(
            word.rpartition(":")[0][-1] if word != "::" else ":"
            for word in words("naming", "trailing_single")
        ),
        *'，,;。"“\n',
    )
)
_EXISTS = alternation(words("naming", "existence"))
_EXISTENCE = re.compile(f"(?!{alternation(words('naming', 'existence_not'))})(?:{_EXISTS})(?:了)?")
_HAS = re.compile(
    r"(?<![国所具享特私公民专])有(?![效限机关色害偿序线轨毒利益无些人量])|共有|现有|设有|下设|下辖|拥有(?!量)"
)
_SET_UP = re.compile(f"(?:{alternation(words('naming', 'set_up'))})(?!量|率|数)")
_EXISTENCE_END = re.compile(f"(?:{_EXISTS})(?:了)?$")
_STOP = re.compile(
    alternation(word for word in words("naming", "stop") if len(word) > 1 and word not in ("解决", "脱贫"))
    + "|解决(?!方案)|脱贫(?![户人村县群地])|(?<!公)共(?![性同享建青产用和治])"
    + "|(?<!在|全|每|本|集)中(?![小学国医心央型专华高标级药餐青草])|"
    + "|".join(re.escape(word) for word in words("naming", "stop") if len(word) == 1 and word not in "中共")
)
_ELIDED = tuple(words("naming", "elided"))
# 服务业, 养殖户 and 救助站 are things, 服务群众 is done.
_ACTIVITY = re.compile(f"(?:{alternation(words('naming', 'activity'))})(?![业户场站点队])")
_ACTIVITIES = tuple(words("naming", "activity"))
_TOWARDS = re.compile(
    rf"(?:{alternation(w for w in words('change', 'to') if len(w) > 1)})(?:人均|户均|每人|每户)?$"
)
_NAMELESS = frozenset(
    (
        *words("naming", "nameless"),
        *words("change", "up"),
        *words("change", "down"),
        *words("naming", "existence"),
    )
)
_ACCOUNTS, _SUMS = ("收入", "支出"), ("总计", "合计")  # 收入总计 is no 收入 among others
_STAPLES = frozenset(words("naming", "staples"))
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_MARKS = re.compile(
    r"^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、]|^\([一二三四五六七八九十\d]{1,3}\)|^第[一二三四五六七八九十百\d]{1,6}[条章节款项]|[①-⑳]|\[\d{1,2}\]"
)
# The accounts of a budget are nested: 支出(类)统计信息事务(款)专项普查活动(项) is 统计信息事务专项普查活动.
_ACCOUNT = re.compile(r"^.*\(类\)(?P<name>.*?)[”\"]?(?:科目)?$")
_LEVEL_MARK = re.compile(r"\((?:款|项)\)")
# 设有30个具有引领作用的基地: what describes the noun stands between it and its number.
_RELATIVE = re.compile(r"(?P<what>[^，,。;；:!！?？\n、的]{2,16})的(?P<head>[^，,。;；:!！?？\n、的]{2,14})")
_TREATED = re.compile(r"(?:未|涉|跨|无)[^，,。;；:!！?？\n的]{2,16}?(?=作出|进行|给予|予以|实施)")
# 11个自然村未通硬化路: what is said of the noun, where nothing else names it.
_LACKING = re.compile(r"(?:连续[^，,未没]{1,4})?(?:尚未|仍未|还未|未|没有)[^，,。;；:!！?？\n(]{1,14}")
_PREDICATE = re.compile(r"[^，,。;；:!！?？\n(]{2,16}")
_INSIDE_HOME = re.compile(r".*(?:全|我)[国省市县区镇乡州](?![级民人均场])(?=.{2})")
_TO_NEW = re.compile(r"^.*?(?:降低|提高|调高|下调|上调|提升|压减)(?P<noun>[^，由从]{2,14}?)[至到]$")
# 89名保洁员购买保险: the people are counted, not what they do.
_ACTOR = re.compile(
    rf"[\u4e00-\u9fff]{{0,10}}?(?:{alternation(PERSON)})(?=(?:{alternation(set(words('naming', 'activity')) - {'发展', '服务'})}))"
)
_UP_TO_MARK = re.compile(r"[^，,。;；:!！?？、\n]*")
_PLAIN = re.compile(r"(?!第)[\u4e00-\u9fff]+$")
_NEAR = 10
_AND = ("和", "与")
_JOINED = re.compile(r"(?![一二两三四五六七八九十])[A-Za-z\u4e00-\u7683\u7685-\u9fff]{2,14}")  # without 的
_PER_THOUSAND = re.compile("每[百千万]")  # 每千人口拥有床位
_LOOSE_PARTICLE = re.compile(r"的(?=[^的]{1,8}$)")


# 5个乡镇党员总数, 13个村的总收入: what is counted is the places, the rest names the next number.
_PLACES = re.compile(
    r"(?:行政村|自然村|村|乡镇|镇|乡|街道|社区|县|市|区)(?:(?=的[^的]*(?:收入|总数|人口|产值)$)|(?=[^的]{2,}(?:收入|总数|产值)$))"
)


def strip_leading(text: str) -> str:
    """Return *text* without the connectives, adverbs and particles that open it.

    >>> strip_leading("目前已在册党员")
    '在册党员'
    """
    while text[:1] in _LEADING_FIRST and (found := _LEADING.match(text)):
        text = text[found.end() :]
    return text


def strip_connectives(text: str) -> str:
    """Return *text* without the connectives of more than one character that open it; 向 may open a place."""
    while text[:1] in _LEADING_FIRST and (found := _LEADING_WORDS.match(text)):
        text = text[found.end() :]
    return text


def strip_trailing(text: str) -> str:
    """Return *text* without the verbs and adverbs that lead over to its number.

    >>> strip_trailing("卫生厕所普及率已达到")
    '卫生厕所普及率'
    """
    while text[-1:] in _TRAILING_LAST and (found := _TRAILING.search(text[-6:])):
        text = text[: len(text) - (len(text[-6:]) - found.start())]
    return text


@lru_cache(maxsize=512)
def name_before(text: str) -> str:
    """Return the name that the words *text* before a number give, "" where they give none.

    >>> name_before("共有行政村"), name_before("就近吸纳"), name_before("有物业管理的小区")
    ('行政村', '就近吸纳', '有物业管理小区')
    """
    text = text.replace("\x01", "")
    if new := _TO_NEW.match(text):
        text = new["noun"] + text[new.end() :]
    if "全" in text or "我" in text:
        text = _INSIDE_HOME.sub("", text)
    text = _TOWARDS.sub("", text)
    bare = strip_trailing(strip_leading(text))
    bare = bare if _PER_THOUSAND.match(bare) else _after_existence(bare)
    name = tidy(strip_trailing(strip_leading(bare)))
    return name + text[-2:] if name in _ACCOUNTS and text.endswith(_SUMS) else name


def ends_in_existence(text: str) -> bool:
    """Tell whether *text* leads with a verb of existence straight to its number (取得, 设有)."""
    return _EXISTENCE_END.search(text[-4:]) is not None


def _after_existence(text: str) -> str:
    """Drop 建成, 共有 … and what stands before it, unless it opens a relative clause (建成设施的村)."""
    opening = _EXISTENCE.match(text)
    if opening and "的" not in text[opening.end() : -1]:
        return _after_existence(text[opening.end() :])
    inside = [*_HAS.finditer(text), *_SET_UP.finditer(text)]
    inside.sort(key=lambda found: found.end())
    if inside and inside[-1].end() < len(text) and "的" not in text[inside[-1].end() : -1]:
        last = inside[-1]
        kept = "" if last.re is _SET_UP else text[: last.start()]
        return kept + text[last.end() :]
    return text


def name_after(text: str) -> tuple[str, int]:
    """Return the noun that opens *text*, the words after a number, and how much of *text* it takes.

    >>> name_after("流动党员参加组织生活")
    ('流动党员', 4)
    >>> name_after("，比上年增长"), name_after("乡镇党员总数为")
    (('', 0), ('乡镇', 2))
    """
    skipped = 1 if text[:1] == "的" else 0
    end = _UP_TO_MARK.match(text[skipped:])
    noun = (end[0] if end else "")[:LONGEST]
    if (found := _STOP.search(noun, 1)) and not (found[0] in _AND and _joins(text, skipped + found.end())):
        noun = noun[: found.start()]
    if noun.startswith("("):
        return "", 0
    if _STOP.match(noun):
        return _described(text[skipped:], skipped)
    noun = noun.split("(")[0] if ")" not in noun else noun
    if actor := _ACTOR.match(noun):
        noun = actor[0]
    if places := _PLACES.match(strip_trailing(noun)):
        noun = places[0]
    return tidy(strip_trailing(noun)), skipped + len(noun)


def _joins(text: str, at: int) -> bool:
    """Tell whether 和 before *at* joins two nouns that close the clause (56名管理和施工人员), not two things."""
    rest = _UP_TO_MARK.match(text, at)
    return rest is not None and _JOINED.fullmatch(rest[0]) is not None and not _STOP.search(rest[0])


def _described(text: str, skipped: int) -> tuple[str, int]:
    """Return the noun that words before it describe (具有引领作用的基地), and how much of *text* they take."""
    if treated := _TREATED.match(text):
        return treated[0], skipped + treated.end()
    found = _RELATIVE.match(text)
    head = _STOP.split(found["head"], maxsplit=1)[0] if found else ""
    if not found or len(head) < 2:  # noqa: PLR2004
        return "", 0
    return found["what"] + tidy(strip_trailing(head)), skipped + found.start("head") + len(head)


def lacking_after(text: str, taken: int) -> str:
    """Return what the noun that takes *taken* characters of *text* is said to lack, "" for nothing.

    >>> lacking_after("自然村未通硬化路，", 3)
    '未通硬化路'
    """
    found = _LACKING.match(text, taken)
    return found[0] if found else ""


def predicate_after(text: str) -> str:
    """Return the words after a number up to the end of the clause (长期没有参加过组织生活)."""
    found = _PREDICATE.match(text)
    return found[0] if found else ""


def tidy(name: str) -> str:
    """Return *name* without stray punctuation, quotes that do not close and a loose 的."""
    if _PLAIN.match(name) and "的" not in name[-_NEAR:]:
        return name
    name = _ACCOUNT.sub(r"\g<name>", _MARKS.sub("", name))
    name = name.strip("，,。;；:、-—·.\"' \x01")
    for left, right in ("()", "“”", "《》"):
        if name.count(left) != name.count(right):
            name = name.replace(left, "").replace(right, "")
    name = _LOOSE_PARTICLE.sub("", name)
    name = _LEVEL_MARK.sub("", name)
    return name.removesuffix("的").replace("(", "（").replace(")", "）")


def activity(name: str) -> str:
    """Return the verb of action that opens *name* (走访企业 -> 走访), or ""."""
    found = _ACTIVITY.match(name)
    return found[0] if found and found.end() < len(name) else ""


def is_elided(name: str) -> bool:
    """Tell whether *name* describes without naming what is counted (小学文化, 大专及以上)."""
    return name.endswith(_ELIDED) and not name.endswith(PERSON)


def is_activity(name: str) -> bool:
    """Tell whether *name* is only a verb of action with its adverbs (就近吸纳)."""
    return len(name) <= 6 and name.endswith(_ACTIVITIES)  # noqa: PLR2004


def is_name(indicator: str) -> bool:
    """Tell whether *indicator* names something: more than a bare verb, particle or 数.

    >>> is_name("村数"), is_name("这数"), is_name("增长")
    (True, False, False)
    """
    if indicator in _STAPLES:
        return True
    bare = stem(indicator)
    bare = bare.removesuffix("数") if len(bare) <= 2 and bare != "人数" else bare  # noqa: PLR2004
    return bool(bare) and bare not in _NAMELESS and _HAN.search(indicator) is not None
