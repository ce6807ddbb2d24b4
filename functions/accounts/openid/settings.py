"""What the operator says of the provider."""

from dataclasses import dataclass, field
from typing import Final

SCOPES: Final = "openid profile"


@dataclass(frozen=True)
class SignUpRule:
    """Who may sign up through the provider: nobody, everybody, or who has a claim of this value.

    ``claim`` is None for everybody. A value of ``email`` that begins with ``@`` stands for all of a domain.
    """

    is_open: bool = False
    claim: str | None = None
    value: str = ""


@dataclass(frozen=True)
class ProviderSettings:
    issuer: str
    client_id: str
    client_secret: str | None = field(repr=False)
    name: str
    """As people know it: on the button "Sign in with ...\""""
    sign_up: SignUpRule = SignUpRule()

    @property
    def scopes(self) -> str:
        return f"{SCOPES} email" if self.sign_up.claim == "email" else SCOPES
