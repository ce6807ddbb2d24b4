"""What a photo is found by."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared.models.metadata import Gps, Place, PlaceNames
from functions.shared.models.photo import Photo
from functions.shared.stores.search import Entry, Position
from functions.shared.stores.terms.photo_terms import facet_text, german_text, photo_entry
from functions.shared.stores.terms.words import LONGEST

ALBUM = "a" * 24
PLACE = Place(
    town="New York",
    region="New York",
    country="USA",
    geonames_id=1,
    country_code="US",
    german=PlaceNames(town="New York", country="Vereinigte Staaten"),
)
PHOTO = Photo(
    id="0" * 24,
    album_id=ALBUM,
    user_name="ann",
    key="incoming:ann:x",
    content_type="image/heic",
    file_name="IMG_0042 Zoë.jpg",
    created_at=1_700_000_000_000,
    size=1,
    sha256="0" * 64,
    tags=("cell phone", "Zürich"),
    camera="FUJIFILM X-T5",
    lens="XF16mm R",
    gps=Gps(lat=40, lon=-74.5),
    place=PLACE,
    taken_at=int(datetime(2019, 4, 30, 23, 30, tzinfo=UTC).timestamp() * 1000),
    taken_at_offset=60,
)
DOCUMENT = PHOTO.to_document()


def entry(**fields: Any) -> Entry:
    found = photo_entry(DOCUMENT | fields)
    assert found is not None
    return found


def of_kind(kind: str, **fields: Any) -> set[str]:
    return {term.partition(":")[2] for term in entry(**fields).terms if term.startswith(f"{kind}:")}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("tag", {"cell phone", "zurich"}),
        ("label", {"cell", "phone", "zurich"}),
        ("place", {"new york", "usa"}),
        ("in", {"vereinigte staaten"}),
        ("camera", {"fujifilm x-t5"}),
        ("model", {"x-t5"}),
        ("lens", {"xf16mm r"}),
        ("type", {"heic"}),
        ("status", {"processing"}),
        ("album", {ALBUM}),
        ("of", {"ann"}),
        ("month", {"2019-05"}),
        ("day", {"2019-05-01"}),
        ("has", {"place"}),
    ],
)
def test_facets_are_those_of_the_photo(kind: str, values: set[str]) -> None:
    assert of_kind(kind) == values


def test_words_are_those_of_file_camera_lens_and_place_without_the_ending() -> None:
    assert of_kind("word") == {
        *("img", "0042", "zoe"),
        *("fujifilm", "x", "t", "5", "xt"),
        *("xf", "16", "mm"),
        *("new", "york", "usa", "vereinigte", "staaten"),
    }


def test_pairs_join_neighbours_of_one_text_only() -> None:
    pairs = of_kind("pair")

    assert {"img 0042", "0042 zoe", "fujifilm x", "xt 5", "new york", "mm r"} <= pairs
    assert "zoe fujifilm" not in pairs


def test_among_everyone_a_photo_has_its_album_its_status_and_its_owner_there() -> None:
    assert entry().shared_terms == {f"album:{ALBUM}", "status:processing", f"by:{ALBUM}:ann"}


def test_times_and_position_are_told_beside_the_terms() -> None:
    found = entry()

    assert found.taken == datetime(2019, 5, 1, 0, 30, tzinfo=UTC).timestamp() * 1000
    assert (found.created, found.position) == (PHOTO.created_at, Position(40.0, -74.5))


@pytest.mark.parametrize("taken_at", [None, 10**17, -(10**17), True, "2019", 1.5])
def test_what_has_no_day_of_the_calendar_is_undated(taken_at: object) -> None:
    found = entry(takenAt=taken_at)

    assert "undated" in found.terms
    assert found.taken is None
    assert of_kind("month", takenAt=taken_at) == set()


@pytest.mark.parametrize("gps", [None, "x", {}, {"lat": float("nan"), "lon": 0}, {"lat": 91, "lon": 0}])
def test_what_is_no_position_is_none(gps: object) -> None:
    assert entry(gps=gps).position is None
    assert "has:place" not in entry(gps=gps, place=None).terms


def test_nobody_finds_what_is_being_deleted_or_is_nobodys() -> None:
    assert photo_entry(DOCUMENT | {"deleting": True}) is None
    assert photo_entry(DOCUMENT | {"userName": ""}) is None
    assert photo_entry({}) is None


def test_record_of_an_older_build_has_what_it_tells() -> None:
    found = photo_entry({"userName": "ann", "albumId": ALBUM, "createdAt": 1, "tags": ["dog"]})

    assert found is not None
    assert found.terms == {"of:ann", f"album:{ALBUM}", "undated", "tag:dog", "label:dog"}


def test_long_names_make_few_short_terms() -> None:
    terms = entry(
        fileName=" ".join(f"w{n}" for n in range(1_000)), tags=["x" * 500] * 9, lens="y " * 900
    ).terms

    assert len(terms) < 120
    assert max(map(len, terms)) <= 2 * LONGEST + len("pair: ")


ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.lists(st.integers())


@given(
    st.dictionaries(st.sampled_from([*DOCUMENT, "place"]), ODD | st.dictionaries(st.text(max_size=4), ODD))
)
def test_nothing_that_may_be_stored_is_an_error_and_all_terms_can_be_stored(odd: dict[str, Any]) -> None:
    found = photo_entry(DOCUMENT | odd)

    for term in found.terms | found.shared_terms if found else ():
        assert term.encode()


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("place:new york", "New York"),
        ("in:vereinigte staaten", "Vereinigte Staaten"),
        ("camera:fujifilm x-t5", "FUJIFILM X-T5"),
        ("lens:xf16mm r", "XF16mm R"),
        ("tag:zurich", "Zürich"),
        ("type:heic", "HEIC"),
        ("place:lisbon", None),
        ("month:2019-05", None),
    ],
)
def test_facet_is_told_as_the_photo_spells_it(term: str, text: str | None) -> None:
    assert facet_text(term, DOCUMENT) == text


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("place:new york", "New York"),
        ("place:usa", "Vereinigte Staaten"),
        ("place:lisbon", None),
        ("tag:zurich", None),
    ],
)
def test_place_is_told_in_german_as_the_photo_has_it(term: str, text: str | None) -> None:
    assert german_text(term, DOCUMENT) == text


def looks_of(**fields: Any) -> set[str]:
    return {term for term in entry(**fields).terms if term.startswith("look")}


def test_look_is_found_by_each_of_its_parts() -> None:
    found = looks_of(look="0123456789ab" + "f" * 52)

    assert found == {"look0:0123456789ab", "look1:456789ab0123", "look2:89ab01234567"}


def test_picture_without_a_look_is_found_by_its_bytes() -> None:
    assert looks_of(look="") == {"look3:" + "0" * 12}


def test_photo_of_before_has_the_terms_that_it_had() -> None:
    """So that no index need be built anew."""
    document = PHOTO.to_document()
    of_before = {name: value for name, value in document.items() if name not in ("look", "notAlike")}

    assert looks_of() == set()
    assert photo_entry(document) == photo_entry(of_before)
