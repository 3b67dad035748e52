"""Let the tests here use the goals that the tests of the rules are written with."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "kernel"), str(HERE.parent / "kernel" / "rules")]
