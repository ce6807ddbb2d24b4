"""The two ceremonies of WebAuthn, by py_webauthn: what a browser is asked, and what its answer proves."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json import loads
from typing import Any, Final, TypeAlias

import webauthn
from cryptography.exceptions import InvalidKey, UnsupportedAlgorithm
from webauthn.helpers import bytes_to_base64url, options_to_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from functions.accounts.passkeys.records import Passkey
from functions.accounts.records import Account
from functions.shared.errors import Forbidden, NotSignedIn

Options: TypeAlias = dict[str, Any]
Credential: TypeAlias = Mapping[str, Any]
RP_NAME: Final = "Smart Album"
TIMEOUT_MS: Final = 5 * 60_000
# What the library, and those that it stands on, raise of bytes that somebody made up.
UNREADABLE: Final = (
    WebAuthnException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    EOFError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    struct.error,
    InvalidKey,
    UnsupportedAlgorithm,
)


@dataclass(frozen=True)
class Site:
    """As the browser knows the album: ``host`` has no port, ``origin`` has."""

    host: str
    origin: str


@dataclass(frozen=True)
class Registered:
    credential_id: str
    public_key: str
    sign_count: int
    verifies: bool
    is_synced: bool


@dataclass(frozen=True)
class Shown:
    sign_count: int
    verified: bool
    """Whether the authenticator checked that it is its person's hand."""


def registration_options(account: Account, site: Site, challenge: bytes, known: Sequence[Passkey]) -> Options:
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=RP_NAME,
        user_name=account.user_name,
        user_id=user_handle(account),
        challenge=challenge,
        timeout=TIMEOUT_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=webauthn.base64url_to_bytes(passkey.credential_id))
            for passkey in known
        ],
    )
    described: Options = loads(options_to_json(options))
    return described


def sign_in_options(site: Site, challenge: bytes) -> Options:
    """For any passkey of this site: the person chooses it, and it tells whose it is."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        timeout=TIMEOUT_MS,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    described: Options = loads(options_to_json(options))
    return described


def verify_registration(credential: Credential, site: Site, challenge: bytes) -> Registered:
    """Raises Forbidden unless it answers this challenge, on this site."""
    try:
        made = webauthn.verify_registration_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except UNREADABLE:
        raise Forbidden("This is no passkey made for this album, just now.") from None
    return Registered(
        bytes_to_base64url(made.credential_id),
        bytes_to_base64url(made.credential_public_key),
        made.sign_count,
        made.user_verified,
        made.credential_device_type == CredentialDeviceType.MULTI_DEVICE,
    )


def verify_sign_in(credential: Credential, passkey: Passkey, site: Site, challenge: bytes) -> Shown:
    """Raises NotSignedIn unless it is the passkey's own answer to this challenge, on this site.

    Nor may its count of uses have stood still: then there are two of what should be one.
    """
    try:
        shown = webauthn.verify_authentication_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=passkey.rp_id,
            expected_origin=site.origin,
            credential_public_key=webauthn.base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
        )
    except UNREADABLE:
        raise NotSignedIn(
            "The passkey did not answer as it should. Try again, or sign in otherwise."
        ) from None
    return Shown(shown.new_sign_count, shown.user_verified)


def user_handle(account: Account) -> bytes:
    """By which an authenticator tells accounts apart; it says no name to who finds it."""
    return sha256(f"smart-album passkeys of {account.user_name} {account.uid}".encode()).digest()
