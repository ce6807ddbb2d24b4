"""What is made of ImageNet's classes."""

from collections import Counter

import numpy as np
import pytest

from classifier.labels import CLASSES, Label, read_labels, shares_of
from yolov3.darknet.labels import read_labels as read_objects
from yolov3.package import PACKAGE

LABELS = read_labels()
OBJECTS = read_objects(PACKAGE / "data" / "coco.names", 80)
SURE = 20.0


def sure_of(*classes: int) -> dict[str, float]:
    logits = np.zeros(CLASSES, np.float32)
    logits[list(classes)] = SURE
    return LABELS.confidences(logits)


def shown_for(*classes: int) -> set[str]:
    sure = sure_of(*classes)
    return {label.name for label in LABELS.all if sure[label.name] >= label.score}


def test_every_class_shows_something_or_is_dropped_on_purpose() -> None:
    used = {number for label in LABELS.all for number in label.classes}

    assert used | LABELS.dropped == set(range(CLASSES))
    assert not used & LABELS.dropped


@pytest.mark.parametrize("label", LABELS.all, ids=lambda label: label.name)
def test_label_is_a_plain_word_or_two(label: Label) -> None:
    assert 1 <= len(label.name.split()) <= 3
    assert label.name == label.name.lower()
    assert label.classes
    assert len(set(label.classes)) == len(label.classes)
    assert 0.2 <= label.score < 1


def test_what_the_detector_finds_too_has_its_name_from_there() -> None:
    for label in LABELS.all:
        assert (label.german == "") == (label.name in OBJECTS), label.name


def test_names_are_told_once() -> None:
    counted = Counter(
        [label.name for label in LABELS.all] + [each.german for each in LABELS.all if each.german]
    )
    assert counted.most_common(1)[0][1] == 1


def test_many_breeds_are_one_dog() -> None:
    husky, siberian = 248, 250

    assert sure_of(husky, siberian)["dog"] == pytest.approx(1, abs=0.01)
    assert sure_of(husky, siberian)["animal"] == pytest.approx(1, abs=0.01)
    assert sure_of(husky, siberian)["cat"] < 0.01


def test_what_may_be_two_things_is_neither_for_sure() -> None:
    alp, tench = 970, 0
    sure = sure_of(alp, tench)

    assert (sure["mountain"], sure["fish"]) == (pytest.approx(0.5, abs=0.01), pytest.approx(0.5, abs=0.01))


def test_what_lives_on_leaves_is_nature_and_stands_for_a_plant() -> None:
    ladybird, daisy, valley = 301, 985, 979

    assert {"nature", "plant", "ladybird"} <= shown_for(ladybird)
    assert {"nature", "plant", "flower"} <= shown_for(daisy)
    assert {"nature", "landscape"} <= shown_for(valley)
    assert "plant" not in shown_for(valley)


def test_pets_are_no_nature() -> None:
    tabby, husky = 281, 248

    assert not {"nature", "plant"} & (shown_for(tabby) | shown_for(husky))


def test_many_unsure_guesses_of_nature_are_nature_together() -> None:
    """As of a meadow, which is none of ImageNet's classes."""
    bee, daisy, grasshopper, bulbul, hay = 309, 985, 311, 16, 958
    logits = np.full(CLASSES, 1.0, np.float32)
    logits[[bee, daisy, grasshopper, bulbul, hay]] = 7.0
    sure = LABELS.confidences(logits)

    assert [label.name for label in LABELS.all if sure[label.name] >= label.score] == ["nature", "plant"]


def test_strongest_beside_is_the_surest_other_label() -> None:
    alp, husky = 970, 248
    logits = np.zeros(CLASSES, np.float32)
    logits[alp], logits[husky] = SURE, SURE - 1

    assert LABELS.strongest_beside(shares_of(logits), [alp]) == pytest.approx(1 / (1 + np.e), abs=0.01)
    assert LABELS.strongest_beside(shares_of(logits), range(CLASSES)) == 0
