"""Let the tests here import the helpers that lie beside them; random tests have no deadline."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile("kernel", deadline=None)
settings.load_profile("kernel")
