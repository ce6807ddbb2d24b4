"""``scripts/invite``: makes an invitation to an album that runs, and prints its link."""

import argparse
import json
import os
import sys
from typing import Any, Final

from functions.onemachine.operating.links import invitation_link
from functions.onemachine.reaching import add_place, reach_or_refuse, refuse
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient, Request

CALL_SECONDS: Final = 20.0
DESCRIPTION: Final = """\
Makes an invitation to an album whose SIGN_UP is invited, and prints its link, which is shown this once.
Whoever opens it may make an account.
"""


def main() -> None:
    options = _options()
    album = reach_or_refuse(options)
    gateway = album.as_operator()
    wanted = {"note": options.note, "days": options.days, "mostUses": options.uses}
    try:
        made = invite(gateway, wanted)
    except AlbumError as error:
        refuse(error.detail)
    base = options.public_url or album.address
    sys.stdout.write(f"{invitation_link(base, made['token'])}\n")


def invite(gateway: GatewayClient, wanted: dict[str, Any]) -> dict[str, Any]:
    request = Request("POST", "/invitations", CALL_SECONDS, json=wanted)
    made: dict[str, Any] = json.loads(gateway.call("accounts", request).content)
    return made


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/invite",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--note", help="for whom it is, as the operators see it")
    parser.add_argument("--days", type=int, default=14, help="how long it is good (14)")
    parser.add_argument("--uses", type=int, default=1, help="how many people may sign up by it (1)")
    parser.add_argument(
        "--public-url",
        default=os.environ.get("PUBLIC_URL", "").partition(",")[0].strip().rstrip("/"),
        help="where people find the album, or PUBLIC_URL; else the gateway's own address",
    )
    add_place(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
