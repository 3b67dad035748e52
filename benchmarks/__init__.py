"""How long symcheck takes, and SymPy on the same machine: ``python -m benchmarks``."""
