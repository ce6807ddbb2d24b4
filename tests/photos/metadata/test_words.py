"""Keywords, captions, titles, ratings and people, in all the ways in which programs write them."""

import zlib

import pytest

from functions.shared.models.metadata import Metadata
from tests.photos.metadata.exif_photos import photo
from tests.photos.metadata.written_files import iim, jpeg, listed, packet, png_with, tiff, told

UTF_8 = (1, 90, b"\x1b%G")


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\0\0"


def words(found: Metadata) -> tuple[object, ...]:
    return found.title, found.caption, found.keywords, found.rating


XMP = packet(
    listed("dc:subject", "Zürich", "boat")
    + '<dc:title><rdf:Alt><rdf:li xml:lang="de">Der Hafen</rdf:li>'
    + '<rdf:li xml:lang="x-default">The harbour</rdf:li></rdf:Alt></dc:title>'
    + listed("dc:description", "Evening.\nLast boats.", kind="Alt"),
    xmp__Rating="4",
)
OF_XMP = ("The harbour", "Evening.\nLast boats.", ("Zürich", "boat"), 4)
IPTC = iim([UTF_8, (2, 5, b"The quay"), (2, 25, "Bürkli".encode()), (2, 25, b"pier"), (2, 120, b"Noon")])
OF_IPTC = ("The quay", "Noon", ("Bürkli", "pier"), None)


def test_xmp_tells_them() -> None:
    assert words(told(jpeg(XMP))) == OF_XMP


def test_iptc_tells_them_and_xmp_wins() -> None:
    assert words(told(jpeg(iptc=IPTC))) == OF_IPTC
    assert words(told(jpeg(XMP, IPTC))) == OF_XMP
    assert told(jpeg(iptc=iim([(2, 25, b"Z\xfcrich")]))).keywords == ("Zürich",)


def test_windows_tells_them_in_exif() -> None:
    main = {
        0x9C9B: utf16("The station"),
        0x9C9C: utf16("Morning"),
        0x9C9E: utf16("Zürich;train; "),
        0x4746: 5,
        0x4749: 99,
    }

    assert words(told(photo(main=main))) == ("The station", "Morning", ("Zürich", "train"), 5)


def test_tiff_has_them_in_tags() -> None:
    assert words(told(tiff({700: XMP}))) == OF_XMP
    assert words(told(tiff({33723: IPTC}))) == OF_IPTC


def digits(kind: str, block: bytes) -> bytes:
    return f"\n{kind}\n{len(block):8}\n".encode() + block.hex().encode() + b"\n"


@pytest.mark.parametrize(
    "chunk",
    [
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)),
        (b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(digits("xmp", XMP))),
        (b"tEXt", b"Raw profile type xmp\0" + digits("xmp", XMP)),
        (b"tEXt", b"Raw profile type APP1\0" + digits("APP1", b"http://ns.adobe.com/xap/1.0/\0" + XMP)),
    ],
)
def test_png_has_them_in_chunks_before_its_pixels_and_behind(chunk: tuple[bytes, bytes]) -> None:
    assert words(told(png_with(chunk))) == OF_XMP
    assert words(told(png_with(behind=[chunk]))) == OF_XMP


def test_png_has_words_of_its_own() -> None:
    found = told(png_with((b"tEXt", b"Title\0Z\xfcrich"), (b"tEXt", b"Description\0Evening")))

    assert (found.title, found.caption) == ("Zürich", "Evening")


def test_keywords_below_others_count_by_their_ends_and_each_once() -> None:
    tree = listed("lr:hierarchicalSubject", "Places|Europe|Lisbon", "Boat") + listed(
        "digiKam:TagsList", "Places/Europe/Lisbon"
    )

    assert told(jpeg(packet(tree))).keywords == ("Lisbon", "Boat")
    assert told(jpeg(packet(listed("dc:subject", "boat", "sea") + tree))).keywords == (
        "boat",
        "sea",
        "Lisbon",
    )


def test_keywords_are_names_that_a_person_could_give() -> None:
    found = told(jpeg(packet(listed("dc:subject", "  a \n b ", "", "x" * 300, *map(str, range(300))))))

    assert found.keywords[:3] == ("a b", "x" * 100, "0")
    assert len(found.keywords) == 100


@pytest.mark.parametrize(
    "nothing",
    [
        "OLYMPUS DIGITAL CAMERA",
        "SONY DSC",
        "DCIM\\100MEDIA\\DJI_0001.JPG",
        "Digital Camera",
        "  ",
        "Screenshot",
    ],
)
def test_what_cameras_write_is_no_caption(nothing: str) -> None:
    assert told(photo(main={0x010E: nothing})).caption is None
    assert told(photo(main={0x010E: nothing, 0x9C9C: utf16("Morning")})).caption == "Morning"


def test_long_caption_of_exif_is_read() -> None:
    caption = "A long story. " * 100

    assert told(photo(main={0x010E: caption})).caption == caption.strip()


@pytest.mark.parametrize(
    ("rating", "stars"), [("5", 5), ("3.0", 3), ("1", 1), ("0", None), ("-1", None), ("9", None), ("x", None)]
)
def test_ratings_are_one_to_five_stars(rating: str, stars: int | None) -> None:
    assert told(jpeg(packet(xmp__Rating=rating))).rating == stars


@pytest.mark.parametrize(
    ("percent", "stars"), [("99", 5), ("75", 4), ("50", 3), ("25", 2), ("1", 1), ("0", None)]
)
def test_windows_counts_stars_in_percents(percent: str, stars: int | None) -> None:
    assert told(jpeg(packet(MicrosoftPhoto__Rating=percent))).rating == stars
