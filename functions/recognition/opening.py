"""Opens the detector that the operator has chosen, and beside it the classifier and the judge."""

from dataclasses import replace
from pathlib import Path

from classifier.classifier import Classifier, open_classifier
from classifier.reviewer import open_reviewer
from classifier.weights import EFFICIENTNET_LITE0, OPEN_NSFW
from functions.recognition.eyes import ClassifierHolder, EyeHolder
from functions.recognition.holding import Holder
from functions.recognition.judging import Judge, Judges
from functions.recognition.network import Network, NetworkHolder
from functions.recognition.settings import RecognitionSettings
from functions.shared.config import ConfigError
from yolov3.detector import open_detector
from yolov3.errors import WeightsMissing
from yolov3.models.catalogue import catalogue
from yolov3.models.fetching import being_fetched
from yolov3.models.finding import choose_model, find_weights, weights_folders


def require_known(name: str | None) -> None:
    """Raises ConfigError if there is no model of this name."""
    known = [model.name for model in catalogue()]
    if name and name not in known:
        raise ConfigError(f"MODEL is {name}, but the models are {', '.join(known)}")


def open_network(settings: RecognitionSettings) -> Network:
    """Raises YoloError while there are no good weights."""
    model, weights = choose_model(settings.model or None, weights_folders(settings.weights_dir))
    detector = open_detector(
        replace(
            model,
            precision=settings.precision or model.precision,
            shape=settings.input_shape or model.shape,
        ),
        weights,
        engine=settings.engine,
        cache=settings.cache_dir,
        thresholds=model.thresholds(settings.score_threshold, settings.nms_threshold),
    )
    return Network(model, detector)


def open_asking(settings: RecognitionSettings) -> Network:
    """As ``open_eyes`` gives it, with a second look if the classifier's weights are there now.

    Raises YoloError while there are no good weights.
    """
    network = open_network(settings)
    try:
        return network.asking(_open_classifier(settings)) if settings.picture_labels else network
    except WeightsMissing:
        return network


def open_eyes(settings: RecognitionSettings) -> EyeHolder:
    """What is not there is looked for again while the function runs."""
    networks: NetworkHolder = Holder(lambda: open_network(settings))
    classifiers: ClassifierHolder = Holder(lambda: _open_classifier(settings))
    folders = weights_folders(settings.weights_dir)
    return EyeHolder(
        networks,
        classifiers if settings.picture_labels else None,
        lambda: being_fetched(EFFICIENTNET_LITE0, folders),
        _judges(settings, folders) if settings.picture_review else None,
    )


def _judges(settings: RecognitionSettings, folders: tuple[Path, ...]) -> Judges:
    def find() -> Path:
        return find_weights(OPEN_NSFW, folders)

    def open_judge() -> Judge:
        return Judge(open_reviewer(find(), settings.cache_dir), settings.review_score)

    return Judges(Holder(open_judge), settings.review_score, find, lambda: being_fetched(OPEN_NSFW, folders))


def _open_classifier(settings: RecognitionSettings) -> Classifier:
    """Raises YoloError while there are no good weights."""
    weights = find_weights(EFFICIENTNET_LITE0, weights_folders(settings.weights_dir))
    return open_classifier(weights, settings.cache_dir)
