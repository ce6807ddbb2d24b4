"""``scripts/operator`` and ``scripts/invite``, the first invitation, and who may sign up by default."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from functions.accounts.who_may import SignUp
from functions.onemachine.operating import appoint
from functions.onemachine.operating.first_invitation import first_invitation
from functions.onemachine.operating.invite import invite
from functions.onemachine.operating.links import invitation_link
from functions.onemachine.options import Options, read_options
from functions.shared.errors import NotFound
from functions.shared.gateway import GatewayClient
from tests.accounts.keys import sign_up
from tests.accounts.operating.people import operator, sign_up_by
from tests.house import House
from tests.house.album import KEY
from tests.house.network import ADDRESS, Carried
from tests.onemachine import apart


def key_holder(house: House) -> GatewayClient:
    return GatewayClient(ADDRESS, house.signer("operator"), Carried(house.network))


def test_operator_is_appointed_told_and_withdrawn(house: House) -> None:
    ann, gateway = sign_up(house, "ann"), key_holder(house)

    assert appoint.run(gateway, None, withdraw=False) == "Nobody is an operator."
    assert appoint.run(gateway, "ann", withdraw=False) == "ann is an operator now."
    assert appoint.run(gateway, None, withdraw=False) == "ann"
    assert ann.get("accounts", "/session").get_json()["operator"]
    assert appoint.run(gateway, "ann", withdraw=True) == "ann is no operator any more."
    assert not ann.get("accounts", "/session").get_json()["operator"]


def test_nobody_becomes_operator_without_an_account(house: House) -> None:
    with pytest.raises(NotFound, match="Sign up first"):
        appoint.run(key_holder(house), "nobody", withdraw=False)


def test_invitation_of_the_command_lets_somebody_in(house: House) -> None:
    house.let_in(SignUp.INVITED)

    token = invite(key_holder(house), {"note": "for Ann", "days": 3, "mostUses": 1})["token"]

    assert invitation_link("https://home.example/album", token) == (
        f"https://home.example/album/function/recognition-web/invitation#{token}"
    )
    assert sign_up_by(house, "ann", token) == 201


class FunctionsOfHouse:
    """As the runner calls them."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def call(
        self, method: str, name: str, target: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> tuple[int, bytes]:
        path, _, query = target.partition("?")
        pairs = dict(pair.split("=") for pair in query.split("&") if pair)
        reply = self._house.nobody().call(method, name, path, headers=headers, data=body, query=pairs)
        return reply.status_code, reply.data


def first(house: House) -> str | None:
    return apart.run(first_invitation(FunctionsOfHouse(house), KEY))  # type: ignore[arg-type]


def test_first_invitation_lets_the_first_person_in_and_is_the_last_of_its_kind(house: House) -> None:
    house.let_in(SignUp.INVITED)
    never_used, token = first(house), first(house)

    assert sign_up_by(house, "ann", never_used) == 403
    assert sign_up_by(house, "ann", token) == 201
    assert first(house) is None


def test_restart_keeps_the_invitations_that_people_have_made(house: House) -> None:
    operator(house)
    house.let_in(SignUp.INVITED)
    token = invite(key_holder(house), {})["token"]

    assert first(house) is None
    assert sign_up_by(house, "ann", token) == 201


def options(monkeypatch: pytest.MonkeyPatch, *arguments: str, **environment: str) -> Options:
    monkeypatch.setattr(sys, "argv", ["scripts/run", *arguments])
    monkeypatch.delenv("SIGN_UP", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return read_options()


@pytest.mark.parametrize(
    ("arguments", "sign_up"),
    [
        ([], SignUp.OPEN),
        (["--host", "127.0.0.1"], SignUp.OPEN),
        (["--host", "::1"], SignUp.OPEN),
        (["--host", "localhost"], SignUp.OPEN),
        (["--host", "0.0.0.0"], SignUp.INVITED),
        (["--host", "192.168.0.7"], SignUp.INVITED),
        (["--host", "home.example"], SignUp.INVITED),
        (["--host", "0.0.0.0", "--sign-up", "open"], SignUp.OPEN),
        (["--sign-up", "closed"], SignUp.CLOSED),
    ],
)
def test_who_lets_others_in_asks_for_invitations_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], sign_up: SignUp
) -> None:
    assert options(monkeypatch, *arguments).sign_up is sign_up


def test_environment_says_it_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    chosen = options(monkeypatch, SIGN_UP="invited", BACKUP_DIR=str(tmp_path))

    assert (chosen.sign_up, chosen.backups) == (SignUp.INVITED, tmp_path)


def test_unknown_word_ends_the_start_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        options(monkeypatch, SIGN_UP="everybody")

    assert re.search(r"everybody is none of open, invited, closed", capsys.readouterr().err)
