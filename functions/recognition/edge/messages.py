"""What ``recognition`` takes and gives besides detections."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field

from functions.recognition.network import Network
from functions.recognition.recognise import StoredImage
from functions.shared.models.wire import Key, Wire
from yolov3.choices import InputShape

LONGEST_SIDE: Final = 1_000_000


class Reduced(Wire):
    """A smaller copy of a photo, and how large that is upright: boxes are given in its pixels."""

    model_config = ConfigDict(extra="forbid")

    key: Key
    width: Annotated[int, Field(ge=1, le=LONGEST_SIDE)]
    height: Annotated[int, Field(ge=1, le=LONGEST_SIDE)]


class Images(Wire):
    model_config = ConfigDict(extra="forbid")

    images: Annotated[tuple[Key | Reduced, ...], Field(min_length=1, max_length=32)]

    def stored(self) -> list[StoredImage]:
        return [
            StoredImage(image)
            if isinstance(image, str)
            else StoredImage(image.key, (image.width, image.height))
            for image in self.images
        ]


class Description(Wire):
    """``version`` tells results of other models, weights, input shapes and thresholds from those of these.

    ``input_size`` is the largest that the network sees: with the shape ``minimal`` it is the photo's longer
    side.
    """

    model: str
    version: str
    weights_sha256: str
    engine: str
    precision: str
    input_shape: InputShape
    input_size: Annotated[tuple[int, ...], Field(min_length=2, max_length=2)]
    classes: tuple[str, ...]

    @classmethod
    def of(cls, network: Network) -> "Description":
        detector = network.detector
        return cls(
            model=network.model.name,
            version=network.version,
            weights_sha256=network.model.sha256,
            engine=detector.engine.name,
            precision=detector.engine.precision,
            input_shape=detector.shape,
            input_size=detector.input_size,
            classes=tuple(detector.labels),
        )
