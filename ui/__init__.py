"""The pages in the browser: 检索, 文库, 数据, 入库.

A module in `ui.pages` is one page: it reads its widgets, makes one call to the library
and renders the answer. The other modules are what pages show: excerpts, a report's text,
a table of figures, the progress of a job. Only here and in `app.py` is streamlit imported.
"""
