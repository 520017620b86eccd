"""Leave of a part what its reader sees: changes accepted, one of several alternatives, no prompts.

    党员<w:del>120</w:del><w:ins>121</w:ins>名 -> 党员<w:ins>121</w:ins>名

Deleted and moved-away content, deleted rows and cells go; of alternatives for newer and older programs
the first stays. The prompt of a content control that nobody filled in (单击此处输入文字) is not the
writer's word and goes too. A deleted paragraph mark is left for whoever joins the paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.readers import xml

_REMOVED = {"del", "moveFrom"}
_PROPERTIES = {"rPr", "trPr", "numPr", "ctrlPr"}
"""In properties the same names only say that a mark, row or number was deleted."""


def accept(root: xml.Element, *, is_prompt: Callable[[str], bool]) -> None:
    """Take what is not seen out of *root*; *is_prompt* tells the character style of prompts by its id."""
    for element in list(xml.inside(root, *_REMOVED, "AlternateContent", "tr", "tc", "sdt")):
        name = xml.tag(element)
        if name in _REMOVED:
            parent = element.getparent()
            if parent is not None and xml.tag(parent) not in _PROPERTIES:
                parent.remove(element)
        elif name == "AlternateContent":
            for alternative in list(element)[1:]:
                element.remove(alternative)
        elif (name == "tr" and xml.child(element, "trPr", "del") is not None) or (
            name == "tc" and xml.child(element, "tcPr", "cellDel") is not None
        ):
            _remove(element)
        elif name == "sdt" and xml.switched_on(xml.child(element, "sdtPr", "showingPlcHdr")):
            _remove_prompts(element, is_prompt)


def joins_the_next(paragraph: xml.Element) -> bool:
    """Return whether the mark that ended *paragraph* was deleted or moved away."""
    mark = xml.child(paragraph, "pPr", "rPr")
    return any(xml.child(mark, name) is not None for name in _REMOVED)


def _remove_prompts(control: xml.Element, is_prompt: Callable[[str], bool]) -> None:
    for run in list(xml.inside(control, "r")):
        if is_prompt(xml.value(xml.child(run, "rPr", "rStyle")) or ""):
            _remove(run)


def _remove(element: xml.Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
