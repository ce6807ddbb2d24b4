"""Forms of words, and what people call the things that are recognised."""

import pytest

from functions.photos.finding.forms import singulars, spelled_out, without_umlauts
from functions.photos.finding.picture_names import PICTURE_NAMES
from functions.photos.finding.vocabulary import NAMES, labels_called, labels_named, names_of
from functions.shared.config import PROJECT_ROOT

OBJECTS = (PROJECT_ROOT / "yolov3/data/coco.names").read_text(encoding="utf-8").splitlines()
LABELS = [*OBJECTS, *PICTURE_NAMES]


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        *(("dogs", "dog"), ("glasses", "glass"), ("cities", "city"), ("movies", "movie")),
        *(("katzen", "katze"), ("autos", "auto"), ("baume", "baum"), ("hauser", "haus"), ("hunden", "hund")),
    ],
)
def test_plural_may_be_of_its_singular(plural: str, singular: str) -> None:
    assert singular in singulars(plural)


@pytest.mark.parametrize("word", ["is", "es", "see", "the", ""])
def test_short_words_are_no_plurals(word: str) -> None:
    assert singulars(word) == []


@pytest.mark.parametrize(
    ("text", "spelled"), [("Bär", "baer"), ("Ba\u0308r", "baer"), ("bar", "bar"), ("Fußball,", "fussball")]
)
def test_umlauts_are_spelled_out(text: str, spelled: str) -> None:
    assert spelled_out(text) == spelled


@pytest.mark.parametrize(
    ("word", "shorter"), [("muenchen", "munchen"), ("munchen", None), ("blue", None), ("", None)]
)
def test_umlauts_that_were_spelled_out_are_known(word: str, shorter: str | None) -> None:
    assert without_umlauts(word) == shorter


@pytest.mark.parametrize("label", LABELS)
def test_all_that_is_recognised_has_a_german_name(label: str) -> None:
    german = [name for name in NAMES[label].split() if name[0].isupper()]

    assert german
    assert all(label in labels_named(name) for name in NAMES[label].split())
    assert all(label in labels_called((spelled_out(name),)) for name in german)


def test_there_are_names_of_nothing_else() -> None:
    assert set(NAMES) <= set(LABELS)
    assert names_of("dog")[0] == "dog"
    assert "hund" in names_of("dog")


@pytest.mark.parametrize(
    ("text", "label"),
    [("Hun", "dog"), ("velo", "bicycle"), ("fahrrader", "bicycle"), ("BÄR", "bear"), ("baer", "bear")],
)
def test_beginnings_and_spellings_of_names_are_known(text: str, label: str) -> None:
    assert label in labels_named(text)


@pytest.mark.parametrize("text", ["hu", "", "xyz"])
def test_what_is_no_name_is_not_taken_for_one(text: str) -> None:
    assert labels_named(text) == ()


def test_a_bar_is_no_bear() -> None:
    assert "bear" not in labels_named("bar")
