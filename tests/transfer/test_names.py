"""Names that every usual file system takes, and tells apart."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contract.naughty import NAUGHTY
from transfer.exporting.names import Names, safe

REFUSED = set('/\\:*?"<>|')


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Sea.jpg", "Sea.jpg"),
        ("été 📷.jpg", "été 📷.jpg"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\nb\x00.jpg", "a_b_.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("lpt1", "_lpt1"),
        (" . ", ""),
        ("..", ""),
        (".bashrc", "bashrc"),
        ("name. ", "name"),
    ],
)
def test_unsafe_names_are_made_safe(name: str, made: str) -> None:
    assert safe(name) == made


@pytest.mark.parametrize("name", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_name_that_broke_programs_makes_a_file(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("names")
    made = Names().take(name, "photo")

    (folder / made).write_bytes(b"")

    assert [path.name for path in folder.iterdir()] == [made]


def test_names_that_a_file_system_may_take_for_one_are_told_apart() -> None:
    names = Names(["there.jpg"])

    taken = [
        names.take(name, "photo")
        for name in (
            "a.jpg",
            "A.JPG",
            "a.jpg",
            "THERE.jpg",
            "é.jpg",
            normalize("NFD", "é.jpg"),
            "STRASSE",
            "Straße",
        )
    ]

    assert taken == [
        "a.jpg",
        "A (2).JPG",
        "a (3).jpg",
        "THERE (2).jpg",
        "é.jpg",
        normalize("NFD", "é (2).jpg"),
        "STRASSE",
        "Straße (2)",
    ]


def test_no_name_is_that_of_a_sidecar() -> None:
    names = Names()

    assert [names.take(name, "photo") for name in ("a.jpg", "a.jpg.json", "album.json", "b.json", "b")] == [
        "a.jpg",
        "a.jpg (2).json",
        "album (2).json",
        "b.json",
        "b (2)",
    ]


@given(st.lists(st.text(max_size=300), max_size=8))
def test_any_names_are_short_enough_and_differ(wanted: list[str]) -> None:
    names = Names()
    taken = [names.take(name, "photo") for name in wanted]
    files = [name + suffix for name in taken for suffix in ("", ".json")]

    assert all(0 < len(name.encode()) <= 255 for name in files)
    assert len({normalize("NFC", name).casefold() for name in files}) == len(files)
    assert not any(set(name) & REFUSED or name[0] in ". " or name[-1] in ". " for name in taken)
