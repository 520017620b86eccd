"""Entry of the pages in the browser: `streamlit run app.py`; page config and navigation, nothing else."""

from pathlib import Path

import streamlit as st

from ui import links
from ui.markup import show_style

ICON = Path(__file__).parent / "ui" / "icon.svg"

st.set_page_config(page_title="调研文库", page_icon=str(ICON), layout="wide")
show_style()
st.navigation(
    [
        st.Page(links.SEARCH, title="检索", url_path="search", default=True),
        st.Page(links.LIBRARY, title="文库", url_path="library"),
        st.Page(links.DATA, title="数据", url_path="data"),
        st.Page(links.INTAKE, title="入库", url_path="intake"),
        st.Page(links.SETTINGS, title="设置", url_path="settings"),
    ],
    position="top",
).run()
