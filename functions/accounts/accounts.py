"""Accounts and their sessions."""

from collections.abc import Callable

from functions.accounts.passwords import Passwords
from functions.accounts.records import Account, Session
from functions.accounts.throttle import Throttle
from functions.shared.errors import Conflict, NotSignedIn
from functions.shared.models import new_id
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query, Taken

ACCOUNTS = CollectionSpec("accounts")
SESSIONS = CollectionSpec("sessions", indexes=(("userName",), ("expiresAt",)))
SESSION_MS = 30 * 24 * 3600 * 1000
SWEPT_AT_ONCE = 20


class Accounts:
    def __init__(
        self,
        store: MetadataStore,
        passwords: Passwords,
        sign_ups: Throttle,
        sign_ins: Throttle,
        clock: Callable[[], int],
    ) -> None:
        self._accounts = store.collection(ACCOUNTS)
        self._sessions = store.collection(SESSIONS)
        self._passwords = passwords
        self._sign_ups = sign_ups
        self._sign_ins = sign_ins
        self._clock = clock

    def sign_up(self, user_name: str, password: str, address: str) -> Account:
        """Conflict if the name is taken."""
        self._sign_ups.count(f"sign-up:{address}", self._clock())
        account = Account(
            user_name=user_name, password_hash=self._passwords.hash(password), created_at=self._clock()
        )
        try:
            self._accounts.insert(account.to_document())
        except Taken:
            raise Conflict(f"The name {user_name} is taken.") from None
        return account

    def sign_in(self, user_name: str, password: str, address: str) -> Session:
        """NotSignedIn, in the same words and time, for a wrong name and a wrong password.

        Counted per name and address together, so that nobody locks out a name from elsewhere.
        """
        subject = f"sign-in:{user_name}@{address}"
        self._sign_ins.count(subject, self._clock())
        found = self._accounts.get(user_name)
        account = Account.from_document(found) if found else None
        if (
            not self._passwords.matches(password, account.password_hash if account else None)
            or account is None
        ):
            raise NotSignedIn("The name or the password is wrong.")
        self._sign_ins.forget(subject)
        self._rehash(account, password)
        return self.open_session(user_name)

    def open_session(self, user_name: str) -> Session:
        now = self._clock()
        self._sweep(now)
        session = Session(id=new_id(), user_name=user_name, created_at=now, expires_at=now + SESSION_MS)
        self._sessions.insert(session.to_document())
        return session

    def stands(self, session_id: str) -> bool:
        found = self._sessions.get(session_id)
        return found is not None and Session.from_document(found).expires_at > self._clock()

    def close_session(self, session_id: str) -> None:
        self._sessions.delete(session_id)

    def _rehash(self, account: Account, password: str) -> None:
        if self._passwords.is_outdated(account.password_hash):
            renewed = account.model_copy(update={"password_hash": self._passwords.hash(password)})
            self._accounts.replace(renewed.to_document())

    def _sweep(self, now: int) -> None:
        for document in self._sessions.due(
            Query(at_most={"expiresAt": now}), "expiresAt", limit=SWEPT_AT_ONCE
        ):
            self._sessions.delete(document["_id"])
        self._sign_ins.sweep(now)
