"""Packets and records that are broken, or were made to break readers."""

from random import Random

import pytest

from functions.photos.metadata.reading import MetadataReader
from functions.photos.metadata.xmp_reader import XmpReader
from functions.shared.told.iptc import read_iptc
from functions.shared.told.xmp import LONGEST, read_xmp
from tests.photos.metadata.written_files import iim, jpeg, listed, packet, png_with, resources, tiff, told

SOUND = packet(listed("dc:subject", "boat"), xmp__Rating="4")
ENTITY = b'<!DOCTYPE x [<!ENTITY a "boat">]>' + SOUND.replace(b">boat<", b">&a;<")
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SOUND.replace(b">boat<", b">&a;<")
DEEP = packet("<dc:subject>" * 2_000 + "</dc:subject>" * 2_000)


@pytest.mark.parametrize("broken", [b"", b"\0", b"no xml", SOUND[:-40], SOUND[:200], ENTITY, OUTSIDE, DEEP])
def test_what_is_no_sound_packet_tells_nothing(broken: bytes) -> None:
    assert read_xmp(broken) == {}
    assert told(jpeg(broken)).width == 40


def test_padding_and_marks_around_a_packet_do_no_harm() -> None:
    assert read_xmp(b"\xef\xbb\xbf" + SOUND + b" \n" * 999 + b"\0")["dc:subject"] == ("boat",)


def test_worker_reads_it_as_its_parent_would_and_refuses_the_same() -> None:
    reader = XmpReader()
    try:
        assert reader.read(SOUND) == read_xmp(SOUND)
        assert reader.read(ENTITY) == {}
        assert reader.read(SOUND + b" " * LONGEST) == {}
    finally:
        reader.close()


def test_file_is_read_with_its_words_in_any_format() -> None:
    reader = MetadataReader()
    for data in (
        jpeg(SOUND),
        tiff({700: SOUND}),
        png_with((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SOUND)),
    ):
        found = reader.read(data)
        assert (found.keywords, found.rating) == (("boat",), 4)


RECORDS = iim([(2, 25, b"boat"), (2, 25, b"sea"), (2, 120, b"Evening")])


def test_damaged_records_never_raise() -> None:
    random = Random(7)
    for block in (RECORDS, resources(RECORDS)):
        for _ in range(500):
            damaged = bytearray(block)
            damaged[random.randrange(len(damaged))] = random.randrange(256)
            read_iptc(bytes(damaged[: random.randrange(len(damaged) + 1)]))
            assert told(jpeg(iptc=bytes(damaged))).height == 30


def test_records_before_the_damage_are_kept() -> None:
    assert told(jpeg(iptc=RECORDS[:-3])).keywords == ("boat", "sea")
    assert told(jpeg(iptc=RECORDS[:-3])).caption is None
