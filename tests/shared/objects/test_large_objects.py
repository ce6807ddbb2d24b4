"""Objects of which few fit into memory are read one after another."""

import hashlib
import threading
from typing import cast

import pytest

from functions.shared.errors import Damaged
from functions.shared.gateway import GatewayClient, Request
from functions.shared.objects.reading import LARGE, LARGE_ONES, whole_object
from functions.shared.streaming import Stream

PATIENCE_SECONDS = 30
CONTENT = b"so many bytes"


class Storage:
    """Tells of any size, and gives few bytes all the same."""

    def __init__(self, size: int, digest: str = hashlib.sha256(CONTENT).hexdigest()) -> None:
        self.headers = {"Content-Length": str(size), "ETag": f'"{digest}"'}

    def stream(self, function: str, request: Request) -> Stream:
        return Stream(200, self.headers, iter([CONTENT]))


def gateway(size: int, **more: str) -> GatewayClient:
    return cast("GatewayClient", Storage(size, **more))


def test_the_second_large_one_waits_for_the_first() -> None:
    read = threading.Event()

    def second() -> None:
        with whole_object(gateway(LARGE + 1), "incoming:ann:b", "ann"):
            read.set()

    thread = threading.Thread(target=second)
    with whole_object(gateway(LARGE + 1), "incoming:ann:a", "ann") as stored:
        assert stored.data == CONTENT
        thread.start()
        while not LARGE_ONES.waiting:
            pass
        assert not read.is_set()
        with whole_object(gateway(LARGE), "incoming:ann:small", "ann") as small:
            assert small.data == CONTENT
    thread.join(PATIENCE_SECONDS)

    assert read.is_set()


@pytest.mark.parametrize("_", range(3))
def test_what_is_damaged_gives_its_place_back(_: int) -> None:
    with pytest.raises(Damaged), whole_object(gateway(LARGE + 1, digest="0"), "incoming:ann:a", "ann"):
        pass
