"""Read a Markdown file: headings, paragraphs, lists and tables without their markup.

    "## 第一章  总则" -> Paragraph(text='第一章  总则', style=Style(level=2))

Assumes the common part of Markdown (ATX and setext headings, lists, quotes, pipe tables, fences,
front matter); numbers of lists stay as text. HTML comments are dropped, other HTML tags too. Lines
of one paragraph are joined only where `wrapping` says so, because Chinese writers put paragraphs
on neighbouring lines.
"""

from __future__ import annotations

import html
import re

from ingest.readers.builder import Builder
from ingest.readers.encoding import decode
from ingest.readers.file import File
from ingest.readers.txt import add_lines, finish
from report import Reading, Style, Verdict

_FRONT_MATTER = re.compile(r"\s*---\s*\n(.*?)\n?(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_PROPERTY = re.compile(r"([A-Za-z_][\w-]*)\s*:\s*(.+)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t　]+(.*?))?[ \t]*(?:(?<=[ \t])#+[ \t]*)?")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)")
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"(?<!\\)\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)")
_STRONG = re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*\\])\1(?!\*)")
_UNDERSCORED = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]*[^\s_\\])\1(?!\w)")
_STRUCK = re.compile(r"~~([^~\n]+)~~")
_CODE = re.compile(r"(`+)([^`\n]+)\1")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(file: File) -> Reading:
    """Return what the Markdown in *file* says."""
    decoded = decode(file.data)
    if decoded is None:
        return Reading((), Verdict.FAILED, ("不是可读的文本文件。请确认文件没有损坏。",), "md")
    text = "\n".join(decoded.text.splitlines())
    properties, text = _front_matter(text)
    build = Builder()
    _add(build, _without_comments(text).split("\n"))
    return finish(build, decoded, "md", properties=properties)


def plain(text: str) -> str:
    """Return *text* without inline markup.

    >>> plain("**一、**见[通知](http://a.cn)，增长`12%`")
    '一、见通知，增长12%'
    """
    text = _LINK.sub(r"\1", _PICTURE.sub(r"\1", text))
    text = _CODE.sub(r"\2", text)
    for emphasis in (_STRONG, _UNDERSCORED):
        text = emphasis.sub(r"\2", emphasis.sub(r"\2", text))
    text = _TAG.sub("", _BREAK.sub(" ", _STRUCK.sub(r"\1", text)))
    return html.unescape(_ESCAPE.sub(r"\1", text))


def _front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return (), text
    pairs = (_PROPERTY.fullmatch(line.strip()) for line in found.group(1).split("\n"))
    return tuple((p.group(1), p.group(2).strip("\"' ")) for p in pairs if p), text[found.end() :]


def _add(build: Builder, lines: list[str]) -> None:
    """Add *lines* to *build*: headings and fenced code as they are, the rest as text."""
    body: list[str] = []
    fence: str | None = None
    for line in lines:
        mark = _FENCE.match(line)
        if fence is not None:
            if mark and mark.group(1).startswith(fence):
                fence = None
            else:
                build.paragraph(line)
        elif mark:
            body = _flush(build, body)
            fence = mark.group(1)
        elif heading := _HEADING.fullmatch(line):
            body = _flush(build, body)
            build.paragraph(plain(heading.group(2) or ""), style=Style(level=len(heading.group(1))))
        elif body and body[-1].strip() and (under := _UNDERLINE.fullmatch(line)):
            title = body.pop()
            body = _flush(build, body)
            build.paragraph(plain(title), style=Style(level=1 if under.group(1)[0] == "=" else 2))
        else:
            body.append("" if _RULE.fullmatch(line) else line)
    _flush(build, body)


def _flush(build: Builder, body: list[str]) -> list[str]:
    """Add the lines of *body* to *build* and return the next, empty body."""
    add_lines(build, [plain(_BULLET.sub("", _QUOTE.sub("", line))) for line in body])
    return []


def _without_comments(text: str) -> str:
    """Return *text* without comments; one that does not end is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join(kept) + text[at:]
