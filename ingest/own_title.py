"""What the title of a document says of another: it issues, passes on, amends or repeals it.

    关于印发《云溪镇养老服务办法》的通知         → ATTACHES 云溪镇养老服务办法
    县政府办公室转发县民政局关于养老服务意见的通知  → FORWARDS 县民政局关于养老服务意见
    关于修改《青禾县养老服务条例》的决定          → AMENDS 青禾县养老服务条例

Where the title does not put it in 《》, it is what stands between the verb and the name of the outer
document. A title that says both 废止 and 修改 leaves to the text which is which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.characters import fold
from ingest.named import title_spans
from report import Citation, Relation

HEAD = 3000
"""Characters of a text in which its title stands."""

VERBS = {
    "印发": Relation.ATTACHES,
    "发布": Relation.ATTACHES,
    "公布": Relation.ATTACHES,
    "颁布": Relation.ATTACHES,
    "转发": Relation.FORWARDS,
    "批转": Relation.FORWARDS,
    "修改": Relation.AMENDS,
    "修订": Relation.AMENDS,
    "修正": Relation.AMENDS,
    "废止": Relation.REPEALS,
}
_VERB = re.compile("|".join(VERBS))
_BARE = re.compile(r"(?P<title>[^《》]{6,100})的(?:通知|决定|函|公告|通告|命令)")
_SEVERAL = re.compile(r"部分(?!条款)|一批|有关文件|[一二三四五六七八九十百\d]{1,4}(?:部|件)")
_BARE_ENDS = re.compile(r"(?:部分条款|个别条款|若干规定|有关条款|的?(?:补充|若干)规定)$")


def title_citations(text: str, title: str | None) -> Iterator[Citation]:
    """Yield the documents that *title*, which stands at the head of *text*, passes on, amends or repeals."""
    place = _Place.find(text, title or "")
    folded = fold(title or "")
    verbs = [*_VERB.finditer(folded)]
    if place is None or not verbs or len({VERBS[verb[0]] for verb in _outside(verbs, folded)}) != 1:
        return
    verb = verbs[0]
    relation = VERBS[verb[0]]
    spans = [span for span in title_spans(title or "") if span.start >= verb.end()]
    for span in spans:
        yield place.citation(relation, span.start + 1, span.end - 1)
    if not spans and (match := _BARE.match(folded, verb.end())) and not _SEVERAL.search(match["title"]):
        yield place.citation(relation, match.start("title"), _bare_end(match))


def _outside(verbs: list[re.Match[str]], folded: str) -> list[re.Match[str]]:
    """Return those of *verbs* that are the title's own: before the title in it, if there is one."""
    inner = folded.find("《")
    return [verb for verb in verbs if inner < 0 or verb.start() < inner] if inner >= 0 else verbs[:1]


def _bare_end(match: re.Match[str]) -> int:
    return match.start("title") + len(_BARE_ENDS.sub("", match["title"]))


class _Place:
    """Where the characters of a title stand in the text, whose lines may break it."""

    def __init__(self, title: str, offsets: list[int]) -> None:
        self._title = title
        self._offsets = offsets

    @classmethod
    def find(cls, text: str, title: str) -> _Place | None:
        shown = [at for at, character in enumerate(text[:HEAD]) if not character.isspace()]
        bare = [at for at, character in enumerate(title) if not character.isspace()]
        begins = "".join(text[at] for at in shown).find("".join(title[at] for at in bare)) if bare else -1
        if begins < 0:
            return None
        offsets, number = [0] * len(title), begins
        for at in range(len(title)):
            offsets[at] = shown[min(number, len(shown) - 1)]
            number += not title[at].isspace()
        return cls(title, offsets)

    def citation(self, relation: Relation, start: int, end: int) -> Citation:
        return Citation(
            relation, self._title[start:end].strip(), None, self._offsets[start], self._offsets[end - 1] + 1
        )
