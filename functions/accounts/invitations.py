"""Invitations to sign up: ``sai_ID_SECRET``, shown once, of which only a hash is kept."""

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pydantic import Field

from functions.accounts.records import AccountRecords
from functions.shared.errors import Conflict, Forbidden, NotFound
from functions.shared.models.wire import ID_PATTERN, Wire, new_id
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

INVITATIONS: Final = CollectionSpec("invitations", indexes=(("createdAt", "_id"), ("endsAt",)))
MOST: Final = 500
SECRET_BYTES: Final = 32
PATTERN: Final = re.compile(rf"sai_({ID_PATTERN})_([A-Za-z0-9_-]{{43}})")
GIVEN_UP_MS: Final = 10 * 60_000
"""Longer than any request lasts: a sign-up that has not ended by then was interrupted."""
NONE: Final = "There is no such invitation, or it is used up, over or taken back. Ask for another."


class Use(Wire):
    """``is_done`` once there is the account; until then somebody is signing up by it."""

    user_name: str
    uid: str
    at: int
    is_done: bool = False


class Invitation(Wire):
    """``made_by`` is None where it was the holder of the signing key. Times are milliseconds."""

    id: str = Field(alias="_id")
    note: str
    made_by: str | None
    secret_hash: str
    created_at: int
    ends_at: int
    most_uses: int
    uses: tuple[Use, ...] = ()
    rev: int = 0

    def is_good(self, now: int) -> bool:
        return self.ends_at > now and len(self.uses) < self.most_uses


@dataclass(frozen=True)
class NewInvitation:
    invitation: Invitation
    token: str
    """What is shown, once."""


@dataclass(frozen=True)
class Wish:
    note: str
    most_uses: int
    ends_at: int


class Invitations:
    def __init__(self, store: MetadataStore, accounts: AccountRecords, clock: Callable[[], int]) -> None:
        self._invitations = Records(Invitation, store.collection(INVITATIONS))
        self._accounts = accounts
        self._clock = clock

    def make(self, wish: Wish, made_by: str | None) -> NewInvitation:
        """Raises Conflict where there are as many as may be."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        invitation = Invitation(
            id=new_id(),
            note=wish.note,
            made_by=made_by,
            secret_hash=_hash(secret),
            created_at=self._clock(),
            ends_at=wish.ends_at,
            most_uses=wish.most_uses,
        )
        self._invitations.add(invitation)
        if len(self.page(MOST + 1, None)) > MOST:
            self._invitations.remove(invitation.id)
            raise Conflict(f"There are {MOST} invitations already. Take back some that are over.")
        return NewInvitation(invitation, f"sai_{invitation.id}_{secret}")

    def page(self, limit: int, after: Cursor | None) -> list[Invitation]:
        """Newest first, also those that are over."""
        return self._invitations.find(Query(), limit, after)

    def take_back(self, invitation_id: str) -> None:
        """Who has signed up by it stays."""
        if self._invitations.get(invitation_id) is None:
            raise NotFound("There is no such invitation.")
        self._invitations.remove(invitation_id)

    def good(self, token: str) -> Invitation:
        """Raises NotFound, in the same words, for one that is over and one that never was."""
        invitation = self._known(token)
        if invitation is None:
            raise NotFound(NONE)
        # Whoever broke off has used none of it.
        settled = self._invitations.change(invitation.id, self._settled)
        if settled is None or not settled.is_good(self._clock()):
            raise NotFound(NONE)
        return settled

    def claim(self, token: str, user_name: str, uid: str) -> str:
        """For an account that is about to be made: its id. Raises Forbidden where it is good for no more."""
        try:
            invitation = self.good(token)
        except NotFound as error:
            raise Forbidden(error.detail) from None
        use = Use(user_name=user_name, uid=uid, at=self._clock())

        def used(stored: Invitation) -> Invitation | None:
            if not stored.is_good(use.at):
                return None
            return stored.model_copy(update={"uses": (*stored.uses, use)})

        if self._invitations.change(invitation.id, used) is None:
            raise Forbidden(NONE)
        return invitation.id

    def confirm(self, invitation_id: str, uid: str) -> None:
        """The account is there."""
        self._invitations.change(
            invitation_id, lambda stored: _with_uses(stored, [_done(use, uid) for use in stored.uses])
        )

    def give_back(self, invitation_id: str, uid: str) -> None:
        """The account was not made."""
        self._invitations.change(
            invitation_id, lambda stored: _with_uses(stored, [use for use in stored.uses if use.uid != uid])
        )

    def _settled(self, stored: Invitation) -> Invitation:
        """Without the uses of sign-ups that broke off before there was an account."""
        return _with_uses(stored, [use for use in stored.uses if not self._was_interrupted(use)])

    def _was_interrupted(self, use: Use) -> bool:
        if use.is_done or use.at + GIVEN_UP_MS > self._clock():
            return False
        account = self._accounts.get(use.user_name)
        return account is None or account.uid != use.uid

    def _known(self, token: str) -> Invitation | None:
        match = PATTERN.fullmatch(token)
        invitation = self._invitations.get(match[1]) if match else None
        if match is None or invitation is None:
            return None
        return invitation if hmac.compare_digest(invitation.secret_hash, _hash(match[2])) else None


def _with_uses(stored: Invitation, uses: list[Use]) -> Invitation:
    """As it is where nothing changes, which costs no write."""
    return stored if tuple(uses) == stored.uses else stored.model_copy(update={"uses": tuple(uses)})


def _done(use: Use, uid: str) -> Use:
    return use.model_copy(update={"is_done": True}) if use.uid == uid else use


def _hash(secret: str) -> str:
    """Fast on purpose: nobody guesses 256 random bits."""
    return sha256(secret.encode()).hexdigest()
