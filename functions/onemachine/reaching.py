"""How an operator's command reaches an album: the one that runs here, or one behind a gateway."""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from functions.onemachine.places import address_path, last_data, signing_key
from functions.shared.access.callers import OPERATOR
from functions.shared.access.tokens import TokenSigner
from functions.shared.gateway import GatewayClient

REFUSED: Final = 2
"""The exit status of a command that cannot do what it is to do."""


class OutOfReach(Exception):
    """A sentence for the operator."""


@dataclass(frozen=True)
class Reach:
    address: str
    key: str
    """The album's signing key."""

    def as_operator(self) -> GatewayClient:
        return GatewayClient(self.address, TokenSigner(self.key, OPERATOR))


def add_place(parser: argparse.ArgumentParser) -> None:
    """The options ``--data`` and ``--gateway``, as ``reach`` takes them."""
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--data", type=Path, help="the album's data folder (that of the last scripts/run)")
    place.add_argument("--gateway", help="the gateway's URL; the key is then taken from SIGNING_KEY")


def reach_or_refuse(options: argparse.Namespace) -> Reach:
    """The album that the options of ``add_place`` name; ends the command where it is out of reach."""
    try:
        return reach(options.gateway, options.data)
    except OutOfReach as error:
        refuse(str(error))


def refuse(reason: str) -> NoReturn:
    sys.stderr.write(f"{reason}\n")
    raise SystemExit(REFUSED)


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
