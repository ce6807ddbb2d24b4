"""A deleted album with a photo in it, while all of that is to be removed yet: no route tells of it."""

import pytest

from functions.shared.objects.album_removal import hide_album
from tests.contract.access import ALLOWED
from tests.contract.callers import owner
from tests.contract.rows import TABLE
from tests.contract.test_access_matrix import ROWS, call
from tests.contract.world import World
from tests.house import House

ASKED = [
    (function, name)
    for function, name in ROWS
    if function in ("albums", "photos", "accounts") and TABLE[function][name][1].owner == ALLOWED
]
MAY_BE_REPEATED = {
    ("albums", name) for name in ("DELETE /{id}", "DELETE /", "DELETE /{id}?forever", "DELETE /?forever")
}


@pytest.mark.parametrize(("function", "name"), ASKED, ids=lambda value: value)
def test_what_is_in_a_deleted_album_is_nowhere(house: House, function: str, name: str) -> None:
    world = World(house)
    ask = TABLE[function][name][0](world)
    told = [world.album, world.photo, world.key_of_photo]
    names_it = any(mark in f"{ask}" for mark in told if mark != ask.has)
    house.albums.change(world.album, hide_album)

    reply = call(world, function, name.partition(" ")[0], ask, owner(world, function))

    if (function, name) in MAY_BE_REPEATED:
        assert reply.status_code == 204
    elif reply.status_code >= 300:
        assert reply.status_code == 404, reply.text
        assert names_it or world.share in f"{ask}" or world.share_token in f"{ask}"
    else:
        assert not [mark for mark in told if mark in reply.text], reply.text
    house.worker.settle()
    photo = house.photos.get(world.photo)
    assert photo is None or (photo.tags, photo.work.due_at) == ((), None), "it was changed or worked on"
