"""Where the album is, and where what is computed of it is kept."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from functions.onemachine.places import CACHE, last_data
from functions.onemachine.reaching import OutOfReach, reach
from relabelling.options import Options


class CannotBegin(SystemExit):
    """Ends the process with a sentence for the operator."""


@dataclass(frozen=True)
class Place:
    address: str
    key: str
    folder: Path

    @classmethod
    def of(cls, options: Options) -> "Place":
        try:
            album = reach(options.gateway, options.data)
        except OutOfReach as error:
            raise CannotBegin(str(error)) from None
        return cls(album.address, album.key, _folder(options, album.address))


def _folder(options: Options, address: str) -> Path:
    if options.gateway:
        return CACHE / "relabel" / sha256(address.encode()).hexdigest()[:16]
    return (options.data or last_data()) / "relabel"
