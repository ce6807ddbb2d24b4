"""What a search finds, of photos as they are recorded."""

from typing import Any

import pytest

from functions.photos.finding.compiling import Audience, compile_query
from functions.photos.finding.language import parse
from functions.photos.finding.picture_names import PICTURE_NAMES
from functions.photos.finding.vocabulary import NAMES, labels_named
from functions.shared.config import PROJECT_ROOT
from functions.shared.stores.terms.photo_terms import photo_entry
from functions.shared.stores.terms.words import facet, words
from tests.stores.search.things import holds

LISBON = {
    "town": "Lisbon",
    "region": "Lisbon",
    "country": "Portugal",
    "german": {"town": "Lissabon", "region": "Lissabon", "country": "Portugal"},
}
PHOTO: dict[str, Any] = {
    "_id": "0" * 24,
    "userName": "ann",
    "albumId": "a" * 24,
    "fileName": "IMG_0042 Sommer-Fest.jpg",
    "contentType": "image/jpeg",
    "camera": "FUJIFILM X-T5",
    "lens": "XF16-80mmF4 R OIS WR",
    "tags": ["dog", "cell phone", "Weihnachten"],
    "status": "ready",
    "createdAt": 1_700_000_000_000,
    # Ten to midnight, UTC; in Lisbon it is the next month already.
    "takenAt": 1_559_346_600_000,
    "takenAtOffset": 60,
    "gps": {"lat": 38.7, "lon": -9.1},
    "place": LISBON,
}


def found(text: str, audience: Audience = Audience.OWN, **fields: object) -> bool:
    entry = photo_entry(PHOTO | fields)
    assert entry is not None
    where = compile_query(parse(text), audience, lambda begins: ["a" * 24] if begins == ["holi"] else [])
    at = [entry.position.lat, entry.position.lon] if entry.position else None
    return holds(where, {*entry.terms, ""}, at)


FINDS = (
    *(
        "dog",
        "DOG",
        "do",
        "dogs",
        "Hund",
        "Hunde",
        "hun",
        "puppy",
        "phone",
        "cell phone",
        "Handy",
        "weihnacht",
    ),
    *("img", "0042", "IMG_0042", "img_00", "sommer", "fest", '"sommer fest"', "Sommer-Fest"),
    *("lisbon", "Lissabon", "lis", "portugal", "fuji", "x-t5", "xt5", "X-T", "xf16", "holi", '"cell phone"'),
    *("taken:2019", "taken:2019-06", "taken:2019-06-01", "taken:2018..2019", "taken:..2019-06-01"),
    *("taken:2019-05-20..2019-06-02", "taken:2019-06..", "place:lisbon", "place:Lissabon", "place:portugal"),
    *('camera:"fujifilm x-t5"', "camera:x-t5", "camera:fuji*", 'lens:"xf16-80mmf4 r*"', "album:holi"),
    *(
        f"album:{'a' * 24}",
        "tag:dog",
        "tag:hund",
        'tag:"cell phone"',
        "type:jpg",
        "status:ready",
        "has:place",
    ),
    *("within:-9.1,38.7,-9.1,38.7", "within:170,-90,-9,90", "-within:0,0,1,1"),
    *("has:date", "-cat", "cat OR dog", "-(cat OR bird) dog", "", "& dog", "-&"),
)
FINDS_NOT = (
    *(
        "cat",
        "Katze",
        "-dog",
        "dog cat",
        "og",
        "0 ",
        "004 zz",
        '"fest sommer"',
        '"somm fest"',
        "beach",
        "x-t50",
    ),
    *("taken:2019-05", "taken:2019-05-31", "taken:2018", "taken:2019-06-02..", "place:lis", "place:porto"),
    *(
        "camera:x-t",
        "tag:do",
        "tag:cell",
        "type:heic",
        "status:failed",
        "is:favourite",
        "-has:place",
        "-has:date",
    ),
    *("within:-9,38,-8,39", "-within:-10,38,-8,39", "within:-9,-90,-10,90"),
    *("album:other", f"album:{'b' * 24}", "-(cat OR dog)"),
)
TOLD_TO_GUESTS = ("dog", "Hund", "phone", '"cell phone"', "taken:2019", "tag:dog", "status:ready", "-cat")
NOT_TOLD = (
    *("img", "0042", "lisbon", "fuji", "x-t5", "place:lisbon", "camera:x-t5", "type:jpeg", "has:place"),
    *("within:-180,-90,180,90", "-has:place within:-10,38,-8,39"),
    *('"sommer fest"', "sommer", "-place:porto place:lisbon"),
)


@pytest.mark.parametrize("text", FINDS)
def test_it_finds_the_photo(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", FINDS_NOT)
def test_it_does_not_find_the_photo(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("text", TOLD_TO_GUESTS)
def test_others_find_by_what_they_are_told(text: str) -> None:
    assert found(text, Audience.GUEST)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_others_do_not_find_by_what_they_are_not_told(text: str) -> None:
    assert not found(text, Audience.GUEST)


def test_photo_without_a_date_is_found_by_that() -> None:
    assert found("-has:date", takenAt=None)
    assert not found("taken:1970..", takenAt=None)


@pytest.mark.parametrize("odd", ["\0", "\ud800", "…", "'" * 50, "x" * 400])
def test_odd_text_finds_something_or_nothing(odd: str) -> None:
    found(odd, fileName=odd, tags=[odd], camera=odd, lens=odd)


def test_every_label_has_names_in_german_and_english() -> None:
    objects = set((PROJECT_ROOT / "yolov3/data/coco.names").read_text().split("\n")) - {""}
    assert set(NAMES) == objects | set(PICTURE_NAMES)
    for label, names in NAMES.items():
        for name in names.split():
            assert words(name) == [facet(name)], name
            assert label in labels_named(name), name
