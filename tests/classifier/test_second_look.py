"""Boxes of which the detector is not sure, looked at again. What detects and what looks are stand-ins."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from classifier.classifier import Classifier
from classifier.labels import CLASSES
from classifier.labels import read_labels as read_picture_labels
from classifier.second_look import MOST, second_look
from classifier.weights import EFFICIENTNET_LITE0
from tests.recognition.weights import NOTHING, StandInClassifier, StandInEngine
from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.labels import read_labels
from yolov3.detector import Detection, Detector
from yolov3.image import Image
from yolov3.models.catalogue import catalogue

MODEL, OTHER = catalogue()[:2]
NETWORK = read_cfg(MODEL.cfg)
OBJECTS = read_labels(MODEL.labels, NETWORK.classes)
PHOTO = Image(np.zeros((240, 320, 3), np.uint8), 640, 480)
GOLDFISH, HUSKY = 1, 250


class Sees(StandInEngine):
    """Each of these labels with its confidence, in boxes in one place."""

    def __init__(self, **confidences: float) -> None:
        super().__init__(len(OBJECTS))
        self.confidences = confidences

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        self.label = None
        heads = super().run(np.zeros((320, 320, 3), np.uint8))
        heads[0][:, 5, 5] = NOTHING
        heads[0][:5, 5, 5] = (0, 0, 0, 0, -NOTHING)
        for label, confidence in self.confidences.items():
            heads[0][5 + OBJECTS.index(label), 5, 5] = np.log(confidence / (1 - confidence))
        return heads


class Counted(StandInClassifier):
    """``looks``: how often it was asked."""

    looks = 0

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        self.looks += 1
        return super().run(pixels)


@pytest.fixture
def shows() -> Counted:
    """What the classifier takes every picture for."""
    return Counted()


def find(shows: Counted, **confidences: float) -> list[Detection]:
    classifier = Classifier(EFFICIENTNET_LITE0, read_picture_labels(), shows)
    detector = Detector(NETWORK, OBJECTS, Sees(**confidences), MODEL.thresholds())
    look = second_look(classifier, MODEL, detector.thresholds)
    assert look is not None
    return look.detect(detector, PHOTO)


def names(found: list[Detection]) -> list[str]:
    return [each.label for each in found]


def test_what_clearly_is_another_thing_is_not_shown(shows: Counted) -> None:
    shows.classes = (GOLDFISH,)

    assert find(shows, dog=0.8) == []


def test_a_kind_of_what_was_said_is_no_contradiction(shows: Counted) -> None:
    shows.classes = (HUSKY,)

    [found] = find(shows, dog=0.8)

    assert found.label == "dog"
    assert found.confidence > 0.8


def test_what_was_not_sure_enough_is_shown_where_both_say_it(shows: Counted) -> None:
    shows.classes = (HUSKY,)
    assert MODEL.scores["dog"] > 0.45

    assert names(find(shows, person=0.97, dog=0.45)) == ["person", "dog"]


def test_a_lone_thing_is_believed_less(shows: Counted) -> None:
    shows.classes = (HUSKY,)

    assert find(shows, dog=0.3) == []
    assert names(find(shows, person=0.97, dog=0.3)) == ["person", "dog"]


def test_nobody_is_asked_about_what_is_sure(shows: Counted) -> None:
    shows.classes = (GOLDFISH,)

    assert names(find(shows, dog=0.96)) == ["dog"]
    assert shows.looks == 0


def test_nobody_is_asked_about_what_no_answer_would_show(shows: Counted) -> None:
    shows.classes = (HUSKY,)

    assert find(shows, dog=0.21) == []
    assert shows.looks == 0


def test_looks_at_a_photo_are_few(shows: Counted) -> None:
    doubtful = {label: 0.8 - number / 100 for number, label in enumerate(OBJECTS[:10])}
    shows.classes = (GOLDFISH,)

    found = find(shows, **doubtful)

    assert shows.looks == MOST
    assert names(found) == list(OBJECTS[MOST:10])


def test_with_another_model_or_other_scores_it_is_no_help(shows: Counted) -> None:
    classifier = Classifier(EFFICIENTNET_LITE0, read_picture_labels(), shows)

    assert second_look(classifier, OTHER, OTHER.thresholds()) is None
    assert second_look(classifier, MODEL, MODEL.thresholds(score=0.3)) is None
    assert second_look(classifier, MODEL, MODEL.thresholds(overlap=0.4)) is not None


def test_other_names_are_another_version(shows: Counted) -> None:
    classifier = Classifier(EFFICIENTNET_LITE0, read_picture_labels(), shows)
    look = second_look(classifier, MODEL, MODEL.thresholds())
    assert look is not None

    renamed = replace(look, objects=replace(look.objects, digest="0" * 64))

    assert renamed.version != look.version


def test_every_object_has_classes_that_agree(shows: Counted) -> None:
    classifier = Classifier(EFFICIENTNET_LITE0, read_picture_labels(), shows)
    look = second_look(classifier, MODEL, MODEL.thresholds())
    assert look is not None
    agreeing = look.objects.agreeing

    assert set(agreeing) == set(OBJECTS)
    for label, classes in agreeing.items():
        assert len(set(classes)) == len(classes) > 0, label
        assert set(classes) <= set(range(CLASSES)), label


def test_what_is_a_label_of_pictures_agrees_with_its_object(shows: Counted) -> None:
    classifier = Classifier(EFFICIENTNET_LITE0, read_picture_labels(), shows)
    look = second_look(classifier, MODEL, MODEL.thresholds())
    assert look is not None

    for label in classifier.labels.all:
        missing = set(label.classes) - set(look.objects.agreeing.get(label.name, label.classes))
        assert not missing, label.name
