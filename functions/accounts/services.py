"""The parts of ``accounts``, put together over one metadata store."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.accounts.accounts import Accounts
from functions.accounts.api_keys import ApiKeys
from functions.accounts.ending import Ending
from functions.accounts.guesses import Guesses, SignInLimits
from functions.accounts.invitations import Invitations
from functions.accounts.records import AccountRecords
from functions.accounts.sessions import Sessions
from functions.accounts.sign_ups import SignUpDoor
from functions.accounts.users import Users
from functions.accounts.who_may import SignUp
from functions.shared.access.passwords import Passwords
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.audit import AuditRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.photos import PhotoRecords


@dataclass(frozen=True)
class Services:
    accounts: Accounts
    sessions: Sessions
    keys: ApiKeys
    ending: Ending
    photos: PhotoRecords
    users: Users
    door: SignUpDoor
    audit: AuditRecords
    clock: Callable[[], int]


def put_together(
    store: MetadataStore,
    passwords: Passwords,
    *,
    limits: SignInLimits,
    clock: Callable[[], int],
    sign_up: SignUp = SignUp.OPEN,
) -> Services:
    records, ended = AccountRecords(store), EndedAccounts(store)
    sessions = Sessions(store, records, clock)
    keys = ApiKeys(store, records, clock)
    door = SignUpDoor(sign_up, Invitations(store, records, clock))
    return Services(
        accounts=Accounts(records, ended, passwords, Guesses(store, limits), clock, door=door),
        sessions=sessions,
        keys=keys,
        ending=Ending(records, ended, sessions, keys, clock),
        photos=PhotoRecords(store),
        users=Users(records),
        door=door,
        audit=AuditRecords(store, clock),
        clock=clock,
    )
