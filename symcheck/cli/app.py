"""The Typer app and its options for all commands."""

from __future__ import annotations

from typing import Annotated

import typer

from symcheck.cli import browse, export, forward, new, prove, recheck, simplify, trust, verify
from symcheck.cli.command import Guarded, TextCommand
from symcheck.cli.common import write

app = typer.Typer(
    cls=Guarded,
    name="symcheck",
    help="Check derivations: symcheck says of every line whether it follows, and shows why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        write(f"symcheck {version('symcheck')}")
        raise typer.Exit


@app.callback()
def options(
    *,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where symcheck itself failed.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Check derivations: symcheck says of every line whether it follows, and shows why."""
    del debug, version


app.command("verify")(verify.verify)
app.command("prove", cls=TextCommand)(prove.prove)
app.command("list")(browse.list_theorems)
app.command("show")(browse.show)
app.command("explain")(browse.explain)
app.command("simplify", cls=TextCommand)(simplify.simplify)
app.command("export")(export.export)
app.command("recheck")(recheck.recheck)
app.command("forward", cls=TextCommand)(forward.forward)
app.command("new")(new.new)
app.command("trust")(trust.trust)
