"""The end of an account, complete even if it is interrupted.

First it is marked, and nothing signs in any more; then its end is recorded, for the sweep that deletes albums
and photos, and that keeps the name taken until it is done; then sessions, keys and the account itself go.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from functions.accounts.records import Account, AccountRecords
from functions.accounts.sessions import Sessions
from functions.shared.errors import NotSignedIn
from functions.shared.log import log
from functions.shared.models.album import EndedAccount
from functions.shared.stores.records.ended_accounts import EndedAccounts

COMPLETED_AT_ONCE = 20
GIVEN_UP_MS = 10 * 60_000
"""Who began to end an account longer ago than this was interrupted.

Longer than any request lasts, so no other request can still be removing this account, or what a new one of
its name has made since.
"""


class Credentials(Protocol):
    def clear(self, user_name: str) -> None:
        """Drop all of them that the name ever had."""


class Ending:
    def __init__(
        self,
        records: AccountRecords,
        ended: EndedAccounts,
        sessions: Sessions,
        credentials: Sequence[Credentials],
        clock: Callable[[], int],
    ) -> None:
        self._records = records
        self._ended = ended
        self._sessions = sessions
        self._credentials = credentials
        self._clock = clock

    def end(self, account: Account) -> None:
        """For an account whose password was confirmed."""
        now = self._clock()
        marked = self._records.change(account, lambda stored: _marked(stored, now))
        if marked is None:
            raise NotSignedIn("The account has ended already.")
        self._remove(marked)
        log.audit("delete account", who=account.user_name)

    def complete_interrupted(self) -> None:
        now = self._clock()
        for account in self._records.ending(now - GIVEN_UP_MS, COMPLETED_AT_ONCE):
            if self._records.claim(_marked(account, now)):
                self._remove(account)

    def _remove(self, account: Account) -> None:
        self._ended.add(EndedAccount(user_name=account.user_name, created_at=self._clock()))
        self._sessions.clear(account)
        for credentials in self._credentials:
            credentials.clear(account.user_name)
        self._records.remove(account.user_name)


def _marked(account: Account, now: int) -> Account:
    return account.model_copy(update={"ending_since": now})
