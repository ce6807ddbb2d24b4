"""``scripts/operator``: gives somebody the operator's role in an album that runs, or takes it."""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from typing import Any, Final

from functions.onemachine.reaching import add_place, reach_or_refuse, refuse
from functions.shared.errors import AlbumError, NotFound
from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.keys import USER_NAME_FORM

CALL_SECONDS: Final = 20.0
USERS_A_PAGE: Final = 500
DESCRIPTION: Final = """\
Makes somebody who has an account an operator of the album: they see its page for operators, with who is
there, how full it is, what failed, and who did what. They see nothing of the photos of others by that.
Without a name, tells who are operators.
"""


def main() -> None:
    options = _options()
    gateway = reach_or_refuse(options).as_operator()
    try:
        sys.stdout.write(f"{run(gateway, options.user, withdraw=options.withdraw)}\n")
    except AlbumError as error:
        refuse(error.detail)


def run(gateway: GatewayClient, user: str | None, *, withdraw: bool) -> str:
    """What is told of it."""
    if user is None:
        names = [each["userName"] for each in _users(gateway) if each["operator"]]
        return "\n".join(names) if names else "Nobody is an operator."
    body = {"operator": not withdraw}
    try:
        gateway.call("accounts", Request("PUT", f"/users/{user}/role", CALL_SECONDS, json=body))
    except NotFound:
        raise NotFound(f"There is no account of the name {user}. Sign up first.") from None
    return f"{user} is {'no operator any more' if withdraw else 'an operator now'}."


def _users(gateway: GatewayClient) -> Iterator[dict[str, Any]]:
    after: dict[str, str] = {}
    while True:
        request = Request("GET", "/users", CALL_SECONDS, params={"limit": str(USERS_A_PAGE), **after})
        page = json.loads(gateway.call("accounts", request).content)
        yield from page
        if len(page) < USERS_A_PAGE:
            return
        after = {"after": page[-1]["userName"]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/operator",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("user", nargs="?", type=_user_name, help="who is to be an operator")
    parser.add_argument("--withdraw", action="store_true", help="who is to be none any more")
    add_place(parser)
    options = parser.parse_args()
    if options.withdraw and options.user is None:
        parser.error("--withdraw needs a name")
    return options


def _user_name(text: str) -> str:
    if not re.fullmatch(USER_NAME_FORM, text):
        raise argparse.ArgumentTypeError(f"{text!r} is no user name; it must match {USER_NAME_FORM}")
    return text


if __name__ == "__main__":
    main()
