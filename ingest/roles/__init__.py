"""What every section does in its report, and which rule decided so.

    三、存在的主要问题及原因   → problems, causes      标题用词“问题”“原因”

`words` and `moods` read a heading, `rules` look at one section, `order` and `kinds` ask
them in turn, `below` goes down the tree, `deciding` tells the whole. The vocabulary is
ingest/roles.toml: `source` looks it through, `loading` makes the values of `table` of it.
"""

from __future__ import annotations

from ingest.roles.deciding import assign_roles, decide
from ingest.roles.table import Decision, Rule
from ingest.roles.words import role_from, role_name, rule_name

__all__ = ["Decision", "Rule", "assign_roles", "decide", "role_from", "role_name", "rule_name"]
