"""How an operator's command reaches an album: the one that runs here, or one behind a gateway."""

import os
from dataclasses import dataclass
from pathlib import Path

from functions.onemachine.places import address_path, last_data, signing_key


class OutOfReach(Exception):
    """A sentence for the operator."""


@dataclass(frozen=True)
class Reach:
    address: str
    key: str
    """The album's signing key."""


def reach(gateway: str | None, data: Path | None) -> Reach:
    """``data``: the folder of an album that runs here, if not the last one. Raises OutOfReach."""
    return _over_gateway(gateway) if gateway else _here(data or last_data())


def _over_gateway(url: str) -> Reach:
    if "SIGNING_KEY" not in os.environ:
        raise OutOfReach("SIGNING_KEY is not set; with --gateway it must hold the album's signing key.")
    return Reach(url.rstrip("/"), os.environ["SIGNING_KEY"])


def _here(data: Path) -> Reach:
    path = address_path(data)
    if not path.exists():
        raise OutOfReach(f"No album has run in {data}. Start it first: scripts/run")
    return Reach(path.read_text().strip(), signing_key(data))
