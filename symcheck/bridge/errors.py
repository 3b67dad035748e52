"""What is said of a SymPy expression that is no term."""

from __future__ import annotations


class BridgeError(ValueError):
    """An expression that cannot be converted; ``help`` is one thing to try."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 — the reports' word
        """Keep the message and the help apart."""
        super().__init__(f"{message}: {help}" if help else message)
        self.message, self.help = message, help
