"""The only place where HTML is made and shown: every text in it is escaped.

    show(tag("p", "人数", tag("mark", "<b>121</b>名"), cls="quote"))

shows `<b>121</b>` as it stands. Text comes out of documents that
nobody has checked, so there is no way to hand in ready HTML: a `Markup` is built from
tags of a fixed list, with attributes of a fixed list, around text that is escaped here.
Streamlit's own sanitizer stays switched on behind it.

Labels of widgets are Markdown; `plain` makes a text safe for them. What a page looks
like is decided in style.css, not here.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import streamlit as st

TAGS = frozenset(
    {"a", "div", "h1", "h2", "h3", "h4", "li", "mark", "ol", "p", "span", "strong", "table", "tbody", "td"}
    | {"th", "thead", "tr", "ul"}
)
ATTRIBUTES = {
    "cls": "class",
    "id": "id",
    "title": "title",
    "jump": "data-jump",
    "colspan": "colspan",
    "rowspan": "rowspan",
}

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=@/])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_JUMPS = """
<script>
(() => {
  const go = (id) => {
    const place = document.getElementById(id);
    if (!place) return false;
    place.scrollIntoView({block: "center"});
    place.classList.remove("dy-here");
    void place.offsetWidth;
    place.classList.add("dy-here");
    return true;
  };
  if (!window.diaoyanJumps) {
    window.diaoyanJumps = true;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-jump]");
      if (link) go(link.dataset.jump);
    });
    document.addEventListener("keydown", (event) => {
      const link = event.target.closest && event.target.closest("a[data-jump]");
      if (link && event.key === "Enter") go(link.dataset.jump);
    });
  }
  const seek = (left) => { if (!go("at") && left) setTimeout(() => seek(left - 1), 100); };
  if (SEEKS) seek(SEEKS);
})();
</script>
"""


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that is safe to show; only this module makes it."""

    html: str


def tag(name: str, *content: str | Markup, **attributes: str | int | None) -> Markup:
    """Return element *name* around *content*; strings are escaped, attributes that are None left out.

    >>> tag("mark", "<script>", cls="hit").html
    '<mark class="hit">&lt;script&gt;</mark>'
    """
    if name not in TAGS:
        raise ValueError(name)
    opened = "".join(
        f' {ATTRIBUTES[key]}="{_escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    focus = ' tabindex="0" role="link"' if name == "a" else ""
    return Markup(f"<{name}{opened}{focus}>{joined(*content).html}</{name}>")


def joined(*content: str | Markup) -> Markup:
    """Return *content* in a row; strings are escaped.

    >>> joined("a & b").html
    'a &amp; b'
    """
    return Markup("".join(item.html if isinstance(item, Markup) else _escaped(item) for item in content))


def plain(text: str) -> str:
    r"""Return Markdown that shows *text* as it stands, on one line.

    >>> print(plain("**关于** [点我](http://x)"))
    \*\*关于\*\* \[点我\]\(http\:\/\/x\)
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(_CONTROL.sub("", text).split()))


def show(markup: Markup) -> None:
    """Put *markup* on the page."""
    if markup.html:
        st.html(markup.html)


def show_style() -> None:
    """Put the house style on the page."""
    st.html(f"<style>{_style()}</style>")


def show_jumps(version: int, *, seek: bool) -> None:
    """Make `jump` attributes scroll to the element of that id; with *seek* scroll to id "at" now.

    The script is constant and no text of a document is in it; *version* makes Streamlit run it again.
    """
    script = _JUMPS.replace("SEEKS", "30" if seek else "null")
    st.html(f'<div data-version="{int(version)}"></div>{script}', unsafe_allow_javascript=True)


@cache
def _style() -> str:
    return resources.files("ui").joinpath("style.css").read_text(encoding="utf-8")


def _escaped(text: str) -> str:
    return html.escape(_CONTROL.sub("", text), quote=True)
