"""The command ``symcheck``: no mathematics here, one file a group of commands."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command and return its exit code."""
    from symcheck.workers import deepen

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    deepen()
    match sys.argv[1:]:
        case ["prove", text] if not text.startswith("-"):
            return _prove(text)
    return _app()


def _prove(text: str) -> int:
    """Decide a claim without options: as fast as can be, without the machinery of options."""
    from symcheck.cli.common import guarded
    from symcheck.cli.deciding import prove_text

    return guarded(lambda: prove_text(text))


def _app() -> int:
    from symcheck.cli.app import app

    try:
        app(prog_name="symcheck")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0
