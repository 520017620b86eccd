"""Titles and 发文字号 as keys: under the key of a title stand all documents that may be meant by it.

《青禾县养老服务条例》（2021年修订） → 青禾县养老服务条例      青政发〔2021〕03 号 → 青政发20213
青禾县人民政府关于2021年敬老工作的通知 → 关于敬老工作的通知

Who issues a document, its year and its state (试行, 征求意见稿) are left out, so that its versions are found
together; which of them is meant is decided in `index.kinship`.
"""

from __future__ import annotations

import re

from ingest.characters import fold

_MARKS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]")
_STATES = "试行|暂行|修订|修正|修改|征求意见|草案|送审|讨论|审议|审定|定稿|初稿|终稿|版|摘要|第.稿|报批"
_STATE = re.compile(
    rf" ?\([^()]{{0,12}}(?:{_STATES}|(?:19|20)\d\d年?度?)[^()]{{0,12}}\)$|(?:征求意见稿|修订稿|送审稿|讨论稿|草案)$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-—至](?:19|20)\d\d)?年?度?")
_NATION = re.compile(r"^中华人民共和国(?=.)")
_ISSUER = re.compile(r"^[^《〈]{2,40}?(?=关于)")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|县|区|旗|镇|乡|街道)")
_PLACES = re.compile(rf"(?:{_PLACE.pattern}){{0,4}}")
_NUMBER = re.compile(r"第?0*(\d+)号")


def title_key(title: str | None) -> str | None:
    """Return under what a document called *title* is looked for, None where that is nothing.

    >>> title_key("青禾县 养老服务条例（2021年修订）") == title_key("《青禾县养老服务条例》")
    True
    """
    bare = bare_title(title or "")
    return _key(_YEAR.sub("", _ISSUER.sub("", bare)))


def exact_key(title: str | None) -> str:
    """Return *title* without its state and its marks: with issuer and years.

    >>> exact_key("《中华人民共和国水法》（2016年修正）")
    '水法'
    """
    return _key(bare_title(title or "")) or ""


def bare_title(title: str) -> str:
    """Return *title*, folded, without 《》 around it, the state at its end and the name of the nation before it.

    >>> bare_title("青禾县敬老办法（试行）（征求意见稿）")
    '青禾县敬老办法'
    """
    bare = fold(title).strip()
    while (shorter := _STATE.sub("", bare).strip()) != bare:
        bare = shorter
    return _NATION.sub("", bare.removeprefix("《").removesuffix("》"))


def state_of(title: str) -> str:
    """Return the words of *title* that say in which state the document is, without marks.

    >>> state_of("青禾县敬老办法（试行）"), state_of("青禾县敬老办法")
    ('试行', '')
    """
    whole = _key(_NATION.sub("", fold(title).strip(" 《"))) or ""
    return whole.removeprefix(exact_key(title))


def issuer_of_title(title: str) -> str:
    """Return who stands before 关于 in *title*, "" where nobody does.

    >>> issuer_of_title("青禾县人民政府关于敬老工作的通知")
    '青禾县人民政府'
    """
    match = _ISSUER.match(bare_title(title))
    return _key(match[0]) or "" if match else ""


def places_of(issuer: str | None) -> tuple[str, ...]:
    """Return the places that the name of *issuer* begins with, the widest first.

    >>> places_of("青禾县云溪镇人民政府")
    ('青禾县', '云溪镇')
    """
    begins = _PLACES.match(fold(issuer or ""))
    return tuple(_PLACE.findall(begins[0])) if begins else ()


def number_key(number: str | None) -> str | None:
    """Return what tells the document numbered *number*, None where that is nothing.

    >>> number_key("青政发〔2021〕03 号") == number_key("青政发[2021]3号")
    True
    """
    return _key(_NUMBER.sub(r"\1", fold(number).replace(" ", ""))) if number else None


def _key(text: str | None) -> str | None:
    return _MARKS.sub("", fold(text)).lower() or None if text else None
