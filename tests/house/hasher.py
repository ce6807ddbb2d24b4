"""Passwords at a price that tests can pay."""

from typing import Literal

from argon2 import PasswordHasher


class CountingHasher(PasswordHasher):
    """``verified`` counts how often the work of a check was done."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.verified = 0

    def cost_more(self) -> None:
        """As if the parameters had been raised since."""
        super().__init__(time_cost=2, memory_cost=8, parallelism=1)

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        self.verified += 1
        return super().verify(hash, password)
