"""What a server and a function say to each other of a request whose large body is still to come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

Rest: TypeAlias = Callable[[int], Mapping[str, str]]
"""From how many bytes of a body calls before have taken in, the headers that make its rest another call."""
Resume: TypeAlias = Callable[[Mapping[str, str]], Rest | None]
"""From a request's headers; None where its body counts as a whole only."""

ADMISSION: Final = "smart_album.admission"
"""Where the environment of a call holds it."""


@dataclass
class Admission:
    """Of a call without the body yet; once it is granted, the same call comes again with it.

    What the first call answers instead is the request's answer, and the body is never taken in.
    """

    is_granted: bool = False
    rest: Rest | None = None

    def grant(self, rest: Rest | None) -> None:
        self.is_granted, self.rest = True, rest
