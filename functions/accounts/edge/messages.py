"""What goes over the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from functions.accounts.proofs.methods import Method
from functions.accounts.records import ApiKey, Session
from functions.shared.access.callers import Scope
from functions.shared.access.passwords import AnyPassword, NewPassword
from functions.shared.models.wire import Key, Label, UserName, Wire


class SignUpRequest(Wire):
    """``invitation``: where the album asks for one."""

    model_config = ConfigDict(extra="forbid")

    user_name: UserName
    password: NewPassword
    invitation: Annotated[str | None, Field(max_length=200)] = None


Code = Annotated[str, StringConstraints(max_length=100)]


class SignIn(Wire):
    user_name: Annotated[str, StringConstraints(max_length=200)]
    password: AnyPassword
    code: Code | None = None
    """Of the authenticator app, or a recovery code, where the account asks for one."""


class PasswordChange(Wire):
    """``password``, the one before, may be left out by whose sign-in is fresh."""

    model_config = ConfigDict(extra="forbid")

    password: AnyPassword | None = None
    new_password: NewPassword


class Confirmation(Wire):
    """``password`` may be left out by whose sign-in is fresh."""

    model_config = ConfigDict(extra="forbid")

    password: AnyPassword | None = None


class PersonQuery(Wire):
    user_name: UserName


class KnownPerson(Wire):
    user_name: str


class PhotoQuery(Wire):
    key: Key


class TakenIn(Wire):
    """``sha256``: of the file that was taken in as a photo of mine under this key; null where none was."""

    sha256: str | None


class NewAccount(Wire):
    user_name: str
    created_at: int
    token: str
    expires_at: int


class Token(Wire):
    token: str
    expires_at: int
    user_name: str

    @classmethod
    def of(cls, token: str, session: Session) -> "Token":
        return cls(token=token, expires_at=session.expires_at, user_name=session.user_name)


class WhoAmI(Wire):
    """``operator``: whether I see to the album as a whole."""

    user_name: str
    expires_at: int
    operator: bool


class ListedSession(Wire):
    id: str = Field(alias="_id")
    created_at: int
    expires_at: int
    current: bool
    program: str | None
    """What signed in, a browser or a script, as far as it said so; null where it did not."""
    system: str | None
    """What that runs on."""
    methods: tuple[Method, ...]
    """How its person has shown who they are; none is told of sessions of earlier versions."""

    @classmethod
    def of(cls, session: Session, current: str | None) -> "ListedSession":
        return cls(
            id=session.id,
            created_at=session.created_at,
            expires_at=session.expires_at,
            current=session.id == current,
            program=session.program,
            system=session.system,
            methods=session.methods,
        )


class KeyRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    name: Label
    scope: Literal[Scope.READ, Scope.WRITE]


class ListedKey(Wire):
    id: str = Field(alias="_id")
    name: str
    scope: Literal[Scope.READ, Scope.WRITE]
    created_at: int
    last_used_at: int | None
    """To the hour."""

    @classmethod
    def of(cls, key: ApiKey) -> "ListedKey":
        return cls(**{name: getattr(key, name) for name in cls.model_fields})


class ShownKey(ListedKey):
    key: str
    """The key itself, which is shown this once."""
