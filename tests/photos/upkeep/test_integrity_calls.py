"""The check of records against storage, call by call: whose, how far, and what it refuses."""

import pytest

from functions.photos.upkeep import findings, integrity
from tests.house import House, Person
from tests.photos.upkeep.checking import DAY, lose, take_in, verify


def test_everyone_checks_what_is_theirs_and_the_operator_all(house: House, ann: Person, bob: Person) -> None:
    for person in (ann, bob):
        lose(house, take_in(person)["key"])
        house.storage.ages[person.upload("forgotten")] = 2 * DAY

    mine, all_of_them = verify(ann), verify(house.operator())

    assert (mine["checkedPhotos"], mine["checkedObjects"]) == (1, 4)
    assert [missing["key"] for missing in mine["missing"]] == ["incoming:ann:boat"]
    assert mine["orphans"] == ["incoming:ann:forgotten"]
    assert (all_of_them["checkedPhotos"], all_of_them["checkedObjects"]) == (2, 8)
    assert len(all_of_them["missing"]) == len(all_of_them["orphans"]) == 2


def test_check_goes_on_where_it_ended(house: House, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "PHOTOS_A_PAGE", 2)
    monkeypatch.setattr(findings, "MOST_FOUND", 1)
    album_id = ann.make_album()
    keys = set()
    for number in range(5):
        house.clock.advance(1)
        photo = ann.add_photo(album_id, ann.upload(f"photo-{number}"))
        keys.add(photo["previewKey"])
        lose(house, photo["previewKey"])
    house.storage.ages[ann.upload("forgotten")] = 2 * DAY

    report, reports = verify(ann), 1
    found = {missing["key"] for missing in report["missing"]}
    orphans, checked = report["orphans"], report["checkedPhotos"]
    while report["more"]:
        report, reports = verify(ann, cursor=report["cursor"]), reports + 1
        found |= {missing["key"] for missing in report["missing"]}
        orphans += report["orphans"]
        checked += report["checkedPhotos"]

    assert (found, orphans, checked) == (keys, ["incoming:ann:forgotten"], 5)
    assert reports > 3


def test_check_that_has_taken_long_goes_on_in_another_call(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    for number in range(3):
        house.clock.advance(1)
        ann.add_photo(album_id, ann.upload(f"photo-{number}"))
    house.network.before("storage", "HEAD", lambda: house.clock.advance(60))

    first = verify(ann)
    rest = verify(ann, cursor=first["cursor"])

    assert (first["checkedPhotos"], first["more"]) == (1, True)
    assert (rest["checkedPhotos"], rest["more"]) == (2, False)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"repair": "perhaps"}, "repair"),
        ({"cursor": "x"}, "cursor"),
        ({"cursor": "b3V0c2lkZXw"}, "cursor"),
        ({"cursor": "cGhvdG9zfDE6eA"}, "cursor"),
        ({"user": "bob"}, "user"),
    ],
    ids=str,
)
def test_wrong_field_is_named(ann: Person, body: dict[str, object], field: str) -> None:
    reply = ann.post("photos", "/verify", json=body)

    assert (reply.status_code, reply.get_json()["field"]) == (422, field)


def test_operator_reaches_nothing_else(house: House, ann: Person) -> None:
    photo = take_in(ann)
    operator = house.operator()

    assert operator.get("photos").status_code == 401
    assert operator.get("photos", f"/{photo['_id']}").status_code == 401
    assert operator.post("photos", json={"albumId": photo["albumId"], "key": photo["key"]}).status_code == 401
    assert operator.delete("photos", f"/{photo['_id']}?forever=1").status_code == 401
    assert operator.post("photos", "/process").status_code == 401
    for function in ("albums", "storage", "thumbnail"):
        assert operator.get(function).status_code in (401, 405)
    named = house.bearer(house.signer("operator").for_function("photos", "ann"))
    assert named.post("photos", "/verify", json={}).status_code == 401
    assert house.nobody().post("photos", "/verify", json={}).status_code == 401
