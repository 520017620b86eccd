"""What a page says of itself in its head: title, author, dates, and what government sites add.

    <title>关于养老服务的意见_青禾县人民政府</title> <meta name="PubDate" content="2023-05-08">
    -> (("title", "关于养老服务的意见_青禾县人民政府"), ("PubDate", "2023-05-08"))

This is evidence, not truth. The names are those of the page: 国办发〔2019〕57号 asks government sites for
ArticleTitle, PubDate, ContentSource and the like.
"""

from __future__ import annotations

from ingest.readers.html.markup import Element

_WANTED = frozenset(
    {
        "title",
        "author",
        "created",
        "changed",
        "keywords",
        "description",
        "articletitle",
        "pubdate",
        "contentsource",
    }
    | {"columnname", "sitename", "publishdate", "source", "date"}
)
_LONGEST = 300


def read_properties(root: Element) -> tuple[tuple[str, str], ...]:
    """Return the title and the metadata of the page *root* that say something, each name once."""
    found: dict[str, str] = {}
    for element in root.elements():
        if element.name == "title":
            found.setdefault("title", _clean("".join(element.strings())))
        elif element.name == "meta" and element.get("name").lower() in _WANTED:
            found.setdefault(element.get("name"), _clean(element.get("content")))
    return tuple((name, text) for name, text in found.items() if text)


def _clean(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
