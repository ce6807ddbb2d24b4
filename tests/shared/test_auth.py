"""Which tokens sign in where, and who may touch what."""

import base64
import json
import time
from itertools import product

import jwt
import pytest

from functions.shared.auth import (
    CALLERS,
    PEOPLE,
    Caller,
    ObjectKey,
    Standing,
    TokenSigner,
    is_own_origin,
    require_access,
)
from functions.shared.errors import Invalid, NotFound, NotSignedIn

KEY = "a signing key of this test, which is long enough"
CALL_GRAPH = {
    ("photos", "albums"),
    ("photos", "thumbnail"),
    ("photos", "recognition"),
    ("photos", "storage"),
    ("albums", "storage"),
    ("thumbnail", "storage"),
    ("recognition", "storage"),
}
ANN = Caller("ann")


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


def test_call_graph_has_no_cycle() -> None:
    def depth(function: str) -> int:
        return 1 + max((depth(caller) for caller in CALLERS[function]), default=0)

    assert max(map(depth, CALLERS)) <= len(CALLERS)


def test_answer_on_a_session_is_believed_for_seconds() -> None:
    asked: list[str] = []
    now = [0.0]

    def ask(token: str) -> bool:
        asked.append(token)
        return True

    standing = Standing(ask, seconds=5, clock=lambda: now[0])

    for now[0] in (0.0, 4.9, 5.1):
        standing.require("session-1", "token")

    assert len(asked) == 2


def test_session_that_has_ended_is_refused() -> None:
    standing = Standing(lambda _: False)

    for _ in range(2):
        with pytest.raises(NotSignedIn):
            standing.require("session-1", "token")


@pytest.mark.parametrize(
    ("origin", "fetch_site", "own"),
    [
        (None, None, True),
        (None, "same-origin", True),
        (None, "none", True),
        (None, "cross-site", False),
        (None, "same-site", False),
        ("https://album.example", None, True),
        ("https://album.example", "cross-site", False),
        ("https://evil.example", None, False),
        ("https://evil.example", "cross-site", False),
        ("null", None, False),
        ("", None, False),
        ("https://album.example.evil.example", None, False),
        ("https://album.example:444", None, False),
    ],
)
def test_own_pages_are_told_from_others(origin: str | None, fetch_site: str | None, own: bool) -> None:
    assert is_own_origin(origin, fetch_site, {"album.example"}) is own


@pytest.mark.parametrize("key", ["incoming:ann:cat.jpg", "preview:a:b", "thumbnail:a.b-c_d:x:y..z"])
def test_key_is_area_owner_and_name(key: str) -> None:
    assert str(ObjectKey.parse(key)) == key


def test_key_may_have_two_hundred_characters() -> None:
    ObjectKey.parse("incoming:ann:" + "x" * 187)
    with pytest.raises(Invalid):
        ObjectKey.parse("incoming:ann:" + "x" * 188)


@pytest.mark.parametrize(
    "key",
    [
        "cat.jpg",
        "incoming:ann:",
        "incoming::cat",
        "incoming:Ann:cat",
        "outgoing:ann:cat",
        "incoming:ann:a/b",
        "incoming:ann:a b",
        "incoming:ann:cat\n",
        "incoming:ann:ü",
    ],
)
def test_other_keys_are_none(key: str) -> None:
    with pytest.raises(Invalid) as caught:
        ObjectKey.parse(key)
    assert caught.value.field == "key"
    with pytest.raises(NotFound):
        require_access(ANN, key, "read")


@pytest.mark.parametrize(
    ("caller", "key", "reads", "writes"),
    [
        (ANN, "incoming:ann:cat", True, True),
        (ANN, "preview:ann:cat", True, False),
        (ANN, "thumbnail:ann:cat", True, False),
        (ANN, "incoming:bob:cat", False, False),
        (Caller("an"), "incoming:ann:cat", False, False),
        (Caller("ann", function="thumbnail"), "thumbnail:ann:cat", True, True),
        (Caller("ann", function="thumbnail"), "thumbnail:bob:cat", False, False),
        (Caller(None, function="photos"), "incoming:bob:cat", True, True),
        (Caller(None), "incoming:ann:cat", False, False),
    ],
)
def test_access_follows_owner_and_area(caller: Caller, key: str, reads: bool, writes: bool) -> None:
    def may(action: str) -> bool:
        try:
            require_access(caller, key, "read" if action == "read" else "write")
        except NotFound:
            return False
        return True

    assert (may("read"), may("write")) == (reads, writes)


def test_caller_for_nobody_has_no_person() -> None:
    with pytest.raises(NotSignedIn):
        _ = Caller(None, function="photos").person
