"""Sign-ins: opened, looked at, ended one by one or all at once."""

from collections.abc import Callable, Iterator

from functions.accounts.devices import UNKNOWN, Device
from functions.accounts.proofs.methods import BY_PASSWORD, Proof
from functions.accounts.records import Account, AccountRecords, Session
from functions.shared.errors import NotFound, NotSignedIn
from functions.shared.models.wire import new_id
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

SESSIONS = CollectionSpec(
    "sessions",
    indexes=(
        ("userName", "createdAt", "_id"),
        ("expiresAt",),
        ("providerSubject",),
        ("providerSid",),
    ),
)
SESSION_MS = 30 * 24 * 3600 * 1000
SESSIONS_PER_ACCOUNT = 200
"""Many browsers, and a script that signs in each time; who signs in once more is not locked out for it."""
SWEPT_AT_ONCE = 20
READ_AT_ONCE = 100


class Sessions:
    def __init__(self, store: MetadataStore, accounts: AccountRecords, clock: Callable[[], int]) -> None:
        self._sessions = Records(Session, store.collection(SESSIONS))
        self._accounts = accounts
        self._clock = clock

    def open(self, account: Account, device: Device = UNKNOWN, proof: Proof = BY_PASSWORD) -> Session:
        """For this account as it was read: if it has changed its password since, the session never stands."""
        now = self._clock()
        self._sweep(now)
        session = Session(
            id=new_id(),
            user_name=account.user_name,
            uid=account.uid,
            epoch=account.epoch,
            created_at=now,
            expires_at=now + SESSION_MS,
            program=device.program,
            system=device.system,
            methods=proof.methods,
            provider_issuer=proof.provider.issuer if proof.provider else None,
            provider_subject=proof.provider.subject if proof.provider else None,
            provider_sid=proof.provider.sid if proof.provider else None,
        )
        self._sessions.add(session)
        self._end_oldest(account.user_name)
        return session

    def stands(self, session_id: str) -> bool:
        session = self._sessions.get(session_id)
        if session is None:
            return False
        account = self._accounts.get(session.user_name)
        return session.expires_at > self._clock() and account is not None and _is_of(session, account)

    def page(self, account: Account, limit: int, after: Cursor | None) -> list[Session]:
        """Those that stand, newest first."""
        query = Query(equal={"userName": account.user_name, "uid": account.uid, "epoch": account.epoch})
        found = self._sessions.find(query, limit, after)
        return [session for session in found if session.expires_at > self._clock()]

    def get(self, session_id: str) -> Session | None:
        return self._sessions.get(session_id)

    def confirm(self, session_id: str) -> None:
        """Its person has just shown again who they are."""
        now = self._clock()
        self._sessions.change(session_id, lambda stored: stored.model_copy(update={"confirmed_at": now}))

    def of_provider(self, issuer: str, subject: str | None, sid: str | None) -> list[Session]:
        """Some of those that were opened by this identity there, or with this one of its sessions."""
        told = {"providerIssuer": issuer, "providerSubject": subject, "providerSid": sid}
        query = Query(equal={name: value for name, value in told.items() if value is not None})
        return self._sessions.find(query, SESSIONS_PER_ACCOUNT)

    def close(self, session_id: str) -> None:
        self._sessions.remove(session_id)

    def close_one_of(self, account: Account, session_id: str) -> None:
        """Raises NotFound unless it is a session of this account."""
        session = self._sessions.get(session_id)
        if session is None or not _is_of(session, account):
            raise NotFound("There is no such session, or it is not yours.")
        self._sessions.remove(session_id)

    def end_all(self, account: Account) -> None:
        """All at once, also those that are being opened meanwhile."""
        changed = self._accounts.change(account, next_epoch)
        if changed is None:
            raise NotSignedIn("The account has ended.")
        self.clear(changed)

    def clear(self, account: Account) -> None:
        """Drop what is kept of the name's sessions that stand no longer."""
        for session in self._all(account.user_name):
            if not _is_of(session, account):
                self._sessions.remove(session.id)

    def _all(self, user_name: str) -> Iterator[Session]:
        after: Cursor | None = None
        while True:
            sessions = self._sessions.find(Query(equal={"userName": user_name}), READ_AT_ONCE, after)
            yield from sessions
            if len(sessions) < READ_AT_ONCE:
                return
            after = Cursor(sessions[-1].created_at, sessions[-1].id)

    def _end_oldest(self, user_name: str) -> None:
        """Of those beyond the newest that an account may have, some."""
        query = Query(equal={"userName": user_name})
        newest = self._sessions.find(query, SESSIONS_PER_ACCOUNT)
        if len(newest) < SESSIONS_PER_ACCOUNT:
            return
        after = Cursor(newest[-1].created_at, newest[-1].id)
        for session in self._sessions.find(query, SWEPT_AT_ONCE, after):
            self._sessions.remove(session.id)

    def _sweep(self, now: int) -> None:
        old = Query(at_most={"expiresAt": now})
        for session in self._sessions.smallest(old, "expiresAt", SWEPT_AT_ONCE):
            self._sessions.remove(session.id)


def next_epoch(account: Account) -> Account:
    return account.model_copy(update={"epoch": account.epoch + 1})


def _is_of(session: Session, account: Account) -> bool:
    same = (session.user_name, session.uid, session.epoch) == (account.user_name, account.uid, account.epoch)
    return same and not account.is_ending
