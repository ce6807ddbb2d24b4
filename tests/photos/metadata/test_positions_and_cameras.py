"""Oddities of positions, and names of cameras and lenses."""

from typing import Any

import pytest

from functions.shared.models.metadata import Exposure
from tests.photos.metadata.exif_photos import MAKE, MODEL, photo
from tests.photos.metadata.written_files import jpeg, packet, told

SYDNEY = {1: "S", 2: (33.0, 51.0, 36.0), 3: "E", 4: (151.0, 12.0, 40.0)}
IN_XMP = {"exif__GPSLatitude": "48,51.5N", "exif__GPSLongitude": "2,17,40.2E"}


def position(data: bytes) -> tuple[float | None, ...] | None:
    gps = told(data).gps
    return gps and (gps.lat, gps.lon, gps.altitude)


def test_place_that_only_xmp_tells_is_one() -> None:
    height = {"exif__GPSAltitude": "357/10", "exif__GPSAltitudeRef": "1"}

    assert position(jpeg(packet(**IN_XMP))) == pytest.approx((48.858333, 2.2945, None), abs=1e-6)
    assert position(jpeg(packet(**IN_XMP, **height)))[2] == -35.7  # type: ignore[index]
    assert position(jpeg(packet(**IN_XMP, exif__GPSStatus="V"))) is None
    assert position(jpeg(packet(exif__GPSLatitude="48.858N", exif__GPSLongitude="2.2945W"))) == (
        48.858,
        -2.2945,
        None,
    )


def test_side_in_a_property_of_its_own_is_taken() -> None:
    """As Apple Photos exports it."""
    apart = {"exif__GPSLatitudeRef": "S", "exif__GPSLongitudeRef": "East"}

    assert position(jpeg(packet(exif__GPSLatitude="33.8568", exif__GPSLongitude="151.2153", **apart))) == (
        -33.8568,
        151.2153,
        None,
    )


def test_signed_degrees_need_no_side() -> None:
    """As scripts write them, and exiftool reads them."""
    assert position(jpeg(packet(exif__GPSLatitude="-33.8568", exif__GPSLongitude="+151.2153"))) == (
        -33.8568,
        151.2153,
        None,
    )


@pytest.mark.parametrize("latitude", ["48,51.5", "-91.5", "91,0N", "48,51.5E", "N", "", "1e9N", "48;51.5N"])
def test_half_a_place_in_xmp_is_none(latitude: str) -> None:
    assert position(jpeg(packet(exif__GPSLatitude=latitude, exif__GPSLongitude="2,17.5E"))) is None


def test_receiver_without_a_position_tells_none() -> None:
    nowhere = {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}

    assert position(photo(gps=nowhere)) is None
    assert position(photo(gps=SYDNEY | {9: "V"})) is None
    assert position(photo(gps=SYDNEY | {9: "A"})) == pytest.approx((-33.86, 151.211111, None), abs=1e-6)
    assert position(photo(gps=nowhere | {4: (9.0, 0.0, 0.0)})) == (0.0, 9.0, None)


def test_xmp_tells_the_place_where_exif_tells_none() -> None:
    nowhere = photo(gps={1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)})
    xmp = jpeg(packet(**IN_XMP))[2 : -len(jpeg()) + 2]

    assert position(nowhere[:2] + xmp + nowhere[2:])[0] == pytest.approx(48.858333, abs=1e-6)  # type: ignore[index]


@pytest.mark.parametrize(
    ("make", "model", "name"),
    [
        ("Canon", "Canon EOS R5", "Canon EOS R5"),
        ("NIKON CORPORATION", "NIKON D850", "NIKON D850"),
        ("OLYMPUS IMAGING CORP.", "E-M1", "OLYMPUS E-M1"),
        ("RICOH IMAGING COMPANY, LTD.", "PENTAX K-1", "RICOH PENTAX K-1"),
        ("SAMSUNG TECHWIN CO., LTD.", "NX10", "SAMSUNG NX10"),
        ("LEICA CAMERA AG", "LEICA Q2", "LEICA Q2"),
        ("Eastman Kodak Company", "DC4800", "Eastman Kodak DC4800"),
        ("EASTMAN KODAK COMPANY", "KODAK DX4900 ZOOM DIGITAL CAMERA", "KODAK DX4900 ZOOM DIGITAL CAMERA"),
        ("Research In Motion", "BlackBerry 9300 in black", "Research In Motion BlackBerry 9300 in black"),
        ("Apple", "iPhone 12", "Apple iPhone 12"),
        ("  samsung ", " SM-G991B\0\0", "samsung SM-G991B"),
        ("SONY", "", "SONY"),
        ("", "E990", "E990"),
        ("----", "E990", "E990"),
    ],
)
def test_cameras_are_named_as_people_name_them(make: str, model: str, name: str) -> None:
    assert told(photo(main={MAKE: make, MODEL: model})).camera == name


def test_xmp_names_camera_and_lens_where_exif_does_not() -> None:
    found = told(jpeg(packet(tiff__Make="FUJIFILM", tiff__Model="X-T5", aux__Lens="XF23mmF2 R WR")))

    assert (found.camera, found.lens) == ("FUJIFILM X-T5", "XF23mmF2 R WR")


@pytest.mark.parametrize(
    ("lens", "name"),
    [
        ((18.0, 55.0, 3.5, 5.6), "18-55mm f/3.5-5.6"),
        ((50.0, 50.0, 1.8, 1.8), "50mm f/1.8"),
        ((0.0, 0.0, 0.0, 0.0), None),
    ],
)
def test_lens_without_a_name_is_told_by_what_it_is(lens: tuple[float, ...], name: str | None) -> None:
    assert told(photo(exif={0xA432: lens})).lens == name
    assert told(photo(exif={0xA432: lens, 0xA434: "NIKKOR Z"})).lens == "NIKKOR Z"


@pytest.mark.parametrize(
    ("exif", "exposure"),
    [
        ({0x9201: 8.0, 0x9202: 4.0}, Exposure(seconds=1 / 256, aperture=4.0)),
        ({0x829A: 0.01, 0x9201: 8.0}, Exposure(seconds=0.01)),
        ({0x829A: 0.0, 0x9201: 0.0, 0x829D: 2.8}, Exposure(aperture=2.8)),
        ({0x8827: 65535, 0x8832: 102400}, Exposure(iso=102400)),
        ({0x8827: (0, 800)}, Exposure(iso=800)),
        ({0x8827: 65535}, Exposure(iso=65535)),
        ({0x8831: 400}, Exposure(iso=400)),
    ],
)
def test_exposure_is_told_in_more_ways_than_one(exif: dict[int, Any], exposure: Exposure) -> None:
    assert told(photo(exif=exif)).exposure == exposure


def test_xmp_tells_the_exposure_in_powers_and_in_later_names() -> None:
    said = {"exif__ShutterSpeedValue": "8/1", "exif__ApertureValue": "4/1"}
    newer = packet("<exifEX:PhotographicSensitivity>400</exifEX:PhotographicSensitivity>")

    assert told(jpeg(packet(**said))).exposure == Exposure(seconds=1 / 256, aperture=4.0)
    assert told(jpeg(newer)).exposure == Exposure(iso=400)


def test_xmp_tells_the_exposure_too() -> None:
    said = {"exif__ExposureTime": "1/250", "exif__FNumber": "28/10", "exif__FocalLength": "35/1"}

    assert told(jpeg(packet(**said))).exposure == Exposure(seconds=0.004, aperture=2.8, focal_length=35)
