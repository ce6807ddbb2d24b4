"""The table's part of accounts: nothing of it is for another function, and little for an API key."""

from dataclasses import replace
from http import HTTPStatus
from typing import Final

from tests.contract import credentials
from tests.contract.access import ACCOUNT, ALLOWED, FORBIDDEN, OPEN, OPERATED, OPERATING, READ, own
from tests.contract.asking import Ask, Rows
from tests.contract.world import PASSWORD

CONFIRMED: Final = {"password": PASSWORD}
ONLY_KEYS: Final = replace(READ, owner=FORBIDDEN, other=FORBIDDEN, operator=FORBIDDEN)
BEGUN_BY_OWNER: Final = replace(ACCOUNT, other=HTTPStatus.CONFLICT)

ACCOUNTS: Final[Rows] = {
    "POST /": (lambda w: Ask(json={"userName": w.newcomer, "password": PASSWORD}), OPEN),
    "PUT /password": (
        lambda _: Ask("/password", json={"password": PASSWORD, "newPassword": "another good one"}),
        own(ACCOUNT),
    ),
    "DELETE /": (lambda _: Ask(json=CONFIRMED), own(ACCOUNT)),
    "POST /delete": (lambda _: Ask("/delete", json=CONFIRMED), own(ACCOUNT)),
    "POST /session": (lambda w: Ask("/session", json={"userName": w.owner, **CONFIRMED}), OPEN),
    "GET /session": (lambda _: Ask("/session"), own(ACCOUNT)),
    "DELETE /session": (lambda _: Ask("/session"), own(ACCOUNT)),
    "GET /sessions": (lambda w: Ask("/sessions", has=w.session), own(ACCOUNT)),
    "DELETE /sessions": (lambda _: Ask("/sessions"), own(ACCOUNT)),
    "DELETE /sessions/{id}": (lambda w: Ask(f"/sessions/{w.session}"), ACCOUNT),
    "POST /keys": (lambda _: Ask("/keys", json={"name": "backup", "scope": "write"}), own(ACCOUNT)),
    "GET /keys": (lambda w: Ask("/keys", has=w.api_key), own(ACCOUNT)),
    "DELETE /keys/{id}": (lambda w: Ask(f"/keys/{w.api_key}"), ACCOUNT),
    "GET /people": (
        lambda w: Ask("/people", query={"userName": w.owner}),
        replace(own(ACCOUNT), operator=ALLOWED),
    ),
    "GET /sign-in": (lambda _: Ask("/sign-in"), OPEN),
    "POST /passkeys/challenge": (lambda _: Ask("/passkeys/challenge"), OPEN),
    "POST /session/passkey": (lambda w: Ask("/session/passkey", json=credentials.passkey_answer(w)), OPEN),
    "POST /openid": (lambda _: Ask("/openid"), OPEN),
    "POST /session/openid": (credentials.sign_in_by_provider, OPEN),
    "POST /openid/logout": (credentials.logout, OPEN),
    "GET /credentials": (lambda w: Ask("/credentials", has=w.passkey), own(ACCOUNT)),
    "POST /session/confirm": (lambda _: Ask("/session/confirm", json=CONFIRMED), own(ACCOUNT)),
    "POST /passkeys/options": (lambda _: Ask("/passkeys/options"), own(ACCOUNT)),
    "POST /passkeys": (lambda w: Ask("/passkeys", json=credentials.new_passkey(w)), BEGUN_BY_OWNER),
    "PATCH /passkeys/{id}": (lambda w: Ask(f"/passkeys/{w.passkey}", json={"name": "key"}), ACCOUNT),
    "DELETE /passkeys/{id}": (lambda w: Ask(f"/passkeys/{w.passkey}"), ACCOUNT),
    "POST /openid/link": (lambda _: Ask("/openid/link"), own(ACCOUNT)),
    "POST /openid/confirm": (lambda _: Ask("/openid/confirm"), own(ACCOUNT)),
    "POST /identities": (credentials.link, BEGUN_BY_OWNER),
    "DELETE /identities/{id}": (lambda w: Ask(f"/identities/{w.identity}"), ACCOUNT),
    "POST /codes": (lambda _: Ask("/codes"), own(ACCOUNT)),
    "PUT /codes": (lambda w: Ask("/codes", json=credentials.first_code(w)), BEGUN_BY_OWNER),
    "POST /codes/recovery": (lambda w: Ask("/codes/recovery", has=credentials.with_codes(w).owner), ACCOUNT),
    "DELETE /codes": (lambda w: Ask("/codes", has=credentials.with_codes(w).owner), own(ACCOUNT)),
    "GET /photo": (lambda w: Ask("/photo", query={"key": w.key_of_photo}), READ),
    "GET /key": (lambda _: Ask("/key"), ONLY_KEYS),
    "GET /limits": (lambda _: Ask("/limits"), own(READ)),
    "GET /sign-up": (lambda _: Ask("/sign-up"), OPEN),
    "POST /invitations/look": (
        lambda w: Ask("/invitations/look", json={"token": w.invitation.token}),
        OPEN,
    ),
    "GET /invitations": (lambda _: Ask("/invitations"), OPERATING),
    "POST /invitations": (lambda _: Ask("/invitations", json={"note": "for Eve"}), OPERATING),
    "DELETE /invitations/{id}": (lambda w: Ask(f"/invitations/{w.invitation.invitation.id}"), OPERATING),
    "GET /users": (lambda _: Ask("/users"), OPERATING),
    "PUT /users/{user}/limits": (
        lambda w: Ask(f"/users/{w.owner}/limits", json={"maxBytes": 1_000_000, "maxPhotos": None}),
        OPERATING,
    ),
    "PUT /users/{user}/role": (
        lambda w: Ask(f"/users/{w.owner}/role", json={"operator": True}),
        OPERATED,
    ),
    "GET /audit": (lambda _: Ask("/audit"), OPERATING),
    "GET /audit/export": (lambda _: Ask("/audit/export"), OPERATING),
}
