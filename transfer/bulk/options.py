"""What ``scripts/import`` and ``scripts/export`` have in common on their command lines."""

import argparse
import os
import sys
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import urlsplit

from transfer.bulk.report import EPILOG, NOT_BEGUN
from transfer.calls.signing_in import EXPLANATION

DEFAULT_GATEWAY: Final = "http://127.0.0.1:8080"
MOST_AT_ONCE: Final = 32


def parser(prog: str, description: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog=prog,
        description=f"{description}\n{EXPLANATION}",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("folder", type=Path, metavar="DIR")
    gateway = os.environ.get("OPENFAAS_URL") or DEFAULT_GATEWAY
    made.add_argument(
        "--gateway", type=_address, default=gateway, help=f"OPENFAAS_URL, or else {DEFAULT_GATEWAY}"
    )
    made.add_argument("--user", metavar="NAME", help="who you are, where no API key tells")
    made.add_argument("--at-once", type=_count, default=4, metavar="N", help="photos at the same time (4)")
    return made


def refuse(reason: str) -> NoReturn:
    sys.stderr.write(f"{reason}\n")
    raise SystemExit(NOT_BEGUN)


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise argparse.ArgumentTypeError(f"{text!r} is no address such as {DEFAULT_GATEWAY}")
    return text


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_AT_ONCE:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {MOST_AT_ONCE}")
    return int(text)
