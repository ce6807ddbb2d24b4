"""Opens the detector that the operator has chosen."""

from dataclasses import replace

from functions.recognition.network import Network
from functions.recognition.settings import RecognitionSettings
from functions.shared.config import ConfigError
from yolov3.detector import open_detector
from yolov3.models.catalogue import catalogue
from yolov3.models.finding import choose_model, weights_folders


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
