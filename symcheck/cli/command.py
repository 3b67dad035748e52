"""Commands of the Typer app: guarded, and able to take mathematics as an argument."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from symcheck.cli.common import guarded


class Guarded(TyperGroup):
    """The top command: whatever happens below it ends in a sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; turn what goes wrong into a message."""

        def run() -> int:
            super(Guarded, self).invoke(ctx)
            return 0

        if ctx.params.get("debug"):
            return super().invoke(ctx)
        return ctx.exit(guarded(run, passing=LIBRARY))


#: What the command line library raises to say that it is done, or how it is used.
LIBRARY: tuple[type[BaseException], ...] = (
    typer.Exit,
    typer.Abort,
    *(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException"),
)


class TextCommand(TyperCommand):
    """A command whose argument is mathematics, which may begin with a minus sign."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what begins with a minus sign but is no option as the argument."""
        options = {o: p for p in self.get_params(ctx) for o in (*p.opts, *p.secondary_opts)}
        kept: list[str] = []
        texts: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                texts += rest
            elif arg in options and arg.startswith("-"):
                kept.append(arg)
                if not getattr(options[arg], "is_flag", False):
                    kept += [value for value in [next(rest, None)] if value is not None]
            elif arg.startswith("-") and not _looks_like_option(arg):
                texts.append(arg)
            else:
                kept.append(arg)
        return super().parse_args(ctx, [*kept, "--", *texts] if texts else kept)


def _looks_like_option(arg: str) -> bool:
    name = arg.partition("=")[0]
    if name.startswith("--"):
        return name[2:].replace("-", "").isalpha()
    return arg.startswith("-j") and arg[2:].isdigit()
