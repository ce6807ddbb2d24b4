"""Large photos: recognition reads the preview, and speaks of the original."""

from werkzeug.wrappers import Response

from tests.house import House, Person
from tests.house.pictures import jpeg

LARGE = jpeg(3200, 1200)


def test_recognition_of_a_large_photo_reads_its_preview(house: House, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("large", LARGE))

    assert photo["status"] == "ready"
    assert house.recognition.requests == [[{"key": photo["previewKey"], "width": 3200, "height": 1200}]]


def test_small_photo_is_read_itself(house: House, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("small"))

    assert house.recognition.requests == [[photo["key"]]]


def test_original_is_read_where_there_is_no_preview(house: House, ann: Person) -> None:
    house.apps["thumbnail"] = Response("{}", 422, mimetype="application/json")

    photo = ann.add_photo(ann.make_album(), ann.upload("large", LARGE))

    assert house.recognition.requests == [[photo["key"]]]
    assert photo["steps"]["recognition"]["state"] == "done"
