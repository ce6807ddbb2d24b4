"""How often passwords may be guessed, so that guessing takes long and nobody is locked out by another.

Each guess is counted against what it comes from and for which name: an address, or a browser in which that
name has signed in before. Guesses of strangers are counted twice more: per address, against trying many
names, and per name, against trying from many addresses. A known browser is spared both, so the owner gets in
while others guess: the device cookies of OWASP's "Slow Down Online Guessing Attacks with Device Cookies".
"""

from dataclasses import dataclass

from functions.shared.access.throttle import AttemptLimit, Throttle
from functions.shared.access.tokens import Device
from functions.shared.stores.ports import MetadataStore

LONGEST_MS = 16 * 60_000


@dataclass(frozen=True)
class Visitor:
    """Where a guess comes from."""

    network: str | None
    """None where no proxy is trusted to tell it."""
    device: Device | None = None
    """A browser in which the name guessed for has signed in before."""

    def of_account(self, uid: str | None) -> "Visitor":
        """Whose browser was known to another account that had the name before is a stranger."""
        is_known = self.device is not None and self.device.uid == uid
        return self if is_known else Visitor(self.network)


@dataclass(frozen=True)
class Limits:
    """Per minute."""

    sign_ins: int
    """For one name from one address or known browser."""
    sign_ins_per_network: int
    sign_ins_per_name: int
    sign_ups: int
    """From one address."""


class Guesses:
    def __init__(self, store: MetadataStore, limits: Limits) -> None:
        self._own = Throttle(store, AttemptLimit(limits.sign_ins, longest_ms=LONGEST_MS))
        self._networks = Throttle(store, AttemptLimit(limits.sign_ins_per_network))
        self._names = Throttle(store, AttemptLimit(limits.sign_ins_per_name))
        self._sign_ups = Throttle(store, AttemptLimit(limits.sign_ups))

    def count(self, user_name: str, visitor: Visitor, now: int) -> None:
        """TooManyRequests where this guess is not to be looked at."""
        self._own.count(_own(user_name, visitor), now)
        if visitor.device is not None:
            return
        if visitor.network is not None:
            self._networks.count(f"sign-ins from {visitor.network}", now)
        self._names.count(f"sign-ins of {user_name}", now)

    def count_sign_up(self, visitor: Visitor, now: int) -> None:
        """Which is a guess too, at the names that are taken."""
        self._sign_ups.count(f"sign-ups from {visitor.network}", now)

    def forget(self, user_name: str, visitor: Visitor) -> None:
        """They were right at last."""
        self._own.forget(_own(user_name, visitor))

    def sweep(self, now: int) -> None:
        self._own.sweep(now)


def _own(user_name: str, visitor: Visitor) -> str:
    place = f"device {visitor.device.id}" if visitor.device is not None else f"network {visitor.network}"
    return f"sign-in of {user_name} from {place}"
