"""Figures: what a report states in numbers, and where its numbers disagree.

"全镇党员总数121名，其中流动党员4名" gives two figures, 党员总数 and 流动党员数, each with its scope, time,
unit and place in the text. The stages, in order: shadow (normalise), scan (what is a number
at all), clauses, paragraph (scope, time, groups), rules (what it says), tables, checks.
"""

from ingest.figures.checks import find_conflicts
from ingest.figures.extract import extract_figures

__all__ = ["extract_figures", "find_conflicts"]
