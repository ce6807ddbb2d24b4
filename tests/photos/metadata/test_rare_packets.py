"""XMP as other programs than Adobe's have left it."""

import pytest
from PIL import Image

from tests.photos.metadata.written_files import jpeg, packet, png_with, told
from tests.shared.images.heads.wordy_files import WORDS, jpeg_with
from tests.shared.images.hostile_files import saved


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_packet_may_be_in_any_form_of_unicode(encoding: str) -> None:
    assert told(jpeg(packet(dc__title="Zürich").decode().encode(encoding))).title == "Zürich"


def test_packet_is_known_by_how_it_begins_where_its_head_is_broken() -> None:
    flickr = b"?XMP\0://ns.adobe.com/xap/1.0/\0" + WORDS
    other = b"something else\0" + WORDS[:20]

    assert told(jpeg_with((0xE1, flickr), pixels=jpeg())).keywords == ("boat",)
    assert told(jpeg_with((0xE1, other), pixels=jpeg())).keywords == ()


@pytest.mark.parametrize("behind", [b"\0" * 9, b"\xff\xfe", b" and more", b"<other/>"])
def test_what_follows_a_packet_does_not_count(behind: bytes) -> None:
    assert told(png_with((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + WORDS + behind))).keywords == ("boat",)


def test_packet_that_breaks_off_tells_nothing() -> None:
    assert told(png_with((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + WORDS[:-60]))).keywords == ()


def test_gif_has_a_packet_between_its_blocks() -> None:
    plain = saved(Image.new("P", (9, 9)), "GIF", comment=b"by hand")
    at = plain.index(b"\x21\xfe")
    block = b"\x21\xff\x0bXMP DataXMP" + WORDS + b"\x01" + bytes(range(255, -1, -1)) + b"\0"

    assert told(plain[:at] + block + plain[at:]).keywords == ("boat",)
    assert told(plain).keywords == ()
