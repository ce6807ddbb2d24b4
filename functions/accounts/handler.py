"""HTTP of ``accounts``: its routes, over what the settings name."""

from argon2 import PasswordHasher
from flask import Flask

from functions.accounts.edge.account_routes import add_account_routes
from functions.accounts.edge.credential_routes import add_credential_routes
from functions.accounts.edge.key_routes import add_key_routes
from functions.accounts.edge.openid_routes import add_openid_routes
from functions.accounts.edge.operating.audit_routes import add_audit_routes
from functions.accounts.edge.operating.sign_up_routes import add_sign_up_routes
from functions.accounts.edge.operating.user_routes import add_user_routes
from functions.accounts.edge.own_security import own_security
from functions.accounts.edge.passkey_routes import add_passkey_routes
from functions.accounts.edge.photo_routes import add_photo_routes
from functions.accounts.edge.session_routes import add_session_routes
from functions.accounts.openid.provider import Provider
from functions.accounts.openid.transport import BoundedAdapter
from functions.accounts.services import Services, put_together
from functions.accounts.settings import AccountsSettings
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.access.passwords import Passwords
from functions.shared.edge.http import Api, Check
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_metadata


def create_app(services: Services, security: Security, ping: Check) -> Flask:
    api = Api("accounts", security, needs={"metadata store": ping}, keep_deed=services.audit.keep)
    add_account_routes(api, services, security)
    add_session_routes(api, services, security)
    add_passkey_routes(api, services, security)
    add_openid_routes(api, services, security)
    add_credential_routes(api, services, security)
    add_key_routes(api, services)
    add_photo_routes(api, services)
    add_sign_up_routes(api, services, security)
    add_user_routes(api, services)
    add_audit_routes(api, services)
    return api.app


def build() -> Flask:
    settings = AccountsSettings.load()
    store = open_metadata(settings.metadata_url)
    signer = building.signer(settings, "accounts")
    named = settings.provider()
    services = put_together(
        store,
        Passwords(PasswordHasher()),
        limits=settings.limits(),
        signer=signer,
        provider=Provider(named, BoundedAdapter(), now_ms) if named else None,
        clock=now_ms,
        sign_up=settings.sign_up,
    )
    security = own_security(services, signer, settings.trusted_proxies, settings.public_urls())
    return create_app(services, security, store.ping)
