"""``scripts/verify``: what the operator is told, and how it ends."""

import sys
from pathlib import Path

import pytest

from functions.onemachine import verify
from functions.onemachine.places import make_signing_key
from functions.shared.gateway import GatewayClient
from tests.house import House, Person
from tests.house.network import ADDRESS, Carried

DAY = 86_400


def run(house: House, *, repair: bool = False, checksums: bool = False) -> int:
    gateway = GatewayClient(ADDRESS, house.signer("operator"), Carried(house.network))
    status = verify.verify(gateway, repair=repair, checksums=checksums)
    house.worker.settle()
    return status


def test_sound_album_is_said_to_be_so(house: House, ann: Person, capsys: pytest.CaptureFixture[str]) -> None:
    ann.add_photo(ann.make_album(), ann.upload("boat"))
    capsys.readouterr()

    assert run(house, checksums=True) == 0

    assert capsys.readouterr().out == "Checked photos: 1; stored objects: 4.\nNothing is wrong.\n"


def test_faults_of_all_users_are_named_and_repaired(
    house: House, ann: Person, bob: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))
    house.blobs.delete(photo["thumbnailKey"])
    house.storage.ages[bob.upload("forgotten")] = 2 * DAY
    capsys.readouterr()

    assert run(house) == 1
    told = capsys.readouterr().out
    assert f"  Missing: {photo['thumbnailKey']} of photo {photo['_id']}\n" in told
    assert "  Belongs to no photo: incoming:bob:forgotten\n" in told
    assert told.endswith("Faults: 2; repaired: 0.\n")

    assert run(house, repair=True) == 0
    told = capsys.readouterr().out
    assert f"{photo['thumbnailKey']} of photo {photo['_id']} (being made again)\n" in told
    assert "incoming:bob:forgotten (deleted)\n" in told
    assert run(house) == 0


def test_what_cannot_be_repaired_stays_wrong(
    house: House, ann: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    house.damage(ann.add_photo(ann.make_album(), ann.upload("boat"))["key"])

    assert [run(house, repair=True, checksums=True) for _ in range(2)] == [1, 1]

    assert "  Damaged: incoming:ann:boat\nFaults: 1; repaired: 0.\n" in capsys.readouterr().out


def test_album_that_cannot_be_asked_is_not_checked(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    house.go_away("photos")

    assert run(house) == 2

    assert "The function photos cannot be reached." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(["--data", "{empty}"], "No album has run in"), (["--gateway", "http://127.0.0.1:1"], "SIGNING_KEY")],
    ids=["no album", "no key"],
)
def test_command_says_what_it_lacks(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    reason: str,
) -> None:
    monkeypatch.delenv("SIGNING_KEY", raising=False)
    given = [argument.format(empty=tmp_path) for argument in arguments]
    monkeypatch.setattr(sys, "argv", ["scripts/verify", *given])

    with pytest.raises(SystemExit) as ended:
        verify.main()

    assert ended.value.code == 2
    assert reason in capsys.readouterr().err


def test_command_calls_where_the_album_ran_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_signing_key(tmp_path)
    (tmp_path / "address").write_text("http://127.0.0.1:1")
    monkeypatch.setattr(sys, "argv", ["scripts/verify", "--data", str(tmp_path)])

    with pytest.raises(SystemExit) as ended:
        verify.main()

    assert ended.value.code == 2
    assert "cannot be reached" in capsys.readouterr().err


def test_check_that_could_not_be_made_is_told_to_operators(house: House, ann: Person) -> None:
    ann.add_photo(ann.make_album(), ann.upload("boat"))
    house.go_away("storage")

    assert run(house) == verify.NOT_CHECKED

    house.come_back()
    [task] = house.operator().get("photos", "/operator/tasks").get_json()["tasks"]
    assert (task["kind"], task["state"]) == ("check", "failed")
    assert task["reason"]
