"""What was put right in a report, one line each, with a button that takes it back."""

from __future__ import annotations

import streamlit as st

from index.correction_words import correction_words
from index.library import Library
from index.values import Correction, ReportCard
from report import DiaoyanError
from ui import shelf, wording
from ui.amending import open_anew
from ui.markup import show, tag


def show_corrections_made(library: Library, card: ReportCard) -> None:
    """Show what was put right in the report of *card*."""
    made = library.corrections(card.id)
    if not made:
        return
    show(tag("strong", f"更正记录 {len(made)}"))
    for number, correction in enumerate(made):
        words, button = st.columns([4, 1.3], vertical_alignment="center")
        with words:
            text = f"{correction_words(correction)}　{wording.moment_text(correction.made)}"
            show(tag("div", text, cls="dy-quiet"))
        if button.button("撤销", key=f"withdraw_{card.id}_{number}", width="stretch"):
            _withdraw(library, correction)


def _withdraw(library: Library, correction: Correction) -> None:
    try:
        holder = library.withdraw(correction)
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    open_anew(holder, "已撤销这项更正")
