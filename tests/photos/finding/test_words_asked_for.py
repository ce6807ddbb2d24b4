"""Which photos a word finds, and which one leaves out."""

from collections.abc import Sequence
from typing import Any

import pytest

from functions.photos.finding.compiling import Audience, compile_query
from functions.photos.finding.language import parse
from functions.shared.stores.search import EVERYTHING
from functions.shared.stores.terms.photo_terms import photo_entry
from tests.stores.search.things import holds

PARTY, CARNIVAL = "a" * 24, "b" * 24
NAMES = {PARTY: ("summer", "party"), CARNIVAL: ("carnival",)}


def named(begins: Sequence[str]) -> list[str]:
    return [
        album
        for album, name in NAMES.items()
        if all(any(word.startswith(begin) for word in name) for begin in begins)
    ]


def finds(q: str, audience: Audience = Audience.OWN, **fields: Any) -> bool:
    entry = photo_entry({"userName": "ann", "albumId": "c" * 24, "createdAt": 1} | fields)
    assert entry is not None
    return holds(compile_query(parse(q), audience, named), {*entry.terms, ""})


@pytest.mark.parametrize(
    ("q", "fields"),
    [
        ("München", {"fileName": "Muenchen.jpg"}),
        ("Muenchen", {"place": {"town": "München"}}),
        ("IMG_0042.JPG", {"fileName": "IMG_0042.jpg"}),
        ("IMG_0042 (1).jpg", {"fileName": "IMG_0042 (1).jpg"}),
        ("dsc42", {"fileName": "DSC_42.jpg"}),
        ("80mm", {"lens": "XF16-80mmF4 R"}),
        ("2019-05-03", {"fileName": "2019-05-03 10.11.12.jpg"}),
        ("dog", {"tags": ["Hund"]}),
        ("Hunde", {"tags": ["puppy"]}),
        ("katzen", {"tags": ["Katze"]}),
        ("cell-phone", {"tags": ["cell phone"]}),
        ("🎉", {"tags": ["🎉"]}),
        ("party", {"albumId": PARTY}),
        ('"summer party"', {"albumId": PARTY}),
        ("-carniv", {"albumId": CARNIVAL}),
        ("-car", {"tags": ["carrot"]}),
        ("-(car OR dog)", {"tags": ["carrot"]}),
        ("& OR +", {}),
        ("-& dog", {"tags": ["dog"]}),
        ("a", {"tags": ["a"]}),
        ('camera:"iphone 12"', {"camera": "Apple iPhone 12"}),
        ("camera:iphone*", {"camera": "Apple iPhone 12 Pro"}),
        ('lens:"xf16*"', {"lens": "XF16-80mm"}),
        ('tag:"5 disk"', {"tags": ['5" disk']}),
        ("place:*", {"place": {"town": "Rome"}}),
    ],
)
def test_it_finds(q: str, fields: dict[str, Any]) -> None:
    assert finds(q, **fields)


@pytest.mark.parametrize(
    ("q", "fields"),
    [
        ("🎉", {"tags": ["dog"]}),
        ("bar", {"tags": ["bear"]}),
        ("Hund", {"tags": ["hot dog"]}),
        ("a", {"tags": ["apple"]}),
        ('"dog"', {"tags": ["Hund"]}),
        ("-car", {"tags": ["car"]}),
        ("-Auto", {"tags": ["car"]}),
        ("-dog", {"tags": ["dogs"]}),
        ("-(-car)", {"tags": ["dog"]}),
        ("-album:carnival", {"albumId": CARNIVAL}),
        ('camera:"iphone 12"', {"camera": "Apple iPhone 12 Pro"}),
        ("tag:car", {"tags": ["carrot"]}),
        ("IMG_004", {"fileName": "IMG 42 004.jpg"}),
    ],
)
def test_it_does_not_find(q: str, fields: dict[str, Any]) -> None:
    assert not finds(q, **fields)


@pytest.mark.parametrize(
    "q", ["rome", "place:rome", "nikon", "camera:nikon*", '"img 42"', "img42", "img_42", "type:gif"]
)
def test_guests_do_not_find_by_what_they_are_not_told(q: str) -> None:
    fields = {
        "place": {"town": "Rome"},
        "camera": "Nikon",
        "fileName": "img 42.gif",
        "contentType": "image/gif",
    }
    assert finds(q, **fields)
    assert not finds(q, Audience.GUEST, **fields)


def test_what_guests_cannot_find_by_leaves_nothing_out_for_them() -> None:
    assert finds("-place:rome", Audience.GUEST, place={"town": "Rome"})


@pytest.mark.parametrize("q", ["", "is:shared", "-", "& +", "-&"])
def test_what_asks_for_nothing_finds_everything(q: str) -> None:
    assert compile_query(parse(q), Audience.OWN, named) == EVERYTHING
