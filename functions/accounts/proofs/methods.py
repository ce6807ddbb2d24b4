"""How a person has shown who they are, which a session keeps."""

from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    PASSWORD = "password"  # noqa: S105 -- the word, not one
    CODE = "code"
    """Of an authenticator app."""
    RECOVERY_CODE = "recoveryCode"
    PASSKEY = "passkey"
    OPENID = "openid"


@dataclass(frozen=True)
class ProviderSession:
    """At an OpenID provider, which may end it: then what was opened with it ends too."""

    issuer: str
    subject: str
    sid: str | None = None


@dataclass(frozen=True)
class Proof:
    """``methods`` in the order in which they were used."""

    methods: tuple[Method, ...] = ()
    provider: ProviderSession | None = None


BY_PASSWORD = Proof((Method.PASSWORD,))
