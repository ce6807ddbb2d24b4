"""Random people, albums, shares, trash and time: every list is what a small model says."""

import random
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Final

import pytest

from tests.house import House, Person
from tests.house.belonging import GONE, TRASH, Album, Model, Photo
from tests.house.sharing import end_share, share_with, sign_up

NAMES: Final = ("ann", "bob", "cid")
STEPS: Final = 120
MONTH_SECONDS: Final = 31 * 24 * 3600


class Game:
    """Each move does the same to the album and to the model, whether it is allowed or not."""

    def __init__(self, house: House, seed: int) -> None:
        self.house, self.draw, self.model = house, random.Random(seed), Model()
        for name in NAMES:
            sign_up(house, name)
        # By tokens that outlive the months.
        self.people = {name: house.person(name) for name in NAMES}
        self.shares: dict[tuple[str, str], dict[str, Any]] = {}
        self.numbers = count()

    def moves(self) -> list[Callable[[], None]]:
        often = [self.upload, self.upload, self.put, self.put, self.upload_again]
        return [
            *often,
            self.make_album,
            self.share,
            self.end_share,
            self.take_out,
            self.move,
            self.delete,
            self.restore,
            self.restore_alone,
            self.upload_alone,
            self.delete_album,
            self.restore_album,
            self.end_album,
            self.pass_time,
        ]

    def play(self) -> str:
        self.house.clock.advance(1)
        move = self.draw.choice(self.moves())
        move()
        return move.__name__

    def _someone(self) -> Person:
        return self.people[self.draw.choice(NAMES)]

    def _album(self) -> tuple[str, Album]:
        if not self.model.albums:
            self.make_album()
        return self.draw.choice(list(self.model.albums.items()))

    def _photo(self) -> tuple[str, Photo] | None:
        there = [(id, photo) for id, photo in self.model.photos.items() if photo.state != GONE]
        return self.draw.choice(there) if there else None

    def make_album(self) -> None:
        person = self._someone()
        self.model.albums[person.make_album()] = Album(person.name)

    def share(self) -> None:
        album_id, album = self._album()
        other, may_add = self.draw.choice(NAMES), self.draw.random() < 0.5
        if not album.state and other != album.owner and other not in album.shared_with:
            made = share_with(self.people[album.owner], album_id, self.people[other], add=may_add)
            self.shares[album_id, other] = made
            album.shared_with[other] = may_add

    def end_share(self) -> None:
        album_id, album = self._album()
        if not album.state and album.shared_with:
            other = self.draw.choice(sorted(album.shared_with))
            end_share(self.people[album.owner], self.shares.pop((album_id, other)))
            del album.shared_with[other]

    def upload(self) -> None:
        self._upload(self._someone(), next(self.numbers))

    def upload_again(self) -> None:
        if (found := self._photo()) is not None:
            self._upload(self.people[found[1].owner], found[1].number)

    def _upload(self, person: Person, number: int) -> None:
        album_id, album = self._album()
        key = person.upload(f"{number}.{next(self.numbers)}", b"%d" % number)
        reply = person.post("photos", json={"albumId": album_id, "key": key})
        if not album.takes_from(person.name):
            assert reply.status_code in (403, 404), reply.text
            person.delete("storage", f"/{key}")
            return
        photo_id = reply.get_json()["_id"]
        if reply.status_code != 200:
            self.model.photos[photo_id] = Photo(person.name, number, [album_id])
            return
        photo = self.model.photos[photo_id]
        assert (photo.owner, photo.number) == (person.name, number)
        if self.model.is_seen(photo):
            photo.albums.append(album_id)
        else:
            photo.state = ""
            was_in_it = album_id in photo.albums
            photo.albums = self.model.there(photo.albums) if was_in_it else [album_id]

    def upload_alone(self) -> None:
        """Into no album, what is there already or not."""
        found = self._photo()
        person, number = self._someone(), next(self.numbers)
        if found and self.draw.random() < 0.5:
            person, number = self.people[found[1].owner], found[1].number
        key = person.upload(f"{number}.{next(self.numbers)}", b"%d" % number)
        reply = person.post("photos", json={"key": key})
        photo_id = reply.get_json()["_id"]
        if reply.status_code != 200:
            self.model.photos[photo_id] = Photo(person.name, number, [])
        elif not self.model.is_seen(photo := self.model.photos[photo_id]):
            photo.state, photo.albums = "", self.model.there(photo.albums)

    def restore_alone(self) -> None:
        if (found := self._photo()) is None:
            return
        photo_id, photo = found
        person = self._someone()
        status = person.post("photos", f"/{photo_id}/restore?alone=1").status_code
        if person.name == photo.owner:
            assert status == 200
            photo.state, photo.albums = "", self.model.there(photo.albums)
        else:
            assert status in (404, 409)

    def put(self) -> None:
        album_id, album = self._album()
        if (found := self._photo()) is None:
            return
        photo_id, photo = found
        person = self.people[photo.owner] if self.draw.random() < 0.8 else self._someone()
        status = person.post("albums", f"/{album_id}/photos", {"ids": [photo_id]}).status_code
        if not album.takes_from(person.name):
            assert status in (403, 404)
        elif person.name == photo.owner and self.model.is_seen(photo):
            assert status == 200
            photo.albums += [album_id] if album_id not in photo.albums else []

    def take_out(self) -> None:
        album_id, album = self._album()
        if (found := self._photo()) is None:
            return
        photo_id, photo = found
        person = self._someone()
        body = {"ids": [photo_id]}
        status = person.call("DELETE", "albums", f"/{album_id}/photos", json=body).status_code
        is_his = person.name in (album.owner, photo.owner)
        allowed = album.is_open_to(person.name) and is_his and album_id in photo.albums
        if allowed and self.model.is_seen(photo):
            assert status == 200
            photo.albums = [id for id in self.model.there(photo.albums) if id != album_id]
        elif not album.is_open_to(person.name) or not is_his:
            assert status == 404

    def move(self) -> None:
        album_id, album = self._album()
        if (found := self._photo()) is None:
            return
        photo_id, photo = found
        person = self.people[photo.owner]
        status = person.patch("photos", f"/{photo_id}", {"albumId": album_id}).status_code
        if album.takes_from(person.name) and self.model.is_seen(photo):
            assert status == 200
            if photo.albums[:1] != [album_id]:
                photo.albums = list(dict.fromkeys([album_id, *photo.albums[1:]]))
        else:
            assert status in (403, 404, 409)

    def delete(self) -> None:
        if (found := self._photo()) is None:
            return
        photo_id, photo = found
        person = self._someone()
        status = person.delete("photos", f"/{photo_id}").status_code
        albums = [self.model.albums[id] for id in photo.albums]
        is_all_his = bool(albums) and all(each.owner == person.name and each.state != GONE for each in albums)
        if person.name == photo.owner or is_all_his:
            assert status == 204
            photo.state = TRASH
        else:
            assert status in (404, 409)

    def restore(self) -> None:
        if (found := self._photo()) is None:
            return
        photo_id, photo = found
        status = self.people[photo.owner].post("photos", f"/{photo_id}/restore").status_code
        if self.model.is_hidden(photo):
            assert status == 409
        else:
            assert status == 200
            photo.state = ""

    def delete_album(self) -> None:
        album_id, album = self._album()
        person, keeps = self._someone(), self.draw.random() < 0.3
        status = person.delete("albums", f"/{album_id}{'?keepPhotos=1' if keeps else ''}").status_code
        if person.name == album.owner and not album.state:
            assert status == 204
            album.state, album.keeps = TRASH, keeps

    def restore_album(self) -> None:
        album_id, album = self._album()
        status = self.people[album.owner].post("albums", f"/{album_id}/restore").status_code
        assert status == (404 if album.state == GONE else 200)
        if album.state == TRASH:
            album.state, album.keeps = "", False

    def end_album(self) -> None:
        if self.draw.random() < 0.5:
            return
        album_id, album = self._album()
        status = self.people[album.owner].delete("albums", f"/{album_id}?forever=1").status_code
        assert status == (404 if album.state == GONE else 204)
        if album.state != GONE:
            self.model.delete_for_good(album_id)

    def pass_time(self) -> None:
        """A month, now and then; else what is owed is done."""
        if self.draw.random() < 0.2:
            self.house.clock.advance(MONTH_SECONDS)
            for photo in self.model.photos.values():
                photo.state = GONE if photo.state == TRASH else photo.state
            for album_id, album in self.model.albums.items():
                if album.state == TRASH:
                    self.model.delete_for_good(album_id)
        else:
            self.house.clock.advance(120)
        self.house.sweep_up()


def ids_of(person: Person, path: str, **query: str) -> list[str]:
    reply = person.get("photos", path, limit="500", **query)
    assert reply.status_code == 200, reply.text
    return [photo["_id"] for photo in reply.get_json()]


def differences(game: Game) -> Iterator[str]:
    model = game.model
    for name, person in game.people.items():
        lists = {
            "own": (ids_of(person, "/"), model.own(name)),
            "searched": (ids_of(person, "/", q=""), model.own(name)),
            "ready": (ids_of(person, "/", tag="person"), set()),
            "shared": (ids_of(person, "/", q="is:shared"), model.shared(name)),
            "trash": (ids_of(person, "/trash"), model.trash(name)),
        }
        for title, (found, wanted) in lists.items():
            if title != "ready" and (set(found) != wanted or len(found) != len(wanted)):
                yield f"{title} of {name}: {sorted(found)} for {sorted(wanted)}"
        months = person.get("photos", "/timeline").get_json()
        if sum(month["count"] for month in months) != len(model.own(name)):
            yield f"timeline of {name}"
        counts = {album["_id"]: album["photoCount"] for album in person.get("albums", limit="500").get_json()}
        own = {id for id, album in model.albums.items() if album.owner == name and not album.state}
        if counts != {id: len(model.within(id)) for id in own}:
            yield f"albums of {name}: {counts}"
        for album_id, album in model.albums.items():
            reply = person.get("albums", f"/{album_id}")
            seen = {each["_id"] for each in reply.get_json()["photos"]} if reply.status_code == 200 else None
            if seen != (model.within(album_id) if album.is_open_to(name) else None):
                yield f"album of {album.owner} to {name}: {seen}"
        for photo_id, photo in model.photos.items():
            is_his = photo.owner == name and photo.state != GONE
            may_see = is_his or any(
                model.albums[id].is_open_to(name) and photo_id in model.within(id) for id in photo.albums
            )
            status = person.get("photos", f"/{photo_id}").status_code
            if (status == 200) != may_see:
                yield f"photo of {photo.owner} to {name}: {status}"


@pytest.mark.parametrize("seed", range(10))
def test_every_list_is_what_the_model_says(house: House, seed: int) -> None:
    game, played = Game(house, seed), list[str]()
    for _ in range(STEPS):
        played.append(game.play())
        assert list(differences(game)) == [], played
    # What was to go is gone with its bytes, and all that is left is whole.
    for _ in range(4):
        house.clock.advance(120)
        house.sweep_up()
    gone = [id for id, photo in game.model.photos.items() if photo.state == GONE]
    assert [id for id in gone if house.photos.get(id)] == []
    report = house.operator().post("photos", "/verify", {}).get_json()
    assert (report["orphans"], report["missing"], report["misfound"]) == ([], [], [])
