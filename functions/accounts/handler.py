"""HTTP of ``accounts``: its routes, over what the settings name."""

from argon2 import PasswordHasher
from flask import Flask
from pydantic import Field

from functions.accounts.edge.account_routes import add_account_routes
from functions.accounts.edge.key_routes import add_key_routes
from functions.accounts.edge.photo_routes import add_photo_routes
from functions.accounts.edge.session_routes import add_session_routes
from functions.accounts.guesses import Limits
from functions.accounts.services import Parts, open_parts
from functions.shared import building
from functions.shared.access.auth import Caller, TokenSigner
from functions.shared.access.credentials import Security
from functions.shared.access.passwords import Passwords
from functions.shared.access.standing import KeyHolders, Standing
from functions.shared.config import Settings, setting
from functions.shared.edge.http import Api, Check
from functions.shared.models.wire import now_ms
from functions.shared.public_urls import PublicUrls
from functions.shared.stores.opening import open_metadata


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

    def limits(self) -> Limits:
        return Limits(
            self.sign_in_attempts, self.sign_ins_per_address, self.sign_ins_per_name, self.sign_up_attempts
        )


def create_app(parts: Parts, security: Security, ping: Check) -> Flask:
    api = Api("accounts", security, needs={"metadata store": ping})
    add_account_routes(api, parts, security)
    add_session_routes(api, parts, security)
    add_key_routes(api, parts)
    add_photo_routes(api, parts)
    return api.app


def own_security(
    parts: Parts, signer: TokenSigner, trusted_proxies: int, public_urls: PublicUrls
) -> Security:
    """Accounts asks itself, every time."""

    def stands(token: str) -> bool:
        return parts.sessions.stands(signer.read(token).session or "")

    def holder(text: str) -> Caller | None:
        key = parts.keys.known(text)
        return Caller(key.user_name, key=key.id, scope=key.scope) if key else None

    standing, keys = Standing(stands, seconds=0), KeyHolders(holder, seconds=0)
    return Security(signer, standing, keys, trusted_proxies, public_urls)


def build() -> Flask:
    settings = AccountsSettings.load()
    store = open_metadata(settings.metadata_url)
    parts = open_parts(store, Passwords(PasswordHasher()), settings.limits(), now_ms)
    signer = building.signer(settings, "accounts")
    security = own_security(parts, signer, settings.trusted_proxies, settings.public_urls())
    return create_app(parts, security, store.ping)
