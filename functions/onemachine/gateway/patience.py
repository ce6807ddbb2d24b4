"""How long clients are waited for in all, who do not stand still."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """Some seconds, and more for what has moved; ``quiet_seconds`` in one go are too many all the same."""

    seconds: float
    bytes_per_second: int
    quiet_seconds: float = math.inf

    def left(self, waited: float, moved: int) -> float:
        """Seconds for the next piece, after so many for so many bytes; none is left if it is not above 0."""
        return min(self.seconds + moved / self.bytes_per_second - waited, self.quiet_seconds)


FOR_BODIES = Patience(seconds=10.0, bytes_per_second=8_000, quiet_seconds=30.0)
FOR_ANSWERS = Patience(seconds=30.0, bytes_per_second=4_000)
"""A piece is large for a slow network; whether any of it moves, ``Connections`` sees."""
