"""Whatever is sent as a passkey's answer is refused, and never a fault of the server's."""

from typing import Any

import cbor2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.accounts.passkeys.people import ORIGIN, add, answer, begin, send, sign_up
from tests.house import House
from tests.house.authenticator import Authenticator, encoded

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
BYTES = st.binary(max_size=200).map(encoded)
CBOR = st.dictionaries(
    st.sampled_from(["fmt", "attStmt", "authData"]) | st.text(max_size=4),
    st.binary(max_size=120) | st.sampled_from(["none", "packed", "tpm", "apple", "fido-u2f"]) | JSON,
).map(lambda value: encoded(cbor2.dumps(value)))
PARTS = BYTES | CBOR | JSON
FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)


def test_answers_with_any_part_changed(house: House) -> None:
    device = Authenticator(ORIGIN)
    add(sign_up(house), device)

    @FEW
    @given(
        name=st.sampled_from(["clientDataJSON", "authenticatorData", "signature", "userHandle"]), part=PARTS
    )
    def ask(name: str, part: Any) -> None:
        body = answer(house, device)
        if name == "userHandle" and part is None:
            return
        body["credential"]["response"][name] = part
        reply = send(house, body)
        assert reply.status_code == 401, reply.text

    ask()


def test_registrations_with_any_part_changed(house: House) -> None:
    ann = sign_up(house)
    ticket = begin(ann)

    @FEW
    @given(
        name=st.sampled_from(["clientDataJSON", "attestationObject", "response", "type", "rawId"]), part=PARTS
    )
    def ask(name: str, part: Any) -> None:
        credential = Authenticator(ORIGIN).create(ticket["options"])
        of = credential if name in credential else credential["response"]
        of[name] = part
        body = {"ticket": ticket["ticket"], "name": "x", "credential": credential}
        reply = ann.post("accounts", "/passkeys", body)
        assert reply.status_code == 403, reply.text

    ask()


def test_credentials_that_are_anything(house: House) -> None:
    ann = sign_up(house)
    made, shown = begin(ann)["ticket"], answer(house, Authenticator(ORIGIN))["ticket"]

    @FEW
    @given(credential=st.dictionaries(st.sampled_from(["id", "rawId", "type", "response"]), JSON))
    def ask(credential: Any) -> None:
        body = {"ticket": made, "name": "x", "credential": credential}
        assert ann.post("accounts", "/passkeys", body).status_code == 403
        body = {"ticket": shown, "credential": credential}
        assert send(house, body).status_code == 401

    ask()
