"""The links of shared albums: ``sal_ID_SECRET``, of which only a hash is kept, and what opening one takes."""

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from functions.shared.access.album_door import Access, AlbumDoor
from functions.shared.access.guessing import Guess, PasswordCheck, Tried, slowing
from functions.shared.access.throttle import AttemptLimit, Throttle
from functions.shared.errors import Forbidden, NotFound
from functions.shared.log import log
from functions.shared.models.share import Share
from functions.shared.models.wire import ID_PATTERN, new_id
from functions.shared.stores.ports import MetadataStore

SECRET_BYTES: Final = 32
PATTERN: Final = re.compile(rf"sal_({ID_PATTERN})_([A-Za-z0-9_-]{{43}})")
OPEN_MS: Final = 3_600_000
"""How long a link that was opened stays so; whether its share still stands is looked at each time."""


@dataclass(frozen=True)
class Link:
    share_id: str
    token: str
    token_hash: str


def new_link() -> Link:
    share_id, secret = new_id(), secrets.token_urlsafe(SECRET_BYTES)
    return Link(share_id, f"sal_{share_id}_{secret}", _hash(secret))


@dataclass(frozen=True)
class LinkLimits:
    """Per minute."""

    openings_per_network: int
    passwords: int
    """For one share from one address; windows that are used up are followed by longer ones."""
    passwords_per_share: int
    """From all addresses."""


class LinkGuesses:
    """How often links and their passwords may be guessed, counted so that restarts and replicas share it."""

    def __init__(self, store: MetadataStore, limits: LinkLimits) -> None:
        self._networks = Throttle(store, AttemptLimit(limits.openings_per_network))
        self._own = Throttle(store, slowing(limits.passwords))
        self._shares = Throttle(store, AttemptLimit(limits.passwords_per_share))

    def count_opening(self, network: str | None, now: int) -> None:
        if network is not None:
            self._networks.count(f"openings from {network}", now)

    def at(self, share_id: str, network: str | None) -> Guess:
        """One at the password of this share."""
        wider = [(self._shares, f"passwords of {share_id}")]
        return Guess(self._own, f"password of {share_id} from {network}", wider)

    def sweep(self, now: int) -> None:
        self._own.sweep(now)


@dataclass(frozen=True)
class Opening:
    access: Access
    share: Share
    ends_at: int


@dataclass(frozen=True)
class Links:
    door: AlbumDoor
    check: PasswordCheck
    guesses: LinkGuesses
    clock: Callable[[], int]

    def open(self, token: str, password: str | None, network: str | None) -> Opening:
        """Raises NotFound, in the same words, for a link that never was, has ended or is a guess.

        Raises Forbidden where the link is right and the password is not.
        """
        now = self.clock()
        self.guesses.count_opening(network, now)
        share = self._known(token)
        access = self.door.through(share) if share else None
        if share is None or access is None:
            log.audit("open share", "failed", who=None)
            raise NotFound("There is nothing shared under this link, or no longer.")
        if share.password_hash is not None:
            self._require_password(share, password, network)
        self.guesses.sweep(now)
        log.audit("open share", who=None, id=share.id)
        return Opening(access, share, min(now + OPEN_MS, share.expires_at or now + OPEN_MS))

    def _known(self, token: str) -> Share | None:
        match = PATTERN.fullmatch(token)
        share = self.door.shares.get(match[1]) if match else None
        if match is None or share is None:
            return None
        return share if hmac.compare_digest(share.token_hash or "", _hash(match[2])) else None

    def _require_password(self, share: Share, password: str | None, network: str | None) -> None:
        if password is None:
            raise Forbidden("This link needs its password.")
        guess = self.guesses.at(share.id, network)
        if not self.check.is_right(guess, Tried("open share", id=share.id), password, share.password_hash):
            raise Forbidden("The password of this link is wrong.")


def _hash(secret: str) -> str:
    """Fast on purpose: nobody guesses 256 random bits."""
    return sha256(secret.encode()).hexdigest()
