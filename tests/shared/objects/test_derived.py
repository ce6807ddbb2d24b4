"""What is made of a photo is known by its key to be made of it."""

import pytest

from functions.shared.models.keys import ObjectKey
from functions.shared.objects.derived import DerivedKey, derived_keys
from functions.thumbnail.crop import Boost, Box
from functions.thumbnail.framing import Framing, framed_key

SHA256 = "0123456789ab" + "c" * 52
FRAMINGS = (Framing(2048, 16), Framing(2048, 2048, (Boost(Box(1, 2, 3, 4), 0.01),)))


@pytest.mark.parametrize("name", ["cat.jpg", "x" * 160, "x" * 120, "a.0123456789ab.200x200"])
def test_every_form_of_what_is_made_tells_its_original(name: str) -> None:
    original = ObjectKey("incoming", "ann", name)
    keys = [*derived_keys(original, SHA256), *(framed_key(original, SHA256, each) for each in FRAMINGS)]

    assert len(set(keys)) == len(keys)
    for key in keys:
        derived = DerivedKey.parse(ObjectKey.parse(key))
        assert derived is not None
        assert derived.is_of(original, SHA256)
        assert not derived.is_of(original, "f" * 64)
        assert derived.preview == keys[2]
        assert derived.is_hashed if len(name) > 120 else derived.original == original


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("thumbnail:ann:cat.jpg.0123456789ab.200x200", "200x200"),
        ("thumbnail:ann:cat.jpg.0123456789ab.v2.640x640-5e6f7a8b9c0d", "640x640-5e6f7a8b9c0d"),
        ("thumbnail:ann:cat.jpg.0123456789ab.place3", "place3"),
        ("preview:ann:cat.jpg.0123456789ab", None),
        ("preview:ann:cat.jpg.0123456789ab.medium", "medium"),
    ],
)
def test_a_key_tells_what_kind_of_thing_it_is(key: str, kind: str | None) -> None:
    derived = DerivedKey.parse(ObjectKey.parse(key))

    assert derived is not None
    assert (str(derived.original), derived.kind) == ("incoming:ann:cat.jpg", kind)


def test_what_is_made_of_no_photo_has_no_such_key() -> None:
    assert DerivedKey.parse(ObjectKey.parse("preview:ann:cat.jpg")) is None
