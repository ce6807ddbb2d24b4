"""Who may sign up through a provider, and by which name."""

import re
import secrets
from collections.abc import Iterator, Mapping
from typing import Any, Final

from functions.accounts.openid.settings import SignUpRule
from functions.shared.errors import Forbidden
from functions.shared.models.keys import USER_NAME_FORM

LONGEST_NAME: Final = 32
NUMBERED: Final = range(2, 6)
NOT_LINKED: Final = (
    "Nobody here is linked with this identity. Sign in with your password, and link it in your account."
)
NOT_ALLOWED: Final = "Your identity is not one of those that may sign up here. Ask who runs this album."
UNVERIFIED: Final = "Your provider has not verified your e-mail address, so it opens nothing here."


def require_sign_up(rule: SignUpRule, claims: Mapping[str, Any]) -> None:
    """Raises Forbidden, with the reason, if the operator's rule lets this identity make no account."""
    if not rule.is_open:
        raise Forbidden(NOT_LINKED)
    if rule.claim is None:
        return
    if rule.claim == "email" and claims.get("email_verified") is not True:
        raise Forbidden(UNVERIFIED)
    told = claims.get(rule.claim)
    values = told if isinstance(told, list) else [told]
    if not any(_fits(rule, value) for value in values):
        raise Forbidden(NOT_ALLOWED)


def names_for(claims: Mapping[str, Any]) -> Iterator[str]:
    """User names to try: as the provider calls the person, then with a number. None is anybody else's."""
    wanted = str(claims.get("preferred_username") or claims.get("nickname") or "").partition("@")[0]
    plain = re.sub(r"[^a-z0-9._-]+", "-", wanted.lower()).strip("._-")[: LONGEST_NAME - 5]
    name = plain if re.fullmatch(USER_NAME_FORM, plain) else "user"
    yield name
    yield from (f"{name}-{number}" for number in NUMBERED)
    yield f"{name[: LONGEST_NAME - 9]}-{secrets.token_hex(4)}"


def label_of(claims: Mapping[str, Any]) -> str:
    """What the person may know the identity by; perhaps nothing."""
    told = (claims.get(name) for name in ("preferred_username", "email", "name"))
    label = next((text for text in told if isinstance(text, str) and text.isprintable()), "")
    return label.strip()[:100]


def _fits(rule: SignUpRule, value: object) -> bool:
    if not isinstance(value, str):
        return False
    if rule.claim == "email":
        told, wanted = value.lower(), rule.value.lower()
        return told.rpartition("@")[2] == wanted[1:] if wanted.startswith("@") else told == wanted
    return value == rule.value
