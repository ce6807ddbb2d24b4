"""What may be sent, as every client is told it."""

from functions.shared.images.formats.endings import ENDINGS
from functions.shared.images.formats.identify import SUPPORTED, ImageFormat
from tests.house import House


def test_everyone_is_told_what_becomes_a_photo_and_how_large_it_may_be(house: House) -> None:
    told = house.nobody().get("storage", "/formats").get_json()

    assert told["maxBytes"] > 0
    heic = next(each for each in told["formats"] if each["name"] == "HEIC")
    assert heic == {
        "name": "HEIC",
        "contentType": "image/heic",
        "endings": ["heic", "heif", "hif"],
        "isRaw": False,
    }
    assert [each["name"] for each in told["formats"] if each["isRaw"]] == [
        each for each in ImageFormat if each.is_raw
    ]


def test_every_format_that_is_told_apart_has_names_of_its_own(house: House) -> None:
    endings = [ending for each in ENDINGS.values() for ending in each]

    assert list(ENDINGS) == list(ImageFormat)
    assert len(endings) == len(set(endings))
    assert SUPPORTED == "JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC, AVIF and camera raw files"


def test_what_is_told_of_formats_is_no_key(house: House) -> None:
    assert house.nobody().call("PUT", "storage", "/formats", data=b"x").status_code == 405
