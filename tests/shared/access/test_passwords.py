"""Passwords as hashes."""

import pytest
from argon2 import PasswordHasher
from argon2.low_level import Type

from functions.shared.access.passwords import Passwords

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Watched(PasswordHasher):
    """Keeps what passwords were held against."""

    def __init__(self, type: Type) -> None:
        super().__init__(time_cost=2, memory_cost=16, parallelism=1, type=type)
        self.verified: list[str | bytes] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:
        self.verified.append(hash)
        return super().verify(hash, password)


def test_password_matches_its_own_hash_alone() -> None:
    passwords = Passwords(CHEAP)
    password_hash = passwords.hash("long enough")

    assert passwords.matches("long enough", password_hash)
    assert not passwords.matches("another one", password_hash)


@pytest.mark.parametrize("kind", [Type.ID, Type.I])
def test_an_unknown_name_costs_what_a_known_one_does(kind: Type) -> None:
    hasher = Watched(kind)
    passwords = Passwords(hasher)

    assert not passwords.matches("long enough", None)
    [of_nobody] = hasher.verified
    assert not hasher.check_needs_rehash(of_nobody), "of other costs than new ones"
    known = passwords.hash("long enough")
    assert str(of_nobody).split("$")[:4] == known.split("$")[:4]
    assert len(of_nobody) == len(known)
