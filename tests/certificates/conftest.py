"""Let the tests here use the goals that the tests of the rules are written with."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent
OTHERS = (TESTS / "kernel", TESTS / "kernel" / "rules", TESTS / "soundness")
sys.path[:0] = [str(HERE), *map(str, OTHERS)]
