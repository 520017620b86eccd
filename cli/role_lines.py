"""Why a report's sections have their roles, a line each, as `diaoyan inspect --roles` prints them.

    二、存在的主要问题 · 存在问题 · 依据：标题用词“问题”
      （一）队伍老化 · 存在问题 · 依据：承接上级

It is what a person looks at who corrects roles or adds words of his own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.roles import Decision, decide, role_name, rule_name
from report import Report, Section, flatten


def role_lines(report: Report) -> Iterator[str]:
    """Yield a line for each section of *report*: its heading, its roles, and what decided on them."""
    decisions = decide(report.sections, report.text, report.kind)
    for section, decision in zip(flatten(report.sections), decisions, strict=True):
        yield _line(section, decision)


def _line(section: Section, decision: Decision) -> str:
    roles = "、".join(role_name(role) for role in decision.roles)
    words = "".join(f"“{word}”" for word in decision.words)
    heading = section.heading or "（无标题）"
    return f"{'  ' * section.level}{heading} · {roles} · 依据：{rule_name(decision.rule)}{words}"
