"""The command from a checkout: ``python cli.py verify`` is ``symcheck verify``."""

import sys

from symcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
