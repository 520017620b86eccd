"""The names of what the pages remember, and the way between session, URL and widgets.

A value that a link may carry is `Shared`: it lies in the session under `key` and in the
URL under `param`. A page calls `restore` before its widgets and `publish` after them.

The URL wins when it carries something of this page and is not what the pages wrote last: a
shared link, a link from another page. Otherwise the session wins, so that going to another
page and back loses nothing. The browser's own way back loses nothing either: Streamlit then
shows the page before with the parameters of the page after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Shared:
    """A value that lies in the session under *key* and in the URL under *param*."""

    key: str
    param: str
    many: bool = False


SEARCH_TEXT = Shared("search_text", "q")
SEARCH_ROLES = Shared("search_roles", "role", many=True)
SEARCH_KINDS = Shared("search_kinds", "kind", many=True)
SEARCH_PLACES = Shared("search_places", "place", many=True)
SEARCH_YEARS = Shared("search_years", "years", many=True)
SEARCH_FORMATS = Shared("search_formats", "format", many=True)
SEARCH_ISSUERS = Shared("search_issuers", "issuer", many=True)
SEARCH_TOPICS = Shared("search_topics", "topic", many=True)
SEARCH_WITHOUT = Shared("search_without", "not", many=True)
SEARCH = (
    SEARCH_TEXT,
    SEARCH_ROLES,
    SEARCH_KINDS,
    SEARCH_PLACES,
    SEARCH_YEARS,
    SEARCH_ISSUERS,
    SEARCH_TOPICS,
    SEARCH_FORMATS,
    SEARCH_WITHOUT,
)

BROWSE_TEXT = Shared("browse_text", "title")
BROWSE_KINDS = Shared("browse_kinds", "kind", many=True)
BROWSE_PLACES = Shared("browse_places", "place", many=True)
BROWSE_YEARS = Shared("browse_years", "years", many=True)
BROWSE_VALIDITY = Shared("browse_validity", "validity", many=True)
BROWSE_REPEATED = Shared("browse_repeated", "repeated")
BROWSE_ORDER = Shared("browse_order", "order")
BROWSE = (
    BROWSE_TEXT,
    BROWSE_KINDS,
    BROWSE_PLACES,
    BROWSE_YEARS,
    BROWSE_VALIDITY,
    BROWSE_REPEATED,
    BROWSE_ORDER,
)

REPORT_ID = Shared("report_id", "report")
REPORT_SECTION = Shared("report_section", "section")
REPORT_AT = Shared("report_at", "at")
REPORT_OLDER = Shared("report_older", "older")
REPORT = (REPORT_ID, REPORT_SECTION, REPORT_AT, REPORT_OLDER)

DATA_INDICATOR = Shared("data_indicator", "indicator")
DATA_KIND = Shared("data_kind", "kind")
DATA_SCOPES = Shared("data_scopes", "scope", many=True)
DATA_YEARS = Shared("data_years", "years", many=True)
DATA_CELL = Shared("data_cell", "cell", many=True)
DATA = (DATA_INDICATOR, DATA_KIND, DATA_SCOPES, DATA_YEARS, DATA_CELL)

SEARCH_LIMIT = "search_limit"
BROWSE_PAGE = "browse_page"
REPORT_PANEL = "report_panel"
REPORT_NOTICE = "report_notice"
REPORT_CORRECTING = "report_correcting"
DATA_TABLE = "data_table"
DATA_CHART = "data_chart"
DATA_RECKON = "data_reckon"
DATA_BASE = "data_base"
DATA_NAMES = "data_names"
DATA_NOTICE = "data_notice"
INTAKE_UPLOAD = "intake_upload"
INTAKE_UPLOAD_ROUND = "intake_upload_round"
INTAKE_FOLDER = "intake_folder"
INTAKE_VERDICTS = "intake_verdicts"
INTAKE_JOB = "intake_job"
INTAKE_ENDED = "intake_ended"
INTAKE_NOTICE = "intake_notice"
SETTINGS_WORDS = "settings_words_typed"
SETTINGS_WORDS_GONE = "settings_words_gone"
SETTINGS_SYNONYM = "settings_synonym_typed"
SETTINGS_SYNONYMS_GONE = "settings_synonyms_gone"
SETTINGS_NOTICE = "settings_notice"
PAGE_SHOWN = "page_shown"
PUBLISHED = "published"
PAGE_PUBLISHED = "page_published"


def restore(shared: tuple[Shared, ...]) -> None:
    """Take the *shared* values from the URL where it carries ones that the pages did not write."""
    carried = _carried()
    if carried == st.session_state.get(PUBLISHED) or not any(item.param in carried for item in shared):
        return
    for item in shared:
        values = carried.get(item.param, ())
        st.session_state[item.key] = list(values) if item.many else (values[0] if values else None)


def publish(shared: tuple[Shared, ...]) -> None:
    """Write the *shared* values into the URL, empty ones left out, and nothing else."""
    found = {item.param: values for item in shared if (values := _strings(st.session_state.get(item.key)))}
    page, before = st.session_state.get(PAGE_SHOWN), st.session_state.get(PUBLISHED)
    stayed = st.session_state.get(PAGE_PUBLISHED) == page
    st.session_state[PAGE_PUBLISHED], st.session_state[PUBLISHED] = page, found
    # A link to the page that is shown hands its parameters over, but the address bar keeps the old ones.
    if _carried() != found or (stayed and found != before):
        st.query_params.from_dict({param: list(values) for param, values in found.items()})


def _carried() -> dict[str, tuple[str, ...]]:
    return {param: tuple(st.query_params.get_all(param)) for param in st.query_params}


def allow(key: str, options: Iterable[str]) -> None:
    """Drop from the chosen values under *key* those that are no longer among *options*."""
    chosen = st.session_state.get(key)
    if isinstance(chosen, list):
        known = set(options)
        st.session_state[key] = [value for value in chosen if value in known]


def allow_one(key: str, options: Iterable[str], default: str) -> None:
    """Put *default* under *key* where the value there is not among *options*."""
    if st.session_state.get(key) not in tuple(options):
        st.session_state[key] = default


def years(key: str) -> tuple[int, int] | None:
    """Return the inclusive years chosen under *key*, None where none are.

    Chosen years are strings; several of them stand for all from the first to the last.
    """
    chosen = sorted(int(value) for value in st.session_state.get(key) or () if value.isdigit())
    return (chosen[0], chosen[-1]) if chosen else None


def chosen(shared: Shared) -> tuple[str, ...]:
    """Return the values chosen for *shared*."""
    return _strings(st.session_state.get(shared.key))


def text(shared: Shared) -> str:
    """Return the text of *shared*, "" where there is none."""
    return str(st.session_state.get(shared.key) or "")


def entered(page: str) -> bool:
    """Tell whether the user just came to *page* from another one, and note that it is shown."""
    before = st.session_state.get(PAGE_SHOWN)
    st.session_state[PAGE_SHOWN] = page
    return before != page


def _strings(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else (str(value),)
