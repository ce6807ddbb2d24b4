"""What is made of a photo is known by its key to be made of it."""

import pytest

from functions.shared.models.keys import ObjectKey
from functions.shared.objects.derived import derived_keys, is_derived_from, original_key, sibling_preview_key
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
        derived = ObjectKey.parse(key)
        assert is_derived_from(derived, original, SHA256)
        assert not is_derived_from(derived, original, "f" * 64)
        assert sibling_preview_key(derived) == keys[2]
        assert len(name) > 120 or original_key(derived) == str(original)
