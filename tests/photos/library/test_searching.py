"""Photos found by words, dates and facets, and what is told of all that is found."""

from typing import Any

import pytest

from functions.shared.models.photo import Photo
from tests.house import House, Person

MAY, JUNE = 1_556_960_400_000, 1_559_552_400_000
LISBON = {
    "geonamesId": 2267057,
    "town": "Lisbon",
    "region": "Lisbon",
    "country": "Portugal",
    "countryCode": "PT",
    "german": {"town": "Lissabon", "region": "Lissabon", "country": "Portugal"},
}


@pytest.fixture
def albums(ann: Person) -> dict[str, str]:
    return {name: ann.make_album(name) for name in ("Summer in Rome", "Family")}


@pytest.fixture
def photos(house: House, ann: Person, albums: dict[str, str]) -> dict[str, str]:
    """Ids by name, in the order in which they came."""
    made = {}
    for name, album, seen, more in (
        (
            "tram",
            "Summer in Rome",
            "dog",
            {"takenAt": MAY, "gps": {"lat": 38.7, "lon": -9.1}, "place": LISBON},
        ),
        (
            "beach",
            "Summer in Rome",
            "boat",
            {"takenAt": JUNE, "gps": {"lat": 38.8, "lon": -9.2}, "place": LISBON},
        ),
        ("grandma", "Family", "dog", {"takenAt": MAY - 10**11, "camera": "FUJIFILM X-T5"}),
        ("unknown", "Family", "cat", {}),
    ):
        house.clock.advance(1)
        house.recognition.see((seen, 0.9))
        made[name] = add(house, ann, albums[album], name, more)
    return made


def add(house: House, person: Person, album_id: str, name: str, more: dict[str, Any]) -> str:
    body = {"albumId": album_id, "key": person.upload(f"{name}-{person.name}"), "fileName": f"{name}.jpg"}
    id: str = person.post("photos", json=body).get_json()["_id"]
    house.photos.change(id, lambda photo: Photo.from_document(photo.to_document() | more))
    return id


def found(person: Person, photos: dict[str, str], **query: str | list[str]) -> list[str]:
    reply = person.get("photos", **query)
    assert reply.status_code == 200, reply.text
    names = {id: name for name, id in photos.items()}
    return [names[photo["_id"]] for photo in reply.get_json()]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "dog"}, ["tram", "grandma"]),
        ({"q": "Hund"}, ["tram", "grandma"]),
        ({"q": "lis"}, ["beach", "tram"]),
        ({"q": "lissabon -dog"}, ["beach"]),
        ({"q": "rome"}, ["beach", "tram"]),
        ({"q": 'album:"summer rome" dog'}, ["tram"]),
        ({"q": "cat OR boat"}, ["beach", "unknown"]),
        ({"q": "has:place"}, ["beach", "tram"]),
        ({"q": "within:-9.15,38,-9,39"}, ["tram"]),
        ({"q": "within:-9.2,38.7,-9.1,38.8"}, ["beach", "tram"]),
        ({"q": "within:-9.2,38,-9,39 dog"}, ["tram"]),
        ({"q": "-within:-9.15,38,-9,39"}, ["beach", "grandma", "unknown"]),
        ({"q": "within:170,-90,-9.15,90"}, ["beach"]),
        ({"q": "zebra"}, []),
        ({"q": ""}, ["beach", "tram", "grandma", "unknown"]),
        ({"taken": "2019-05"}, ["tram"]),
        ({"taken": "2019"}, ["beach", "tram"]),
        ({"taken": "2019", "q": "boat"}, ["beach"]),
        ({"order": "taken"}, ["beach", "tram", "grandma", "unknown"]),
        ({"order": "created"}, ["unknown", "grandma", "beach", "tram"]),
        ({"q": "dog", "order": "created"}, ["grandma", "tram"]),
        ({"q": "dog", "tag": "dog", "status": "ready"}, ["tram", "grandma"]),
        ({"tag": ["dog", "cat"]}, []),
    ],
)
def test_photos_are_found(
    ann: Person, photos: dict[str, str], query: dict[str, str | list[str]], names: list[str]
) -> None:
    assert found(ann, photos, **query) == names


def test_search_stays_within_an_album(ann: Person, photos: dict[str, str], albums: dict[str, str]) -> None:
    assert found(ann, photos, q="dog", albumId=albums["Family"]) == ["grandma"]
    assert found(ann, photos, taken="2019", albumId=albums["Family"]) == []
    assert found(ann, photos, q="dog", albumId="0" * 24) == []


@pytest.mark.parametrize("query", [{"q": ""}, {"order": "taken"}, {"q": "-zebra", "order": "created"}])
def test_pages_go_on_where_they_ended(
    ann: Person, photos: dict[str, str], query: dict[str, str | list[str]]
) -> None:
    whole, pages = found(ann, photos, **query), []
    cursor: dict[str, str] = {}
    while True:
        reply = ann.get("photos", limit="1", **query, **cursor)
        if not reply.get_json():
            break
        pages += found(ann, photos, limit="1", **query, **cursor)
        link = reply.headers["Link"]
        assert all(f"{name}={value}" in link for name, value in query.items() if name == "order")
        cursor = {"cursor": link.partition("cursor=")[2].partition(">")[0].partition("&")[0]}
    assert pages == whole


def test_another_name_of_an_album_finds_its_photos(
    ann: Person, photos: dict[str, str], albums: dict[str, str]
) -> None:
    assert ann.patch("albums", f"/{albums['Family']}", {"albumName": "Weihnachten"}).status_code == 200
    assert found(ann, photos, q="family") == []
    assert found(ann, photos, q="weihnachten") == ["grandma", "unknown"]


def test_correction_is_found_at_once(ann: Person, photos: dict[str, str]) -> None:
    ann.patch("photos", f"/{photos['unknown']}", {"addTags": ["Grand Piano"], "removeTags": ["cat"]})
    assert found(ann, photos, q="piano") == found(ann, photos, q='"grand piano"') == ["unknown"]
    assert found(ann, photos, q="cat") == []
    ann.delete("photos", f"/{photos['unknown']}?forever=1")
    assert found(ann, photos, q="piano") == []


def test_timeline_counts_months(ann: Person, photos: dict[str, str]) -> None:
    def months(**query: str) -> list[tuple[str | None, int]]:
        told = ann.get("photos", "/timeline", **query).get_json()
        return [(month["month"], month["count"]) for month in told]

    assert months(by="month") == [("2019-06", 1), ("2019-05", 1), ("2016-03", 1), (None, 1)]
    assert months(q="dog") == [("2019-05", 1), ("2016-03", 1)]
    assert months(q="zebra") == []


def test_suggestions_have_kinds_and_counts(ann: Person, photos: dict[str, str]) -> None:
    def suggested(begin: str) -> list[tuple[str, str, int, str]]:
        told = ann.get("photos", "/suggest", q=begin).get_json()
        return [(one["kind"], one["text"], one["count"], one["q"]) for one in told]

    assert suggested("lisb") == [("place", "Lisbon", 2, "place:lisbon")]
    assert suggested("Liss") == [("place", "Lissabon", 2, "place:lissabon")]
    assert suggested("hun") == suggested("do") == [("tag", "dog", 2, "tag:dog")]
    assert suggested("fuji") == [("camera", "FUJIFILM X-T5", 1, 'camera:"fujifilm x-t5"')]
    assert suggested("rom") == [("album", "Summer in Rome", 2, 'album:"summer in rome"')]
    assert suggested("") == suggested("zebra") == []


def test_each_suggestion_finds_what_it_counts(ann: Person, photos: dict[str, str]) -> None:
    for begin in "abcdefghijklmnopqrstuvwxyz":
        for one in ann.get("photos", "/suggest", q=begin).get_json():
            assert len(found(ann, photos, q=one["q"])) == one["count"], one


def test_facets_count_what_is_found(ann: Person, photos: dict[str, str]) -> None:
    facets = ann.get("photos", "/facets", q="dog").get_json()
    assert facets == {
        "tag": [{"text": "dog", "count": 2, "q": "tag:dog"}],
        "place": [
            {"text": "Lisbon", "german": "Lissabon", "count": 1, "q": "place:lisbon"},
            {"text": "Portugal", "german": "Portugal", "count": 1, "q": "place:portugal"},
        ],
        "camera": [{"text": "FUJIFILM X-T5", "count": 1, "q": 'camera:"fujifilm x-t5"'}],
        "year": [
            {"text": "2016", "count": 1, "q": "taken:2016"},
            {"text": "2019", "count": 1, "q": "taken:2019"},
        ],
    }


def test_map_counts_what_is_near(ann: Person, photos: dict[str, str]) -> None:
    [both] = ann.get("photos", "/map", zoom="1").get_json()
    assert (both["count"], both["lat"], both["lon"]) == (2, pytest.approx(38.75), pytest.approx(-9.15))
    assert both["photoId"] in (photos["tram"], photos["beach"])
    assert len(ann.get("photos", "/map", zoom="14").get_json()) == 2
    box = {"west": "-9.15", "south": "38", "east": "-9", "north": "39"}
    assert [c["photoId"] for c in ann.get("photos", "/map", zoom="3", **box).get_json()] == [photos["tram"]]
    assert ann.get("photos", "/map", q="boat", zoom="3", **box).get_json() == []


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("/", {"q": "foo:bar"}, "q"),
        ("/", {"q": "x" * 501}, "q"),
        ("/", {"taken": "May"}, "taken"),
        ("/", {"order": "size"}, "order"),
        ("/", {"q": "a", "sha256": "0" * 64}, "sha256"),
        ("/", {"order": "taken", "cursor": "MTIz"}, "cursor"),
        ("/timeline", {"by": "day"}, "by"),
        ("/timeline", {"q": "("}, "q"),
        ("/facets", {"q": '"'}, "q"),
        ("/map", {"west": "200"}, "west"),
        ("/map", {"north": "nan"}, "north"),
        ("/map", {"south": "5", "north": "4"}, "north"),
        ("/map", {"zoom": "99"}, "zoom"),
        ("/suggest", {"q": "x" * 101}, "q"),
    ],
)
def test_what_cannot_be_read_is_named(ann: Person, path: str, query: dict[str, str], field: str) -> None:
    reply = ann.get("photos", path, **query)
    assert (reply.status_code, reply.get_json()["field"]) == (422, field)
