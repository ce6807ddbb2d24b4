"""A link opens for who has it, and its password, and for no guess."""

from tests.house import House, Person
from tests.house.sharing import guest, open_link, share_link

PASSWORD = "open sesame"


def test_password_is_needed_where_there_is_one(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    made = share_link(ann, album_id, password=PASSWORD)

    replies = [open_link(house, made["token"], given) for given in (None, "", "wrong one", PASSWORD)]

    assert [reply.status_code for reply in replies] == [403, 403, 403, 200]
    assert "token" not in replies[0].get_json()
    # Who has no link is not told that there is one with a password.
    guessed = f"sal_{made['_id']}_{'x' * 43}"
    assert open_link(house, guessed, PASSWORD).status_code == 404


def test_share_of_one_album_does_not_open_another_with_the_same_password(house: House, ann: Person) -> None:
    one, other = ann.make_album(), ann.make_album()
    made, others = share_link(ann, one, password=PASSWORD), share_link(ann, other, password=PASSWORD)
    mixed = f"sal_{others['_id']}_{made['token'].split('_', 2)[2]}"

    assert open_link(house, mixed, PASSWORD).status_code == 404
    assert guest(house, made["token"], PASSWORD).get("albums", f"/{other}").status_code == 404


def test_passwords_of_a_link_are_guessed_slowly_and_others_still_get_in(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    made = share_link(ann, album_id, password=PASSWORD)

    def guess(password: str, address: str) -> int:
        return open_link(house, made["token"], password, address).status_code

    house.hasher.verified = 0
    told = [guess(f"guess number {number}", "192.0.2.1") for number in range(15)]

    assert set(told) == {403, 429}
    assert house.hasher.verified == told.count(403) == 5
    assert guess(PASSWORD, "192.0.2.1") == 429
    assert guess(PASSWORD, "198.51.100.7") == 200


def test_passwords_of_a_link_are_guessed_slowly_from_many_addresses(house: House, ann: Person) -> None:
    made = share_link(ann, ann.make_album(), password=PASSWORD)

    told = [
        open_link(house, made["token"], f"guess number {number}", f"192.0.2.{number}").status_code
        for number in range(20)
    ]

    assert told == [403] * 10 + [429] * 10


def test_links_are_tried_slowly_from_one_address(house: House, ann: Person) -> None:
    token = share_link(ann, ann.make_album())["token"]

    told = [open_link(house, "guess", None, "192.0.2.1").status_code for _ in range(25)]

    assert told == [404] * 20 + [429] * 5
    assert open_link(house, token, None, "192.0.2.2").status_code == 200
