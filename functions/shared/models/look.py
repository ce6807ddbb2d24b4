"""What a picture looks like, as the thumbnail function tells it: 64 hexadecimal digits, or none.

Those of the longest waves come first. Pictures in which there is next to nothing have an empty one.
"""

from typing import Annotated, Final, TypeAlias

from pydantic import StringConstraints

Look: TypeAlias = Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{64})?$")]

LEAD: Final = 12
"""So many digits are enough to find pictures that may look alike."""


def difference(first: str, second: str) -> int:
    """How many bits differ, of two that are equally long."""
    return (int(first, 16) ^ int(second, 16)).bit_count()
