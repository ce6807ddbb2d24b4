"""A body on its way in, on a disk that takes no more of it."""

import pytest

from functions.serving.bodies import IN_MEMORY, Body, Room
from functions.shared.errors import StorageFull
from tests.house.full_disk import little_room

LITTLE = 5_000


def test_full_disk_is_told_at_once_and_keeps_no_room_taken() -> None:
    room = Room(IN_MEMORY * 2)
    body = Body(room, None)
    body.write(bytes(IN_MEMORY + LITTLE))

    with little_room(IN_MEMORY + LITTLE), pytest.raises(StorageFull):
        body.write(b"more")
    with little_room(IN_MEMORY + LITTLE):
        body.close()

    room.take(None, IN_MEMORY * 2)
