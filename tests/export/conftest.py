"""The makers of small Word files are the intake tests'."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "intake"))
