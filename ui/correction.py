"""The form in which a person puts a report's metadata right.

Only fields that were changed are stored; an emptied field says that it is unknown. The
correction is an overlay in the library: it survives reading the file again.
"""

from __future__ import annotations

import streamlit as st

from index.library import Library
from index.values import ReportCard
from report import KINDS, DiaoyanError
from ui import shelf, state, wording

FIELDS = ("title", "kind", "place", "issuer", "date", "number")
HINTS = {"date": "如 2023、2023-08 或 2023-08-15", "number": "如 柳发〔2023〕12号"}


def show_correction(library: Library, card: ReportCard) -> None:
    """Show the form for *card*, and store what was changed in *library*."""
    with st.form(f"correct_{card.id}", border=False):
        values = {field: _input(card, field) for field in FIELDS}
        sent = st.form_submit_button("保存更正", type="primary")
    if sent:
        _store(library, card, values)


def _input(card: ReportCard, field: str) -> str:
    label = wording.name("field", field)
    value = getattr(card, field) or ""
    key = f"correct_{card.id}_{field}"
    if field == "kind":
        options = KINDS if value in KINDS else (value, *KINDS)
        return str(st.selectbox(label, options, index=options.index(value), key=key))
    return str(st.text_input(label, value=value, key=key, placeholder=HINTS.get(field, "未知")))


def _store(library: Library, card: ReportCard, values: dict[str, str]) -> None:
    changed = {
        field: value.strip() or None
        for field, value in values.items()
        if (value.strip() or None) != (getattr(card, field) or None)
    }
    try:
        for field, value in changed.items():
            library.correct(card.id, field, value)
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    words = "、".join(wording.name("field", field) for field in changed)
    st.session_state[state.REPORT_NOTICE] = f"已更正：{words}" if changed else "没有改动"
    st.rerun()
