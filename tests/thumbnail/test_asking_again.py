"""A thumbnail that is there is not made again."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from tests.house import House, Person
from tests.thumbnail.asking import WIDE, details, post


@pytest.mark.parametrize("ask", [post, details])
@pytest.mark.parametrize("size", [{}, {"width": "300", "height": "100"}])
def test_asking_again_makes_nothing_anew(
    house: House, ann: Person, ask: Callable[..., TestResponse], size: dict[str, str]
) -> None:
    key = ann.upload("wide", WIDE)
    first = ask(ann, key, **size)
    house.network.methods.clear()

    again = ask(ann, key, **size)

    assert (again.status_code, again.text) == (200, first.text)
    # The original is not even read: its thumbnail is.
    assert house.network.methods == ["HEAD", "GET", "HEAD", "HEAD"]


def test_one_form_asks_for_what_another_has_made(house: House, ann: Person) -> None:
    key = ann.upload("wide", WIDE)
    made = post(ann, key).text
    house.network.methods.clear()

    told = details(ann, key).get_json()

    assert told["thumbnailKey"] == made
    assert "PUT" not in house.network.methods


def test_damaged_thumbnail_is_made_again(house: House, ann: Person) -> None:
    key = ann.upload("wide", WIDE)
    told = details(ann, key).get_json()
    whole = ann.get("storage", f"/{told['thumbnailKey']}").data
    house.damage(told["thumbnailKey"])

    assert details(ann, key).get_json() == told
    assert ann.get("storage", f"/{told['thumbnailKey']}").data == whole
