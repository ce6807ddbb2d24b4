"""Recovery codes: 80 random bits each, in four groups that people can copy from paper."""

import secrets
from hashlib import sha256
from typing import Final

HOW_MANY: Final = 10
# Crockford's base32: none of its characters is taken for another.
CHARACTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
GROUPS: Final = 4
GROUP_LENGTH: Final = 4


def new_codes() -> list[str]:
    return [_new_code() for _ in range(HOW_MANY)]


def hash_of(uid: str, code: str) -> str:
    """However it is typed. Fast on purpose: nobody guesses 80 random bits."""
    plain = "".join(code.lower().split()).replace("-", "")
    read = plain.translate(str.maketrans("oil", "011"))
    return sha256(f"{uid}:{read}".encode()).hexdigest()


def _new_code() -> str:
    groups = ("".join(secrets.choice(CHARACTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)
