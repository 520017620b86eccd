"""The administrative place that a title or a name states: the longest chain at its beginning.

    关于梧溪镇流动党员…调研报告            → 梧溪镇
    上海市普陀区人民政府万里街道办事处      → 上海市普陀区万里街道
    国务院关于…的通知                     → None

Only names that carry their level (省, 市, 县, 镇 …) count, and only where a title begins
or after 关于; masked names (XX镇, **街道) are names too. 城市社区, 农村, 全市 are none.
"""

from __future__ import annotations

import re

from ingest.characters import fold

_LEVELS = (
    ("省", "自治区", "特别行政区"),
    ("市", "自治州", "盟", "地区"),
    ("县", "区", "旗", "市", "自治县", "新区", "开发区", "经济特区"),
    ("镇", "乡", "街道", "苏木", "民族乡"),
    ("村", "社区"),
)
_DEPTH = {suffix: depth for depth, level in enumerate(_LEVELS) for suffix in level}
_SUFFIX = "|".join(sorted(_DEPTH, key=len, reverse=True))
_UNIT = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,8}}?|[xX*×某□_○]{{1,6}})(?P<suffix>{_SUFFIX})")
_COMMON = re.compile(
    r"全|我|本|各|该|与|和|及|等|在|对|城市|农村|农业|乡村|城乡|城镇|贫困|试验|示范|开发|保护|自由|贸易|高新|产业|园|度假|风景"
    r"|革命|民族|少数|偏远|中心|街道|社区|办事|综合|保税|市场|小城|特色|重点|基层|地方|县级|乡镇|新型|现代|智慧|文明"
    r"|推进|推动|加快|促进|深化|加强|优化|实施|开展|巩固|提升|扎实|全面|发展|建设|完善|统筹|探索|创新|做好|助力|服务"
)
_LEAD = re.compile(
    r"(?:(?:19|20)\d{2}年(?:度)?|中共|中国共产党|国务院(?:办公厅)?|关于|同意|支持|印发|表彰|对|《)*"
)
_GOVERNMENT = re.compile(r"(?:人民)?政府|委员会|党委")
_REGION = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6}?(?:流域|河段|经济特区|西岸|东岸|南岸|北岸))")
_COUNTRY = re.compile(r"中华人民共和国|全国|国家|中国")


def find_place(text: str) -> str | None:
    """Return the place with which *text* (a title, the name of a body) begins, or None.

    >>> find_place("关于梧溪镇流动党员教育管理情况的调研报告"), find_place("城市社区治理调研")
    ('梧溪镇', None)
    >>> find_place("青禾县推进乡村振兴工作情况的调研报告")
    '青禾县'
    """
    plain = re.sub(r"\s", "", text)
    folded = fold(plain)
    lead = _LEAD.match(folded)
    at = lead.end() if lead else 0
    if _COUNTRY.match(folded, at):
        return None
    spans = _chain(folded, at)
    if spans:
        return "".join(plain[start:end] for start, end in spans)
    region = _REGION.match(folded, at)
    return plain[region.start() : region.end()] if region else None


def _chain(folded: str, at: int) -> list[tuple[int, int]]:
    """Return the spans of the names that follow one another from *at*, each of a narrower level."""
    spans: list[tuple[int, int]] = []
    depth = -1
    while match := _UNIT.match(folded, at):
        narrower = next(
            (level for level in range(depth + 1, len(_LEVELS)) if match["suffix"] in _LEVELS[level]), None
        )
        if narrower is None or _COMMON.match(match["name"]):
            break
        spans.append(match.span())
        depth, at = narrower, match.end()
        government = _GOVERNMENT.match(folded, at)
        at = government.end() if government else at
    return spans
