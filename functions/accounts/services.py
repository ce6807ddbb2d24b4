"""The parts of ``accounts``, put together over one metadata store."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.accounts.accounts import Accounts
from functions.accounts.api_keys import ApiKeys
from functions.accounts.changing.credentials import AllCredentials
from functions.accounts.changing.fresh import Freshness
from functions.accounts.codes.second_factors import SecondFactors
from functions.accounts.ending import Ending
from functions.accounts.guesses import Guesses, SignInLimits
from functions.accounts.invitations import Invitations
from functions.accounts.openid.flow import Flow
from functions.accounts.openid.identities import Identities
from functions.accounts.openid.provider import Provider
from functions.accounts.openid.sign_in import OpenIdSignIn
from functions.accounts.passkeys.passkeys import Passkeys
from functions.accounts.passkeys.records import PasskeyRecords
from functions.accounts.passkeys.sign_in import PasskeySignIn
from functions.accounts.proofs.tickets import Tickets
from functions.accounts.records import Account, AccountRecords
from functions.accounts.sessions import Sessions
from functions.accounts.sign_ups import SignUpDoor
from functions.accounts.users import Users
from functions.accounts.who_may import SignUp
from functions.shared.access.callers import Caller
from functions.shared.access.passwords import Passwords
from functions.shared.access.tokens import TokenSigner
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
    guesses: Guesses
    fresh: Freshness
    codes: SecondFactors
    passkeys: Passkeys
    by_passkey: PasskeySignIn
    openid: OpenIdSignIn
    credentials: AllCredentials

    def fresh_account(self, caller: Caller) -> Account:
        """Of who has shown within the last minutes who they are.

        Raises NotSignedIn for a caller who acts for nobody, FreshSignInNeeded for others.
        """
        account = self.accounts.of(caller.person)
        self.fresh.require(caller)
        return account


def put_together(
    store: MetadataStore,
    passwords: Passwords,
    *,
    limits: SignInLimits,
    signer: TokenSigner,
    provider: Provider | None = None,
    clock: Callable[[], int],
    sign_up: SignUp = SignUp.OPEN,
) -> Services:
    """``provider`` is None where the operator has named none."""
    records, ended = AccountRecords(store), EndedAccounts(store)
    guesses, tickets = Guesses(store, limits), Tickets(signer, store, clock)
    sessions, keys = Sessions(store, records, clock), ApiKeys(store, records, clock)
    codes = SecondFactors(store, tickets, guesses, clock)
    passkeys = Passkeys(PasskeyRecords(store), tickets, clock)
    identities = Identities(store, clock)
    door = SignUpDoor(sign_up, Invitations(store, records, clock))
    accounts = Accounts(records, ended, passwords, guesses, codes=codes, door=door, clock=clock)
    return Services(
        accounts=accounts,
        sessions=sessions,
        keys=keys,
        ending=Ending(records, ended, sessions, (keys, passkeys, identities, codes), clock),
        photos=PhotoRecords(store),
        users=Users(records),
        door=door,
        audit=AuditRecords(store, clock),
        clock=clock,
        guesses=guesses,
        fresh=Freshness(sessions, clock),
        codes=codes,
        passkeys=passkeys,
        by_passkey=PasskeySignIn(passkeys, accounts, codes),
        openid=OpenIdSignIn(
            Flow(provider, tickets), accounts, identities, sessions, tickets=tickets, clock=clock
        ),
        credentials=AllCredentials(passkeys, identities, codes),
    )
