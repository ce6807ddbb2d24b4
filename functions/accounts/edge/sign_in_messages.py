"""What goes over the wire of passkeys, codes and the sign-in provider."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, JsonValue, StringConstraints

from functions.accounts.codes.recovery import HOW_MANY
from functions.accounts.codes.time_codes import QrCode
from functions.accounts.edge.messages import Code
from functions.accounts.openid.flow import Reply
from functions.accounts.openid.identities import Identity
from functions.accounts.passkeys.passkeys import Challenge
from functions.accounts.passkeys.records import Passkey
from functions.accounts.passkeys.sign_in import Answer
from functions.shared.access.passwords import AnyPassword
from functions.shared.models.wire import Label, Wire

TicketText = Annotated[str, StringConstraints(max_length=4000)]
Credential = dict[str, JsonValue]
"""What the browser's ``PublicKeyCredential`` gives as JSON."""


class SignInWays(Wire):
    """Besides passwords and passkeys, which there are always."""

    provider: str | None
    """What the sign-in provider is called, where there is one."""
    provider_signs_up: bool
    """Whether an account is made for who comes from there and has none."""


class PasskeyChallenge(Wire):
    ticket: str
    options: dict[str, Any]
    """For the browser, as JSON: ``PublicKeyCredential.parse...OptionsFromJSON`` reads it."""

    @classmethod
    def of(cls, challenge: Challenge) -> "PasskeyChallenge":
        return cls(ticket=challenge.ticket, options=challenge.options)


class PasskeyAnswer(Wire):
    model_config = ConfigDict(extra="forbid")

    ticket: TicketText
    credential: Credential
    code: Code | None = None

    def read(self) -> Answer:
        return Answer(self.ticket, self.credential, self.code)


class NewPasskey(Wire):
    model_config = ConfigDict(extra="forbid")

    ticket: TicketText
    credential: Credential
    name: Label


class PasskeyName(Wire):
    model_config = ConfigDict(extra="forbid")

    name: Label


class ListedPasskey(Wire):
    id: str = Field(alias="_id")
    name: str
    created_at: int
    last_used_at: int | None
    verifies: bool
    """Whether it checks whose hand it is in, so that it signs in alone."""
    is_synced: bool

    @classmethod
    def of(cls, passkey: Passkey) -> "ListedPasskey":
        return cls(**{name: getattr(passkey, name) for name in cls.model_fields})


class ListedIdentity(Wire):
    id: str = Field(alias="_id")
    label: str
    created_at: int
    last_used_at: int | None

    @classmethod
    def of(cls, identity: Identity) -> "ListedIdentity":
        return cls(**{name: getattr(identity, name) for name in cls.model_fields})


class HeldCredentials(Wire):
    """How the person can sign in."""

    password: bool
    passkeys: tuple[ListedPasskey, ...]
    identities: tuple[ListedIdentity, ...]
    codes: bool
    """Whether a code of an authenticator app is asked for with the password."""
    recovery_codes_left: int
    fresh_until: int
    """Until when these may be changed without showing again who one is."""


class ProviderAddress(Wire):
    address: str
    """Where the browser goes next."""


class ProviderReply(Wire):
    """What the provider sent the browser back with."""

    model_config = ConfigDict(extra="forbid")

    state: Annotated[str, StringConstraints(max_length=500)]
    code: Annotated[str, StringConstraints(max_length=4000)] | None = None
    iss: Annotated[str, StringConstraints(max_length=500)] | None = None
    error: Annotated[str, StringConstraints(max_length=500)] | None = None

    def read(self) -> Reply:
        return Reply(self.state, self.code, self.iss, self.error)


class ShownAgain(Wire):
    """One of ``password`` (with ``code`` where the account asks for one), ``passkey`` and ``openid``."""

    model_config = ConfigDict(extra="forbid")

    password: AnyPassword | None = None
    code: Code | None = None
    passkey: PasskeyAnswer | None = None
    openid: ProviderReply | None = None


class Fresh(Wire):
    fresh_until: int


class CodesSetup(Wire):
    ticket: str
    secret: str
    """To be typed into an app that reads no QR code."""
    address: str
    qr_size: int
    qr_path: str
    """The dark modules of ``address`` as a QR code: the path of an SVG of ``qrSize`` units each way."""

    @classmethod
    def of(cls, ticket: str, secret: str, address: str, code: QrCode) -> "CodesSetup":
        return cls(ticket=ticket, secret=secret, address=address, qr_size=code.size, qr_path=code.path)


class FirstCode(Wire):
    model_config = ConfigDict(extra="forbid")

    ticket: TicketText
    code: Code


class RecoveryCodes(Wire):
    codes: Annotated[tuple[str, ...], Field(max_length=HOW_MANY)]
    """Shown this once; each is good for one sign-in."""
