"""A file of weights: which bytes it holds, and who gives it."""

from typing import Protocol

from yolov3.models.packages import Package


class WeightsFile(Protocol):
    """``name`` is the model's, ``weights`` the file's. ``sha256`` is empty where it is not known."""

    @property
    def name(self) -> str: ...

    @property
    def weights(self) -> str: ...

    @property
    def size(self) -> int: ...

    @property
    def sha256(self) -> str: ...

    @property
    def urls(self) -> tuple[str, ...]: ...

    @property
    def package(self) -> Package | None: ...
