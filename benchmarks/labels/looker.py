"""What looks at photos here: the detector that is taken when none is named, and the classifier."""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.labels.places import weights_folders
from classifier.classifier import Classifier, open_classifier
from classifier.second_look import SecondLook, second_look
from classifier.weights import EFFICIENTNET_LITE0
from functions.recognition.eyes import LONGEST_FOR_LABELS
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.images.decoding.picture import Cover
from yolov3.choices import EngineName
from yolov3.detector import Detection, Detector, open_detector
from yolov3.errors import UnknownModel
from yolov3.image import Image
from yolov3.models.catalogue import Model
from yolov3.models.finding import choose_model, find_weights


@dataclass(frozen=True)
class Looker:
    model: Model
    detector: Detector
    classifier: Classifier
    look: SecondLook

    def look_again(self, image: Image) -> list[Detection]:
        return self.look.detect(self.detector, image)


def open_looker(cache: Path, name: str | None = None) -> Looker:
    """Raises UnknownModel for one that no second look was measured of."""
    classifier = open_classifier(find_weights(EFFICIENTNET_LITE0, weights_folders()), cache)
    model, weights = choose_model(name, weights_folders())
    detector = open_detector(model, weights, engine=EngineName.OPENVINO, cache=cache)
    look = second_look(classifier, model, detector.thresholds)
    if look is None:
        raise UnknownModel(f"no second look was measured of {model.name}")
    return Looker(model, detector, classifier, look)


def decode_at_once(file: Path) -> Image:
    """For both, as recognition does."""
    decoded = Decoder().decode(file.read_bytes(), Cover(longest=LONGEST_FOR_LABELS))
    return Image(decoded.pixels, decoded.width, decoded.height)
