"""Where the files lie that come with this package: its cfg files, names and samples."""

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent
