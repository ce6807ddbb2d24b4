"""The parts of accounts over one store."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.accounts.accounts import Accounts
from functions.accounts.api_keys import ApiKeys
from functions.accounts.ending import Ending
from functions.accounts.guesses import Guesses, Limits
from functions.accounts.records import AccountRecords
from functions.accounts.sessions import Sessions
from functions.shared.access.passwords import Passwords
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records import EndedAccounts, PhotoRecords


@dataclass(frozen=True)
class Parts:
    accounts: Accounts
    sessions: Sessions
    keys: ApiKeys
    ending: Ending
    photos: PhotoRecords


def open_parts(store: MetadataStore, passwords: Passwords, limits: Limits, clock: Callable[[], int]) -> Parts:
    records, ended = AccountRecords(store), EndedAccounts(store)
    accounts = Accounts(records, ended, passwords, Guesses(store, limits), clock)
    sessions = Sessions(store, records, clock)
    keys = ApiKeys(store, records, clock)
    ending = Ending(records, ended, sessions, keys, clock)
    return Parts(accounts, sessions, keys, ending, PhotoRecords(store))
