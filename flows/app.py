"""All commands. Exit codes: 0 done; 1 with --strict, an expectation of severity error failed; 2 bad usage or input;

3 a failure of ours. Every command is a module of `flows.commands`.
"""

from __future__ import annotations

import typer

from flows.commands import (
    check,
    correct,
    deploy,
    dump,
    explain,
    export,
    pull,
    quantities,
    quarantine,
    query,
    read,
    rebuild,
    reread,
    run,
    source,
    status,
    watch,
)

app = typer.Typer(
    name="communique",
    help=(
        "What governments say about economic cooperation, read into claims, checked and published as a warehouse.\n\n"
        "Exit codes: 0 done, rows held back or not; 1 with --strict, when an expectation of severity error failed; "
        "2 bad usage or input (what was good is published); 3 a failure of ours."
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
COMMANDS = (
    run.run,
    read.read,
    quantities.quantities,
    check.check,
    correct.correct,
    query.query,
    explain.explain,
    export.export,
    dump.dump,
    watch.watch,
    pull.pull,
    pull.backfill,
    deploy.deploy,
    status.status,
    rebuild.rebuild,
    reread.reread,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(quarantine.app, name="quarantine")
app.add_typer(source.app, name="source")
