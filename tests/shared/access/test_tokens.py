"""Which tokens sign in where."""

import base64
import json
import time
from itertools import product

import jwt
import pytest

from functions.shared.access.callers import CALLERS
from functions.shared.access.tokens import PEOPLE, Device, TokenSigner
from functions.shared.errors import NotSignedIn

KEY = "a signing key of this test, which is long enough"
CALL_GRAPH = {
    ("photos", "thumbnail"),
    ("photos", "recognition"),
    ("photos", "storage"),
    ("albums", "storage"),
    ("thumbnail", "storage"),
    ("recognition", "storage"),
}


def signer(function: str = "storage", key: str = KEY) -> TokenSigner:
    return TokenSigner(key, function)


def in_an_hour() -> int:
    return int(time.time() * 1000) + 3_600_000


def claims(**changed: object) -> dict[str, object]:
    usual = {"iss": "accounts", "aud": PEOPLE, "sub": "ann", "exp": in_an_hour() // 1000}
    return {name: value for name, value in {**usual, **changed}.items() if value is not None}


def signed(claims: dict[str, object], key: str = KEY, algorithm: str = "HS256") -> str:
    return jwt.encode(claims, key, algorithm=algorithm)


def refused(token: str) -> None:
    with pytest.raises(NotSignedIn):
        signer().read(token)


def test_persons_token_names_the_person_and_the_session() -> None:
    expires_at = in_an_hour()
    token = signer("accounts").for_person("ann", "session-1", expires_at)

    caller = signer().read(token)

    assert (caller.user_name, caller.session, caller.function) == ("ann", "session-1", None)
    assert caller.expires_at == expires_at // 1000 * 1000


def test_usual_claims_are_accepted() -> None:
    assert signer().read(signed(claims())).user_name == "ann"


def test_expired_token_is_refused() -> None:
    refused(signed(claims(exp=int(time.time()) - 1)))


def test_token_of_another_key_is_refused() -> None:
    refused(signed(claims(), key="another signing key, which is long enough too"))


def test_token_without_a_signature_is_refused() -> None:
    header, body = ({"alg": "none", "typ": "JWT"}, claims())
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in (header, body)
    ]
    refused(".".join([*parts, ""]))


def test_token_of_another_algorithm_is_refused() -> None:
    refused(signed(claims(), key=KEY * 2, algorithm="HS512"))
    refused(signed(claims(), algorithm="HS384"))


def test_token_whose_claims_were_changed_is_refused() -> None:
    header, _, signature = signed(claims()).split(".")
    body = base64.urlsafe_b64encode(json.dumps(claims(sub="bob")).encode()).rstrip(b"=").decode()
    refused(f"{header}.{body}.{signature}")


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "another-album"},
        {"aud": None},
        {"aud": [PEOPLE]},
        {"iss": None},
        {"iss": "storage"},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"exp": None},
        {"exp": "tomorrow"},
        {"nbf": 4_000_000_000},
    ],
    ids=str,
)
def test_token_with_wrong_claims_is_refused(changed: dict[str, object]) -> None:
    refused(signed(claims(**changed)))


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "é.é.é", "x" * 10_000, "\x00"])
def test_what_is_no_token_is_refused(token: str) -> None:
    refused(token)


@pytest.mark.parametrize(("caller", "callee"), [*product(CALLERS, CALLERS)])
def test_functions_call_each_other_only_along_the_call_graph(caller: str, callee: str) -> None:
    token = signer(caller).for_function(callee, "ann")

    if (caller, callee) in CALL_GRAPH:
        assert signer(callee).read(token) == signer(callee).read(token)
        assert signer(callee).read(token).function == caller
    else:
        with pytest.raises(NotSignedIn):
            signer(callee).read(token)


def test_service_token_is_for_one_function_and_one_minute() -> None:
    token = signer("photos").for_function("storage", "ann")

    caller = signer("storage").read(token)
    assert caller.user_name == "ann"
    assert caller.expires_at <= (time.time() + 61) * 1000
    with pytest.raises(NotSignedIn):
        signer("thumbnail").read(token)


OLD = "the signing key before, which is long enough too"


def test_what_the_previous_key_signed_is_accepted() -> None:
    rotated = TokenSigner(KEY, "storage", OLD)

    persons = signer("accounts", OLD).for_person("ann", "session-1", in_an_hour())
    assert rotated.read(persons).session == "session-1"
    assert rotated.read(signer("photos", OLD).for_function("storage", "ann")).function == "photos"


def test_previous_key_signs_nothing_any_more() -> None:
    token = TokenSigner(KEY, "accounts", OLD).for_person("ann", None, in_an_hour())

    assert signer().read(token).user_name == "ann"
    with pytest.raises(NotSignedIn):
        signer(key=OLD).read(token)


def test_previous_key_is_held_to_the_same_rules() -> None:
    rotated = TokenSigner(KEY, "storage", OLD)

    for spoilt in (
        signed(claims(exp=int(time.time()) - 1), OLD),
        signed(claims(aud="another-album"), OLD),
        signed(claims(iss="storage"), OLD),
        signed(claims(), "another signing key, which is long enough too"),
    ):
        with pytest.raises(NotSignedIn):
            rotated.read(spoilt)


def test_device_is_known_for_its_person_alone() -> None:
    accounts = signer("accounts")
    device = Device("device-1", "account-1")
    token = accounts.for_device("ann", device, in_an_hour())

    assert accounts.device_of(token, "ann") == device
    assert accounts.device_of(token, "bob") is None
    assert accounts.device_of(accounts.for_person("ann", "device-1", in_an_hour()), "ann") is None
    assert accounts.device_of("", "ann") is None
    with pytest.raises(NotSignedIn):
        accounts.read(token)


def test_call_graph_has_no_cycle() -> None:
    def depth(function: str) -> int:
        return 1 + max((depth(caller) for caller in CALLERS[function]), default=0)

    assert max(map(depth, CALLERS)) <= len(CALLERS)
