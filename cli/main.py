"""The root of `diaoyan`: its commands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import logging
import sys

import typer

from cli.compare import compare
from cli.conflicts import conflicts
from cli.console import err
from cli.correct import correct
from cli.cuts import cuts
from cli.demo import demo
from cli.diff import diff
from cli.duplicates import duplicates
from cli.engine import engine
from cli.figures import figures
from cli.indicators import indicators
from cli.ingest import ingest
from cli.inspect import inspect
from cli.maintain import rebuild, verify
from cli.relations import relations
from cli.search import search
from cli.serve import serve
from cli.vocabulary import synonyms, words
from report import DiaoyanError

COMMANDS = (
    ingest,
    inspect,
    search,
    figures,
    compare,
    indicators,
    conflicts,
    correct,
    cuts,
    duplicates,
    relations,
    diff,
    verify,
    rebuild,
    engine,
    words,
    synonyms,
    serve,
    demo,
)
INTERRUPTED = 130

app = typer.Typer(
    name="diaoyan",
    help="调研文库：把多年的调研报告读懂、检索、对比数据。全程离线。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    # -社区 leaves a word out of a search; it is no option.
    app.command(context_settings={"ignore_unknown_options": command is search})(command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    _speak_utf8()
    try:
        app()
    except DiaoyanError as error:
        err.print(f"错误：{error}", markup=False, highlight=False, style="red")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        err.print("已中断。已经入库的内容完好，再次运行会接着做。", highlight=False)
        sys.exit(INTERRUPTED)


def _speak_utf8() -> None:
    # A Chinese Windows console defaults to GBK, which lacks characters that documents hold.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
