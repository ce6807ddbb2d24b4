"""How often passwords may be guessed, so that guessing takes long and nobody is locked out by another.

Each guess is counted against what it comes from and for which name: an address, or a browser in which that
name has signed in before. Guesses of strangers are counted twice more: per address, against trying many
names, and per name, against trying from many addresses. A known browser is spared both, so the owner gets in
while others guess: the device cookies of OWASP's "Slow Down Online Guessing Attacks with Device Cookies".
"""

from dataclasses import dataclass

from functions.shared.access.guessing import Guess, slowing
from functions.shared.access.throttle import AttemptLimit, Throttle
from functions.shared.access.tokens import Device
from functions.shared.stores.ports import MetadataStore


@dataclass(frozen=True)
class GuessSource:
    """Where a guess comes from."""

    network: str | None
    """None where no proxy is trusted to tell it."""
    device: Device | None = None
    """A browser in which the name guessed for has signed in before."""

    def of_account(self, uid: str | None) -> "GuessSource":
        """Whose browser was known to another account that had the name before is a stranger."""
        is_known = self.device is not None and self.device.uid == uid
        return self if is_known else GuessSource(self.network)


@dataclass(frozen=True)
class SignInLimits:
    """Per minute."""

    sign_ins: int
    """For one name from one address or known browser."""
    sign_ins_per_network: int
    sign_ins_per_name: int
    sign_ups: int
    """From one address."""


class Guesses:
    def __init__(self, store: MetadataStore, limits: SignInLimits) -> None:
        self._own = Throttle(store, slowing(limits.sign_ins))
        self._codes = Throttle(store, slowing(limits.sign_ins))
        self._networks = Throttle(store, AttemptLimit(limits.sign_ins_per_network))
        self._names = Throttle(store, AttemptLimit(limits.sign_ins_per_name))
        self._sign_ups = Throttle(store, AttemptLimit(limits.sign_ups))

    def at(self, user_name: str, source: GuessSource) -> Guess:
        """One at the password of this name."""
        if source.device is not None:
            return Guess(self._own, f"sign-in of {user_name} from device {source.device.id}")
        own = f"sign-in of {user_name} from network {source.network}"
        by_name = (self._names, f"sign-ins of {user_name}")
        if source.network is None:
            return Guess(self._own, own, [by_name])
        return Guess(self._own, own, [(self._networks, f"sign-ins from {source.network}"), by_name])

    def at_code(self, user_name: str, source: GuessSource) -> Guess:
        """One at the code of this name, by who knows the password already.

        Strangers have one budget together, from wherever they come: of a million codes three are right.
        """
        if source.device is not None:
            return Guess(self._codes, f"code of {user_name} from device {source.device.id}")
        return Guess(self._codes, f"code of {user_name}")

    def count_attempt(self, source: GuessSource, now: int) -> None:
        """One to sign in with what cannot be guessed, but costs work. Raises TooManyRequests."""
        self._networks.count(f"sign-ins from {source.network}", now)

    def count_sign_up(self, source: GuessSource, now: int) -> None:
        """Which is a guess too, at the names that are taken. Raises TooManyRequests."""
        self._sign_ups.count(f"sign-ups from {source.network}", now)

    def sweep(self, now: int) -> None:
        self._own.sweep(now)
