"""Where the album is, and where what is computed of it is kept."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from functions.onemachine.places import CACHE, address_path, last_data, signing_key
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
        return _over_gateway(options.gateway) if options.gateway else _here(options.data or last_data())


def _over_gateway(url: str) -> Place:
    if "SIGNING_KEY" not in os.environ:
        _refuse("SIGNING_KEY is not set; with --gateway it must hold the album's signing key.")
    address = url.rstrip("/")
    folder = CACHE / "relabel" / sha256(address.encode()).hexdigest()[:16]
    return Place(address, os.environ["SIGNING_KEY"], folder)


def _here(data: Path) -> Place:
    path = address_path(data)
    if not path.exists():
        _refuse(f"No album has run in {data}. Start it first: scripts/run")
    return Place(path.read_text().strip(), signing_key(data), data / "relabel")


def _refuse(reason: str) -> NoReturn:
    raise CannotBegin(reason)
