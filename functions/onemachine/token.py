"""``scripts/token``: a token for single calls, made by the operator, who holds the signing key."""

import argparse
import os
import re
import sys
import time
from pathlib import Path

from functions.onemachine.places import last_data, signing_key
from functions.shared.access.tokens import TokenSigner
from functions.shared.models.keys import USER_NAME_FORM


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/token", description="A Bearer token for a user.")
    parser.add_argument("user", help="the user's name; it need not have signed up")
    parser.add_argument("--hours", type=float, default=12, help="how long it is valid (12)")
    parser.add_argument("--data", type=Path, help="the album's data folder (that of the last scripts/run)")
    options = parser.parse_args()
    if not re.fullmatch(USER_NAME_FORM, options.user):
        raise SystemExit(f"{options.user!r} is no user name; it must match {USER_NAME_FORM}")
    expires_at = int((time.time() + options.hours * 3600) * 1000)
    signer = TokenSigner(_signing_key(options.data), "accounts")
    sys.stdout.write(signer.for_person(options.user, None, expires_at) + "\n")


def _signing_key(data: Path | None) -> str:
    if data is None and (key := os.environ.get("SIGNING_KEY")):
        return key
    return signing_key(data or last_data())


if __name__ == "__main__":
    main()
