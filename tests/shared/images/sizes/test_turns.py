"""Pictures wait for a decoder in order, once, instead of coming again and again."""

import threading

import pytest

from functions.shared.images.workers.places import Places

MANY = 20
PATIENCE_SECONDS = 60


def test_whoever_waits_longest_comes_first() -> None:
    places, order, started = Places(1), list[int](), list[threading.Thread]()
    assert places.take(0)

    def wait(number: int) -> None:
        assert places.take(PATIENCE_SECONDS)
        order.append(number)
        places.give_back()

    for number in range(MANY):
        started.append(threading.Thread(target=wait, args=(number,)))
        started[-1].start()
        while places.waiting <= number:
            pass
    places.give_back()
    for thread in started:
        thread.join(PATIENCE_SECONDS)

    assert order == list(range(MANY))


@pytest.mark.parametrize("count", [0, 1])
def test_who_has_waited_in_vain_leaves_no_gap(count: int) -> None:
    places = Places(count)
    for _ in range(count):
        assert places.take(0)

    assert not places.take(0.01)

    assert places.waiting == 0
    places.give_back()
    assert places.take(0)
    assert not places.take(0)
