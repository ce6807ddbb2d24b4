"""What ``recognition`` takes and gives besides detections."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from pydantic import ConfigDict, Field

from classifier.classifier import Classifier
from classifier.weights import OPEN_NSFW
from functions.recognition.eyes import USUAL_PARTS, EyeHolder, Eyes, Missing, Part, Seen
from functions.recognition.network import Network
from functions.recognition.recognise import StoredImage
from functions.shared.models.photo import Detection, FoundLabel
from functions.shared.models.review import Judgement
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


class ImagesForParts(Images):
    parts: Annotated[frozenset[Part], Field(min_length=1)] = USUAL_PARTS


class SeenIn(Wire):
    """None is what was not asked for, or is missing."""

    detections: tuple[Detection, ...] | None
    labels: tuple[FoundLabel, ...] | None
    review: Judgement | None


class Maker(Wire):
    model: str
    version: str


class Lacking(Wire):
    """``retry_after``, in seconds, only where it may come by itself."""

    detail: str
    retry_after: int | None


class Found(Wire):
    """One of ``images`` for each that was sent, in their order; ``made_by`` and ``missing`` by part."""

    images: tuple[SeenIn, ...]
    made_by: Mapping[Part, Maker]
    missing: Mapping[Part, Lacking]

    @classmethod
    def of(cls, seen: Sequence[Seen], eyes: Eyes, missing: Mapping[Part, Missing]) -> "Found":
        makers = {Part.DETECTIONS: eyes.network, Part.LABELS: eyes.classifier, Part.REVIEW: eyes.judge}
        return cls(
            images=tuple(
                SeenIn(detections=each.detections, labels=each.labels, review=each.review) for each in seen
            ),
            made_by={
                part: Maker(model=maker.name, version=maker.version)
                for part, maker in makers.items()
                if maker is not None
            },
            missing={
                part: Lacking(detail=each.detail, retry_after=each.retry_after)
                for part, each in missing.items()
            },
        )


class LabelsDescription(Wire):
    """What labels whole pictures."""

    model: str
    version: str
    weights_sha256: str
    labels: tuple[str, ...]

    @classmethod
    def of(cls, classifier: Classifier) -> "LabelsDescription":
        return cls(
            model=classifier.name,
            version=classifier.version,
            weights_sha256=classifier.model.sha256,
            labels=tuple(label.name for label in classifier.labels.all),
        )


class ReviewDescription(Wire):
    """What judges pictures of guests where an album's owner asks for it; from ``score`` on they are held."""

    model: str
    version: str
    weights_sha256: str
    score: float

    @classmethod
    def of(cls, eyes: EyeHolder) -> "ReviewDescription | None":
        judges = eyes.judges
        version = judges.version if judges else None
        if judges is None or version is None:
            return None
        return cls(
            model=OPEN_NSFW.name,
            version=version,
            weights_sha256=OPEN_NSFW.sha256,
            score=judges.threshold,
        )


class Description(Wire):
    """``version`` tells results of other models, weights, input shapes and thresholds from those of these.

    ``input_size`` is the largest that the network sees: with the shape ``minimal`` it is the photo's longer
    side. ``labels`` is None where whole pictures get none, ``review`` where none can be judged.
    """

    model: str
    version: str
    weights_sha256: str
    engine: str
    precision: str
    input_shape: InputShape
    input_size: Annotated[tuple[int, ...], Field(min_length=2, max_length=2)]
    classes: tuple[str, ...]
    labels: LabelsDescription | None
    review: ReviewDescription | None

    @classmethod
    def of(cls, network: Network, eyes: EyeHolder) -> "Description":
        detector, classifier = network.detector, eyes.open({Part.LABELS})[0].classifier
        return cls(
            model=network.model.name,
            version=network.version,
            weights_sha256=network.model.sha256,
            engine=detector.engine.name,
            precision=detector.engine.precision,
            input_shape=detector.shape,
            input_size=detector.input_size,
            classes=tuple(detector.labels),
            labels=LabelsDescription.of(classifier) if classifier else None,
            review=ReviewDescription.of(eyes),
        )
