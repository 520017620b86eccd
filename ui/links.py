"""Where the pages lie, and links from one to another that keep the session.

A place in a report is linked as `?report=ID&section=KEY&at=START-END`, offsets counted in
code points of the report's text, so a link sent to a colleague opens at the same words.
"""

from __future__ import annotations

import streamlit as st

from report import Anchor
from ui import state
from ui.markup import plain

SEARCH = "ui/pages/search.py"
LIBRARY = "ui/pages/library.py"
DATA = "ui/pages/data.py"
INTAKE = "ui/pages/intake.py"
SETTINGS = "ui/pages/settings.py"


def show_report_link(label: str, report_id: str, anchor: Anchor | None = None) -> None:
    """Show a link with text *label* to report *report_id*, at *anchor* where one is given."""
    params = {state.REPORT_ID.param: report_id}
    if anchor is not None:
        params[state.REPORT_SECTION.param] = anchor.section_key
        params[state.REPORT_AT.param] = f"{anchor.start}-{anchor.end}"
    st.page_link(LIBRARY, label=plain(label), query_params=params)


def show_comparison_link(label: str, report_id: str, older_id: str) -> None:
    """Show a link with text *label* to what changed from report *older_id* to report *report_id*."""
    params = {state.REPORT_ID.param: report_id, state.REPORT_OLDER.param: older_id}
    st.page_link(LIBRARY, label=plain(label), query_params=params)


def parse_at(text: str) -> tuple[int, int] | None:
    """Return the offsets that an `at` parameter names, None where it names none.

    >>> parse_at("120-180"), parse_at("120"), parse_at("x")
    ((120, 180), (120, 120), None)
    """
    first, _, last = text.partition("-")
    if not first.isdecimal() or not (last.isdecimal() or not last):
        return None
    return int(first), max(int(first), int(last or first))
