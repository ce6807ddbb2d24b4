"""Codes that an authenticator app and the server make of one secret and the time (RFC 6238)."""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import pyotp
import segno

ISSUER: Final = "Smart Album"
STEP_MS: Final = 30_000
DRIFT: Final = 1
"""Steps by which the two clocks may differ, each way."""
FORM: Final = re.compile(r"[0-9]{6}")


@dataclass(frozen=True)
class QrCode:
    """Dark modules as the path of an SVG, ``size`` units each way, without the quiet zone around it."""

    size: int
    path: str


def new_secret() -> str:
    return pyotp.random_base32()


def setup_address(secret: str, user_name: str) -> str:
    """What an authenticator app reads: ``otpauth://totp/...``."""
    return pyotp.TOTP(secret).provisioning_uri(name=user_name, issuer_name=ISSUER)


def qr_code(text: str) -> QrCode:
    rows = segno.make(text, micro=False, error="m").matrix
    return QrCode(len(rows), "".join(_runs(y, row) for y, row in enumerate(rows)))


def _runs(y: int, row: Sequence[int]) -> str:
    """The dark modules of a row, each run of neighbours as one bar."""
    bars, x = "", 0
    for is_dark, run in groupby(row, bool):
        length = len(list(run))
        bars += f"M{x} {y}h{length}v1h-{length}z" if is_dark else ""
        x += length
    return bars


def is_code(text: str) -> bool:
    """Of an app, by its form; spaces are how apps write it."""
    return FORM.fullmatch("".join(text.split())) is not None


def step_of(secret: str, code: str, now: int) -> int | None:
    """The time step that the code is of, if it is a right one about now (ms)."""
    given = "".join(code.split()).encode()
    current = now // STEP_MS
    steps = range(current - DRIFT, current + DRIFT + 1)
    right = [
        step for step in steps if hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), given)
    ]
    return max(right, default=None)
