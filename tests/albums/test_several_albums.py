"""A photo is in several albums at once: seen through each that is open, and gone with the last of them."""

from typing import Any

import pytest

from functions.shared.models.photo import MOST_ALBUMS
from functions.shared.objects.album_removal import LONGEST_REQUEST_MS
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.sharing import guest, listed, share_link, share_with, sign_up


@pytest.fixture
def rome(ann: Person) -> str:
    return ann.make_album("Rome")


@pytest.fixture
def best(ann: Person) -> str:
    return ann.make_album("The best of all")


@pytest.fixture
def photo(ann: Person, rome: str) -> str:
    made: str = ann.add_photo(rome, ann.upload("boat", jpeg()))["_id"]
    return made


def put(person: Person, album_id: str, *ids: str) -> dict[str, Any]:
    reply = person.post("albums", f"/{album_id}/photos", {"ids": list(ids)})
    assert reply.status_code == 200, reply.text
    done: dict[str, Any] = reply.get_json()
    return done


def take_out(person: Person, album_id: str, *ids: str) -> dict[str, Any]:
    reply = person.call("DELETE", "albums", f"/{album_id}/photos", json={"ids": list(ids)})
    assert reply.status_code == 200, reply.text
    done: dict[str, Any] = reply.get_json()
    return done


def albums_of(person: Person, photo_id: str) -> list[str]:
    told = person.photo(photo_id)
    assert told["albumId"] == (told["albumIds"][0] if told["albumIds"] else None)
    found: list[str] = told["albumIds"]
    return found


def test_it_is_in_both_and_counts_in_both(ann: Person, rome: str, best: str, photo: str) -> None:
    assert put(ann, best, photo) == {"changed": 1, "failed": []}

    assert albums_of(ann, photo) == [rome, best]
    assert listed(ann, rome) == listed(ann, best) == [photo]
    assert [album["photoCount"] for album in ann.get("albums").get_json()] == [1, 1]
    assert [album["coverId"] for album in ann.get("albums").get_json()] == [photo, photo]
    assert [each["_id"] for each in ann.get("photos").get_json()] == [photo]
    assert ann.get("photos", "/timeline").get_json() == [{"month": None, "count": 1}]
    for album_id in (rome, best):
        for query in ({}, {"q": ""}, {"status": "ready"}, {"sha256": ann.photo(photo)["sha256"]}):
            found = ann.get("photos", albumId=album_id, **query).get_json()
            assert [each["_id"] for each in found] == [photo], query
    assert [each["_id"] for each in ann.get("photos", q="album:best album:rome").get_json()] == [photo]


def test_an_album_lists_what_is_in_others_in_its_place(house: House, ann: Person, best: str) -> None:
    rome = ann.make_album()
    ids = []
    for number in range(7):
        house.clock.advance(1)
        made = ann.add_photo(best if number % 2 else rome, ann.upload(str(number), b"%d" % number))
        ids.append(made["_id"])
    put(ann, best, *ids)
    newest_first = ids[::-1]

    assert listed(ann, best) == newest_first
    path, pages = f"/{best}?limit=2", []
    while path:
        reply = ann.call("GET", "albums", path)
        pages.append([each["_id"] for each in reply.get_json()["photos"]])
        link = reply.headers.get("Link", "")
        path = link.partition("/function/albums")[2].partition(">")[0]
    assert pages == [newest_first[:2], newest_first[2:4], newest_first[4:6], newest_first[6:]]


def test_what_is_in_the_trash_by_itself_hides_no_other(
    house: House, ann: Person, best: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lies among the others by when it came there, and they are read two at a time."""
    monkeypatch.setattr("functions.shared.stores.records.photos.SEVERAL_AT_ONCE", 2)
    rome, ids = ann.make_album(), list[str]()
    for number in range(6):
        house.clock.advance(1)
        ids.append(ann.add_photo(rome, ann.upload(str(number)))["_id"])
    put(ann, best, *ids)
    house.clock.advance(1)
    for photo_id in ids[:2]:
        ann.delete("photos", f"/{photo_id}")

    assert listed(ann, best) == listed(ann, rome) == ids[:1:-1]


def test_taken_out_it_stays_in_the_others_and_then_in_none(
    ann: Person, rome: str, best: str, photo: str
) -> None:
    put(ann, best, photo)

    assert take_out(ann, rome, photo) == {"changed": 1, "failed": []}
    assert (albums_of(ann, photo), listed(ann, rome), listed(ann, best)) == ([best], [], [photo])

    take_out(ann, best, photo)
    assert (albums_of(ann, photo), listed(ann, best)) == ([], [])
    assert [each["_id"] for each in ann.get("photos").get_json()] == [photo]
    assert [each["_id"] for each in ann.get("photos", q="").get_json()] == [photo]
    put(ann, rome, photo)
    assert albums_of(ann, photo) == [rome]


def test_a_photo_in_no_album_goes_into_the_trash_and_comes_back(ann: Person, rome: str, photo: str) -> None:
    take_out(ann, rome, photo)

    assert ann.delete("photos", f"/{photo}").status_code == 204
    assert ann.get("photos").get_json() == []
    assert ann.post("photos", f"/{photo}/restore").status_code == 200
    assert [each["_id"] for each in ann.get("photos").get_json()] == [photo]


def test_moving_takes_it_out_of_the_first(ann: Person, rome: str, best: str, photo: str) -> None:
    other = ann.make_album("Other")
    put(ann, best, photo)

    ann.patch("photos", f"/{photo}", {"albumId": other})
    assert albums_of(ann, photo) == [other, best]
    ann.patch("photos", f"/{photo}", {"albumId": best})
    assert albums_of(ann, photo) == [best]


@pytest.mark.parametrize("forever", [False, True])
def test_what_is_in_another_stays_when_an_album_goes(house: House, ann: Person, *, forever: bool) -> None:
    rome, best = ann.make_album("Rome"), ann.make_album("Best")
    photo = ann.add_photo(rome, ann.upload("boat"))["_id"]
    alone = ann.add_photo(rome, ann.upload("alone"))["_id"]
    put(ann, best, photo)

    assert ann.delete("albums", f"/{rome}{'?forever=1' if forever else ''}").status_code == 204

    assert albums_of(ann, photo) == [best]
    for query in ({}, {"q": ""}, {"albumId": best}, {"sha256": ann.photo(photo)["sha256"]}):
        assert [each["_id"] for each in ann.get("photos", **query).get_json()] == [photo], query
    assert ann.get("photos", "/timeline").get_json() == [{"month": None, "count": 1}]
    house.clock.advance(LONGEST_REQUEST_MS / 1000)
    house.sweep_up()
    assert ann.get("photos", f"/{photo}/original").status_code == 200
    assert (house.photos.get(alone) is None) == forever
    assert (house.albums.get(rome) is None) == forever


def test_it_is_hidden_when_all_its_albums_are_in_the_trash(
    house: House, ann: Person, rome: str, best: str, photo: str
) -> None:
    put(ann, best, photo)
    ann.delete("albums", f"/{rome}")
    house.clock.advance(1)
    ann.delete("albums", f"/{best}")

    assert ann.get("photos").get_json() == ann.get("photos", q="").get_json() == []
    assert ann.get("photos", "/timeline").get_json() == []
    assert ann.photo(photo)["trashedAt"] == house.clock()
    usage = ann.get("photos", "/trash/usage").get_json()
    assert (usage["photoCount"], usage["trashBytes"]) == (0, ann.photo(photo)["size"])
    for album_id in (rome, best):
        assert [each["_id"] for each in ann.get("photos", "/trash", albumId=album_id).get_json()] == [photo]
    assert ann.post("photos", f"/{photo}/restore").status_code == 409

    ann.post("albums", f"/{best}/restore")
    assert (albums_of(ann, photo), listed(ann, best)) == ([best], [photo])
    assert ann.get("photos", "/trash", albumId=rome).get_json() == []
    ann.post("albums", f"/{rome}/restore")
    assert listed(ann, rome) == listed(ann, best) == [photo]


def test_taking_it_out_never_hides_it(ann: Person, rome: str, best: str, photo: str) -> None:
    put(ann, best, photo)
    ann.delete("albums", f"/{rome}")

    take_out(ann, best, photo)

    assert [each["_id"] for each in ann.get("photos").get_json()] == [photo]
    assert albums_of(ann, photo) == []


@pytest.mark.parametrize("forever", ["", "&forever=1"])
def test_an_album_may_go_without_its_photos(
    house: House, ann: Person, rome: str, photo: str, forever: str
) -> None:
    assert ann.delete("albums", f"/{rome}?keepPhotos=1{forever}").status_code == 204

    assert ann.get("albums", f"/{rome}").status_code == 404
    assert [each["_id"] for each in ann.get("photos").get_json()] == [photo]
    assert [each["_id"] for each in ann.get("photos", q="").get_json()] == [photo]
    assert albums_of(ann, photo) == []
    assert ann.get("photos").get_json()[0]["albumIds"] == []
    if not forever:
        assert ann.get("photos", "/trash", albumId=rome).get_json() == []
    assert ann.get("photos", "/trash/usage").get_json()["trashBytes"] == 0
    for _ in range(3):
        house.clock.advance(31 * 24 * 3600)
        house.sweep_up()
    assert house.albums.get(rome) is None
    assert ann.get("photos", f"/{photo}/original").status_code == 200
    stored = house.photos.get(photo)
    assert stored is not None
    assert stored.album_ids == ()


def test_an_album_that_went_without_its_photos_comes_back_with_them(
    ann: Person, rome: str, photo: str
) -> None:
    ann.delete("albums", f"/{rome}?keepPhotos=1")

    assert ann.post("albums", f"/{rome}/restore").get_json()["photoCount"] == 1
    assert listed(ann, rome) == [photo]
    ann.delete("albums", f"/{rome}")
    assert ann.get("photos").get_json() == []


def test_same_bytes_put_it_into_another_album_too(
    house: House, ann: Person, rome: str, best: str, photo: str
) -> None:
    stored = house.stored_keys()

    reply = ann.post("photos", json={"albumId": best, "key": ann.upload("again", jpeg())})

    assert (reply.status_code, reply.get_json()["_id"]) == (200, photo)
    assert albums_of(ann, photo) == [rome, best]
    assert house.stored_keys() == stored
    again = ann.post("photos", json={"albumId": best, "key": ann.upload("again", jpeg())})
    assert (again.status_code, again.get_json()["_id"] == photo) == (201, False)


def test_same_bytes_put_it_beside_those_albums_that_are_there(
    ann: Person, rome: str, best: str, photo: str
) -> None:
    """What lay in the trash with an album comes into the one that is asked for, alone."""
    ann.delete("albums", f"/{rome}")

    reply = ann.post("photos", json={"albumId": best, "key": ann.upload("again", jpeg())})

    assert (reply.status_code, albums_of(ann, photo)) == (200, [best])


def test_those_who_see_one_album_are_told_nothing_of_the_others(
    house: House, ann: Person, rome: str, best: str, photo: str
) -> None:
    bob, cid = sign_up(house, "bob"), sign_up(house, "cid")
    share_with(ann, best, bob)
    share_with(ann, rome, cid, originals=True)
    link = guest(house, share_link(ann, best)["token"])
    assert bob.get("photos", f"/{photo}").status_code == 404
    put(ann, best, photo)

    for person in (bob, link):
        assert albums_of(person, photo) == [best]
        assert person.get("photos", f"/{photo}/thumbnail").status_code == 200
        assert person.get("photos", f"/{photo}/original").status_code == 403
        assert person.get("photos", albumId=best).get_json()[0]["albumIds"] == [best]
    assert bob.get("photos", q="is:shared").get_json()[0]["albumIds"] == [best]
    assert bob.get("photos", q="is:shared album:rome").get_json() == []
    assert cid.get("photos", f"/{photo}/original").status_code == 200
    share_with(ann, rome, bob, originals=True)
    assert bob.get("photos", f"/{photo}/original").status_code == 200
    assert bob.get("photos", q="is:shared").get_json()[0]["albumIds"] == [rome, best]

    take_out(ann, best, photo)
    assert link.get("photos", f"/{photo}").status_code == 404
    take_out(ann, rome, photo)
    for person in (bob, cid):
        assert person.get("photos", f"/{photo}").status_code == 404
        assert person.get("photos", q="is:shared").get_json() == []


def test_only_ones_own_photos_come_into_an_album(house: House, ann: Person, rome: str, photo: str) -> None:
    bob, cid = sign_up(house, "bob"), sign_up(house, "cid")
    of_bob = bob.make_album("Of Bob")
    share_with(ann, rome, bob)
    share_with(bob, of_bob, cid)
    body = {"ids": [photo]}

    assert bob.post("albums", f"/{of_bob}/photos", body).status_code == 404
    assert cid.post("albums", f"/{of_bob}/photos", body).status_code == 403
    assert ann.post("albums", f"/{of_bob}/photos", body).status_code == 404
    assert bob.call("DELETE", "albums", f"/{rome}/photos", json=body).status_code == 404
    assert cid.call("DELETE", "albums", f"/{rome}/photos", json=body).status_code == 404
    assert albums_of(ann, photo) == [rome]


def test_photos_of_contributors_are_taken_out_by_them_and_by_the_owner(
    house: House, ann: Person, rome: str
) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, rome, bob, add=True)
    home = bob.make_album("Home")
    ids = [bob.add_photo(home, bob.upload(name, name.encode()))["_id"] for name in "ab"]
    put(bob, rome, *ids)
    assert sorted(listed(ann, rome)) == sorted(ids)
    assert ann.delete("photos", f"/{ids[0]}").status_code == 409

    take_out(bob, rome, ids[0])
    take_out(ann, rome, ids[1])

    assert listed(ann, rome) == []
    assert sorted(listed(bob, home)) == sorted(ids)


def test_the_photo_of_another_in_ones_own_albums_alone_may_be_deleted(
    house: House, ann: Person, rome: str
) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, rome, bob, add=True)
    photo = bob.add_photo(rome, bob.upload("bobs", b"bobs"))["_id"]

    assert ann.delete("photos", f"/{photo}").status_code == 204
    assert [each["_id"] for each in bob.get("photos", "/trash").get_json()] == [photo]


def test_each_photo_for_itself(house: House, ann: Person, rome: str, best: str, photo: str) -> None:
    trashed = ann.add_photo(rome, ann.upload("trashed", b"trashed"))["_id"]
    ann.delete("photos", f"/{trashed}")
    unknown = "0" * 24

    done = put(ann, best, unknown, photo, trashed, photo)

    assert (done["changed"], [each["at"] for each in done["failed"]]) == (1, [0, 2])
    assert "in the trash" in done["failed"][1]["detail"]
    assert ann.post("albums", f"/{best}/photos", {"ids": [unknown]}).status_code == 404
    for body in ({"ids": []}, {"ids": ["x"]}, {}, {"ids": [photo], "more": 1}, {"ids": [photo] * 1001}):
        assert ann.post("albums", f"/{best}/photos", body).status_code == 422, body
    done = take_out(ann, best, photo, trashed)
    assert (done["changed"], [each["at"] for each in done["failed"]]) == (1, [1])


def test_a_photo_is_in_so_many_albums_and_no_more(house: House, ann: Person, rome: str, photo: str) -> None:
    albums = [ann.make_album(str(number)) for number in range(MOST_ALBUMS)]
    for album_id in albums[:-1]:
        put(ann, album_id, photo)

    done = put(ann, albums[-1], photo)

    assert (done["changed"], len(done["failed"])) == (0, 1)
    assert len(albums_of(ann, photo)) == MOST_ALBUMS


def test_an_album_that_is_deleted_meanwhile_does_not_take_it_along(
    house: House, ann: Person, rome: str, best: str, photo: str
) -> None:
    take_out(ann, rome, photo)

    def delete() -> None:
        assert ann.delete("albums", f"/{best}?forever=1").status_code == 204

    life = house.albums_store.life
    life.after_write(life.writes + 1, delete)
    assert ann.post("albums", f"/{best}/photos", {"ids": [photo]}).status_code == 404

    house.clock.advance(LONGEST_REQUEST_MS / 1000)
    house.sweep_up()
    assert house.albums.get(best) is None
    assert [each["_id"] for each in ann.get("photos").get_json()] == [photo]


def test_a_chosen_cover_may_be_in_others_too(ann: Person, rome: str, best: str, photo: str) -> None:
    put(ann, best, photo)
    other = ann.add_photo(best, ann.upload("other", b"other"))["_id"]

    assert ann.patch("albums", f"/{best}", {"coverId": photo}).get_json()["coverId"] == photo
    take_out(ann, best, photo)
    assert ann.get("albums", f"/{best}").get_json()["coverId"] != photo
    assert other in listed(ann, best)


def test_the_end_of_an_account_leaves_what_others_have(house: House, ann: Person, rome: str) -> None:
    bob = sign_up(house, "bob")
    of_bob = bob.make_album("Of Bob")
    cid = sign_up(house, "cid")
    share_with(bob, of_bob, cid, add=True)
    home = cid.make_album("Home")
    photo = cid.add_photo(home, cid.upload("cids", b"cids"))["_id"]
    put(cid, of_bob, photo)

    reply = bob.call("DELETE", "accounts", "/", json={"password": "correct horse"})
    assert reply.status_code == 204, reply.text
    for _ in range(3):
        house.clock.advance(2 * LONGEST_REQUEST_MS / 1000)
        house.sweep_up()

    assert house.albums.get(of_bob) is None
    assert albums_of(cid, photo) == [home]
    stored = house.photos.get(photo)
    assert stored is not None
    assert stored.album_ids == (home,)
