"""What the operator sets for ``accounts``."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationInfo, field_validator

from functions.accounts.guesses import SignInLimits
from functions.accounts.openid.settings import ProviderSettings, SignUpRule
from functions.accounts.openid.transport import is_safe
from functions.accounts.who_may import SignUp
from functions.shared.config import Settings, setting


def _issuer(value: str) -> str:
    if value and not is_safe(value):
        raise ValueError("is not an address such as https://login.example; http is for this machine alone")
    return value


def _claim(value: str) -> str:
    name, _, wanted = value.partition("=")
    if value and not (name and wanted):
        raise ValueError("is not a claim and its value, such as groups=family")
    return value


class AccountsSettings(Settings):
    """All attempts are per minute."""

    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))
    """``mongodb://`` or ``sqlite:PATH``."""
    sign_in_attempts: int = Field(default=10, ge=1, validation_alias=setting("SIGN_IN_ATTEMPTS"))
    """How many sign-ins a minute for one name, from one address or known browser."""
    sign_ins_per_address: int = Field(default=300, ge=1, validation_alias=setting("SIGN_INS_PER_ADDRESS"))
    """How many for all names, from browsers that are not known: many people may share one address."""
    sign_ins_per_name: int = Field(default=100, ge=1, validation_alias=setting("SIGN_INS_PER_NAME"))
    """How many for one name from all addresses, from browsers that are not known."""
    sign_up_attempts: int = Field(default=120, ge=1, validation_alias=setting("SIGN_UP_ATTEMPTS"))
    """How many accounts a minute from one address: a school or an office may sign up all at once."""
    sign_up: SignUp = Field(default=SignUp.OPEN, validation_alias=setting("SIGN_UP"))
    """Who may make an account: `open` to anybody, by `invited` link alone, or `closed`."""

    oidc_issuer: Annotated[str, AfterValidator(_issuer)] = Field(
        default="", validation_alias=setting("OIDC_ISSUER")
    )
    """The OpenID provider through which people may sign in, by its address as it writes it itself."""
    oidc_client_id: str = Field(default="", validate_default=True, validation_alias=setting("OIDC_CLIENT_ID"))
    """By which the provider knows this album."""
    oidc_client_secret: SecretStr | None = Field(default=None, validation_alias=setting("OIDC_CLIENT_SECRET"))
    """What the provider gave out with it; without one the album is a public client, by PKCE alone."""
    oidc_name: str = Field(default="", validation_alias=setting("OIDC_NAME"))
    """What people call the provider: on the button; without it the issuer's host."""
    oidc_sign_up: bool = Field(default=False, validation_alias=setting("OIDC_SIGN_UP"))
    """Whether who comes from the provider and has no account gets one, unless `SIGN_UP` is `closed`."""
    oidc_sign_up_claim: Annotated[str, AfterValidator(_claim)] = Field(
        default="", validation_alias=setting("OIDC_SIGN_UP_CLAIM")
    )
    """Only where the provider tells this, such as `groups=family` or `email=@home.example` (verified)."""

    @field_validator("oidc_client_id")
    @classmethod
    def _goes_with_issuer(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("oidc_issuer") and not value:
            raise ValueError("is not set: OIDC_ISSUER needs it besides")
        return value

    def provider(self) -> ProviderSettings | None:
        if not self.oidc_issuer:
            return None
        secret = self.oidc_client_secret.get_secret_value().strip() if self.oidc_client_secret else ""
        claim, _, value = self.oidc_sign_up_claim.partition("=")
        return ProviderSettings(
            self.oidc_issuer,
            self.oidc_client_id,
            secret or None,
            self.oidc_name or str(urlsplit(self.oidc_issuer).hostname),
            SignUpRule(self.oidc_sign_up, claim or None, value),
        )

    def limits(self) -> SignInLimits:
        return SignInLimits(
            self.sign_in_attempts, self.sign_ins_per_address, self.sign_ins_per_name, self.sign_up_attempts
        )
