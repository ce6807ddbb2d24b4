"""A photo or an album in the trash: no route tells of it but those that are for the trash."""

from collections.abc import Callable
from typing import Final

import pytest

from functions.shared.objects.trashing import trash_album, trash_photo
from tests.contract.access import ALLOWED
from tests.contract.callers import other, owner
from tests.contract.rows import TABLE
from tests.contract.test_access_matrix import ROWS, call
from tests.contract.world import World
from tests.house import House

ASKED: Final = [
    (function, name)
    for function, name in ROWS
    if function in ("albums", "photos") and TABLE[function][name][1].owner == ALLOWED
]
TELLS_OF_PHOTO: Final = {
    ("photos", "GET /?id"),
    ("photos", "GET /trash"),
    *(("photos", f"GET /{{id}}{form}") for form in ("", "/thumbnail", "/medium", "/preview", "/original")),
}
PUTS_OUT: Final = {
    ("photos", f"POST /{how}")
    for how in ("", "?none", "{id}/restore", "{id}/restore?albumId", "{id}/restore?alone")
}
OF_THE_TRASH: Final = {
    *((function, f"DELETE {name}{how}") for function in ("photos", "albums") for name in ("/{id}", "/")
      for how in ("", "?forever")),
    ("albums", "POST /{id}/restore"),
    ("albums", "GET /?trash"),
}  # fmt: skip


def throw_photo_away(world: World) -> list[str]:
    world.house.photos.change(world.photo, lambda photo: trash_photo(photo, world.house.clock()))
    return [world.photo, world.key_of_photo]


def throw_album_away(world: World) -> list[str]:
    marks = [world.album, world.photo, world.key_of_photo]
    now = world.house.clock()
    world.house.albums.change(world.album, lambda album: trash_album(album, [world.owner], now))
    return marks


@pytest.mark.parametrize("throw_away", [throw_photo_away, throw_album_away])
@pytest.mark.parametrize(("function", "name"), ASKED, ids=lambda value: value)
def test_trash_is_told_of_where_it_is_asked_for(
    house: House, function: str, name: str, throw_away: Callable[[World], list[str]]
) -> None:
    world = World(house)
    ask = TABLE[function][name][0](world)
    told = throw_away(world)
    names_it = any(mark in f"{ask}" for mark in [*told, world.share, world.share_token] if mark != ask.has)

    reply = call(world, function, name.partition(" ")[0], ask, owner(world, function))

    assert reply.status_code < 300 or (names_it and reply.status_code in (404, 409)), reply.text
    if (function, name) not in TELLS_OF_PHOTO | PUTS_OUT | OF_THE_TRASH and reply.status_code < 300:
        assert not [mark for mark in told if mark in reply.text], reply.text
    house.worker.settle()


@pytest.mark.parametrize("throw_away", [throw_photo_away, throw_album_away])
@pytest.mark.parametrize(("function", "name"), ASKED, ids=lambda value: value)
def test_nobody_else_is_told_of_it(
    house: House, function: str, name: str, throw_away: Callable[[World], list[str]]
) -> None:
    world = World(house)
    ask = TABLE[function][name][0](world)
    told = throw_away(world)

    reply = call(world, function, name.partition(" ")[0], ask, other(world, function))

    asked_for = f"{ask.path}{ask.query}{ask.json}"
    assert not [mark for mark in told if mark in reply.text and mark not in asked_for], reply.text
    assert reply.status_code < 300 or reply.status_code in (403, 404), reply.text
    if any(mark in asked_for for mark in told):
        assert reply.status_code == 404 or reply.get_json() == []
