"""``scripts/rotate-key``: a new signing key for the album on this machine."""

import argparse
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from functions.onemachine.places import last_data, replace_signing_key, rotate_signing_key, signing_key_path


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="scripts/rotate-key",
        description="Makes a new signing key. Nobody is signed out: the key before is accepted still.",
    )
    parser.add_argument("--data", type=Path, help="the album's data folder (that of the last scripts/run)")
    parser.add_argument(
        "--forget-previous",
        action="store_true",
        help="accept no key but the new one: signs everyone out, for when a key has leaked",
    )
    options = parser.parse_args()
    data = options.data or last_data()
    if not signing_key_path(data).exists():
        raise SystemExit(f"There is no signing key in {signing_key_path(data).parent}.")
    with _stopped(data):
        (replace_signing_key if options.forget_previous else rotate_signing_key)(data)
    sys.stdout.write("The album has a new signing key. Start it again: scripts/run\n")


@contextmanager
def _stopped(data: Path) -> Iterator[None]:
    """Functions read the key when they start: half of them would not know the other half's tokens."""
    with (data / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SystemExit(f"The album with the data in {data} runs. Stop it first.") from None
        yield


if __name__ == "__main__":
    main()
