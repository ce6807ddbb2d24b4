"""Who may touch what, from where, and for how long."""

import pytest

from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.access.standing import SessionCheck
from functions.shared.errors import Invalid, NotFound, NotSignedIn
from functions.shared.models.keys import ObjectKey

ANN = Caller("ann")


def test_answer_on_a_session_is_believed_for_seconds() -> None:
    asked: list[str] = []
    now = [0.0]

    def ask(token: str) -> bool:
        asked.append(token)
        return True

    standing = SessionCheck(ask, seconds=5, clock=lambda: now[0])

    for now[0] in (0.0, 4.9, 5.1):
        standing.require("session-1", "token")

    assert len(asked) == 2


def test_session_that_has_ended_is_refused() -> None:
    standing = SessionCheck(lambda _: False)

    for _ in range(2):
        with pytest.raises(NotSignedIn):
            standing.require("session-1", "token")


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
