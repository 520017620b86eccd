"""All word lists are looked at before files are read, so that a fault is told once and in time.

    roles.toml 中的 problems.strong：词“(难”不是正确的正则表达式…

In a worker process it would be told for every file.
"""

from __future__ import annotations

from ingest import vocabulary
from ingest.figures.lexicon import lexicon
from ingest.gazetteer.own import own
from ingest.roles.loading import role_table


def check_vocabulary() -> None:
    """Read all of the user's word lists and draw from them what the extraction needs.

    Raises BadInputError that names the file, the place in it and the remedy.
    """
    vocabulary.check_vocabulary()
    role_table()
    own()
    lexicon()
