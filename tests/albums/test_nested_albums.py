"""Albums have a place in a tree, told by the names above them, and may be shared with all that is below."""

from typing import Any

import pytest

from tests.house import House, Person
from tests.house.sharing import guest, listed, open_link, share_link, share_with, sign_up


def make(person: Person, *names: str) -> str:
    body = {"albumName": names[-1], "path": list(names[:-1])}
    reply = person.post("albums", json=body)
    assert reply.status_code == 201, reply.text
    album_id: str = reply.get_json()["_id"]
    return album_id


def places(person: Person, **query: str) -> list[list[str]]:
    found = person.get("albums", **query).get_json()
    return sorted([*album["path"], album["albumName"]] for album in found)


@pytest.fixture
def tree(ann: Person) -> dict[str, str]:
    places = (("2019",), ("2019", "Lisbon"), ("2019", "Lisbon", "Best"), ("2019", "Rome"), ("Rome",))
    return {"/".join(names): make(ann, *names) for names in places}


def change(person: Person, album_id: str, **said: object) -> dict[str, Any]:
    reply = person.patch("albums", f"/{album_id}", said)
    assert reply.status_code == 200, reply.text
    changed: dict[str, Any] = reply.get_json()
    return changed


def test_albums_tell_their_place(ann: Person, tree: dict[str, str]) -> None:
    assert ann.get("albums", f"/{tree['2019/Lisbon/Best']}").get_json()["path"] == ["2019", "Lisbon"]
    assert places(ann) == [
        ["2019"],
        ["2019", "Lisbon"],
        ["2019", "Lisbon", "Best"],
        ["2019", "Rome"],
        ["Rome"],
    ]


def test_what_is_below_goes_along(ann: Person, tree: dict[str, str]) -> None:
    assert change(ann, tree["2019/Lisbon"], albumName="Lisboa")["path"] == ["2019"]
    assert ["2019", "Lisboa", "Best"] in places(ann)

    change(ann, tree["2019"], path=["Years"])
    assert places(ann) == [
        ["Rome"],
        ["Years", "2019"],
        ["Years", "2019", "Lisboa"],
        ["Years", "2019", "Lisboa", "Best"],
        ["Years", "2019", "Rome"],
    ]
    change(ann, tree["2019"], albumName="Old", path=[])
    assert places(ann)[:2] == [["Old"], ["Old", "Lisboa"]]


def test_what_is_below_two_of_one_name_stays(ann: Person, tree: dict[str, str]) -> None:
    make(ann, "2019")

    change(ann, tree["2019"], albumName="Other")

    assert ["2019", "Lisbon"] in places(ann)


def test_what_is_below_stays_when_an_album_goes(ann: Person, tree: dict[str, str]) -> None:
    ann.delete("albums", f"/{tree['2019']}")

    assert places(ann) == [["2019", "Lisbon"], ["2019", "Lisbon", "Best"], ["2019", "Rome"], ["Rome"]]


def test_no_album_is_below_itself(ann: Person, tree: dict[str, str]) -> None:
    for path in (["2019"], ["2019", "Lisbon"]):
        reply = ann.patch("albums", f"/{tree['2019']}", {"path": path})
        assert (reply.status_code, reply.get_json()["field"]) == (422, "path"), path
    assert ["2019", "Lisbon"] in places(ann)


def test_a_tree_has_an_end(ann: Person, tree: dict[str, str]) -> None:
    deep = [str(number) for number in range(9)]
    assert ann.post("albums", json={"albumName": "x", "path": [*deep, "9"]}).status_code == 422
    assert ann.patch("albums", f"/{tree['2019']}", {"path": deep}).status_code == 422
    assert ["2019", "Lisbon"] in places(ann)
    assert change(ann, tree["Rome"], path=deep)["path"] == deep
    for path in (["x"] * 11, [""], ["a\nb"], "x", [1]):
        assert ann.patch("albums", f"/{tree['Rome']}", {"path": path}).status_code == 422, path


def test_words_of_the_names_above_find_it(ann: Person, tree: dict[str, str]) -> None:
    photo = ann.add_photo(tree["2019/Lisbon/Best"], ann.upload("a"))["_id"]

    for q in ("album:lisbon", "album:best", "album:2019"):
        assert [each["_id"] for each in ann.get("photos", q=q).get_json()] == [photo], q
    assert ann.get("photos", q="album:rome").get_json() == []


def test_a_share_gives_what_is_below_if_it_says_so(house: House, ann: Person, tree: dict[str, str]) -> None:
    bob, cid = sign_up(house, "bob"), sign_up(house, "cid")
    best = ann.add_photo(tree["2019/Lisbon/Best"], ann.upload("best"))["_id"]
    share_with(ann, tree["2019/Lisbon"], bob, below=True, originals=True)
    share_with(ann, tree["2019/Lisbon"], cid)

    assert places(bob, shared="1") == [["Lisbon"], ["Lisbon", "Best"]]
    assert places(cid, shared="1") == [["Lisbon"]]
    assert listed(bob, tree["2019/Lisbon/Best"]) == [best]
    assert bob.get("photos", f"/{best}/original").status_code == 200
    assert [each["_id"] for each in bob.get("photos", q="is:shared").get_json()] == [best]
    told = bob.get("albums", f"/{tree['2019/Lisbon']}").get_json()
    assert (told["path"], [each["path"] for each in told["below"]]) == ([], [["Lisbon"]])
    assert cid.get("albums", f"/{tree['2019/Lisbon']}").get_json()["below"] == []
    for album in ("2019", "2019/Rome", "Rome"):
        assert bob.get("albums", f"/{tree[album]}").status_code == 404, album
    assert cid.get("albums", f"/{tree['2019/Lisbon/Best']}").status_code == 404
    assert cid.get("photos", f"/{best}").status_code == 404

    later = make(ann, "2019", "Lisbon", "Later")
    assert bob.get("albums", f"/{later}").status_code == 200
    change(ann, later, path=["2019"])
    assert bob.get("albums", f"/{later}").status_code == 404
    ann.delete("albums", f"/{tree['2019/Lisbon']}")
    assert bob.get("albums", f"/{tree['2019/Lisbon/Best']}").status_code == 404
    assert places(bob, shared="1") == []


def test_what_is_below_takes_photos_where_the_share_does(
    house: House, ann: Person, tree: dict[str, str]
) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, tree["2019"], bob, below=True, add=True)
    share_with(ann, tree["2019/Rome"], bob)

    photo = bob.add_photo(tree["2019/Lisbon/Best"], bob.upload("bobs"))["_id"]

    assert listed(ann, tree["2019/Lisbon/Best"]) == [photo]
    # The share from above gives more than the album's own.
    bob.add_photo(tree["2019/Rome"], bob.upload("more"))


def test_a_link_gives_what_is_below_if_it_says_so(house: House, ann: Person, tree: dict[str, str]) -> None:
    best = ann.add_photo(tree["2019/Lisbon/Best"], ann.upload("best"))["_id"]
    wide = guest(house, share_link(ann, tree["2019/Lisbon"], below=True)["token"])
    narrow = guest(house, share_link(ann, tree["2019/Lisbon"])["token"])

    told = wide.get("albums", f"/{tree['2019/Lisbon']}").get_json()
    assert [each["albumName"] for each in told["below"]] == ["Best"]
    assert listed(wide, tree["2019/Lisbon/Best"]) == [best]
    assert [each["_id"] for each in wide.get("photos", albumId=tree["2019/Lisbon/Best"]).get_json()] == [best]
    assert wide.get("photos", f"/{best}/thumbnail").status_code == 200
    assert wide.get("albums", f"/{tree['2019']}").status_code == 404
    assert wide.get("photos", albumId=tree["2019"]).status_code == 404
    for path in (f"/{tree['2019/Lisbon/Best']}",):
        assert narrow.get("albums", path).status_code == 404
    assert narrow.get("photos", f"/{best}").status_code == 404


def test_names_above_what_is_shared_are_told_nobody(house: House, ann: Person) -> None:
    secret = make(ann, "Secret", "Trips")
    bob = sign_up(house, "bob")
    share_with(ann, secret, bob, below=True)
    make(ann, "Secret", "Trips", "Rome")
    link = share_link(ann, secret, below=True)["token"]

    assert "Secret" not in bob.get("albums", shared="1").text
    assert "Secret" not in bob.get("albums", f"/{secret}").text
    assert "Secret" not in open_link(house, link).text
