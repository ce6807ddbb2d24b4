"""Bytes in ``data:`` URIs."""

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared.edge.data_uri import PATTERN, Content, compose, parse
from functions.shared.errors import Invalid


@given(st.binary(max_size=300), st.sampled_from(["image/jpeg", "image/svg+xml", "application/octet-stream"]))
def test_what_is_composed_is_parsed(data: bytes, content_type: str) -> None:
    assert parse(compose(Content(data, content_type))) == Content(data, content_type)


@pytest.mark.parametrize(
    ("uri", "content_type"),
    [
        ("data:image/png;base64,QQ==", "image/png"),
        ("data:IMAGE/PNG;base64,QQ==", "image/png"),
        ("data:;base64,QQ==", "application/octet-stream"),
        ("data:text/plain;charset=utf-8;base64,QQ==", "text/plain"),
        ("data:image/png;base64,QQ==\n", "image/png"),
    ],
)
def test_type_is_read_without_its_parameters(uri: str, content_type: str) -> None:
    assert parse(uri) == Content(b"A", content_type)


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "QQ==",
        "data:",
        "data:image/png,QQ==",
        "data:image/png;base64,QQ=",
        "data:image/png;base64,QUJD=",
        "data:image/png;base64,QUJD====",
        f"data:image/{'x' * 61};base64,QQ==",
        f"data:{'x' * 61}/png;base64,QQ==",
        "data:image/png;base64,Q Q==",
        "data:image/png;base64,é",
        "data:image/png;base64,QQ==QQ==",
        "http://host/cat.jpg",
        "data:" + ";a=b" * 1000,
    ],
)
def test_other_text_is_refused(uri: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse(uri)
    assert caught.value.field == "data"


@given(st.text("QJ=A+/ ;,:.-a\n", max_size=12), st.sampled_from(["", "image/png", "image/", ";a=b", "a/b;c"]))
def test_what_is_taken_is_what_the_description_says(text: str, middle: str) -> None:
    uri = f"data:{middle};base64,{text.strip()}"
    try:
        parse(uri)
    except Invalid:
        assert not re.search(PATTERN, uri)
    else:
        assert re.search(PATTERN, uri)


def test_bytes_stay_bytes() -> None:
    every = bytes(range(256))
    assert parse("data:a/b;base64," + base64.b64encode(every).decode()).data == every
