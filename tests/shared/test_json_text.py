"""JSON that is written and read quickly, and all that Python's own JSON can say."""

import json
from typing import Any

import pytest

from functions.shared.json_text import decode, encode

VALUES = [None, {"a": [1, 2.5, "é", True, None]}, "\ud800 alone", 2**80, {"deep": {"est": [[-(2**64)]]}}]


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_what_is_written_is_read(value: Any) -> None:
    assert decode(encode(value)) == decode(encode(value).decode()) == value


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_what_the_standard_library_wrote_is_read(value: Any) -> None:
    assert decode(json.dumps(value)) == value
    assert json.loads(encode(value)) == value


@pytest.mark.parametrize("text", ["", "{", b"\xff", "nul"])
def test_what_is_no_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"Expecting|codec"):
        decode(text)
