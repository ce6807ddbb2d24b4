"""The album as its operator reaches it, over the gateway: everyone's photos, their labels, their pictures."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from functions.photos.relabelling.replacing import LabelsFate
from functions.photos.workflow.versions import current_versions
from functions.shared.access.callers import OPERATOR
from functions.shared.access.tokens import TokenSigner
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.photo import Detection, Photo
from functions.shared.models.steps import StepName
from functions.shared.objects.reading import read_object
from relabelling.patience import Patience

CALL_SECONDS: Final = 58.0
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Finding:
    """What a model has found in a photo as it was when it was listed."""

    photo: Photo
    detections: tuple[Detection, ...]


@dataclass(frozen=True)
class PhotosPage:
    """``total``: how many there are in all; the first page tells it."""

    photos: tuple[Photo, ...]
    total: int | None


@dataclass(frozen=True)
class RolledBack:
    count: int
    left: int
    models: tuple[str, ...]


class Album:
    """``connect`` makes the way to the album of whoever this signer signs for."""

    def __init__(self, connect: Callable[[str], GatewayClient], patience: Patience) -> None:
        self._operator = connect(OPERATOR)
        # Objects are given to functions alone: what looks at photos here is recognition, beside the album's.
        self.as_recognition = connect("recognition")
        self._as_photos = connect("photos")
        self.patience = patience

    def pages(self) -> Iterator[PhotosPage]:
        """All photos of everyone, by id."""
        after = None
        while True:
            page = self._call("/relabel/list", {"after": after})
            photos = tuple(Photo.from_document(document) for document in page["photos"])
            yield PhotosPage(photos, page["total"])
            after = page["after"]
            if after is None:
                return

    def replace(self, model: str, version: str, findings: Sequence[Finding]) -> list[LabelsFate]:
        """In their order."""
        wanted = [_told(finding) for finding in findings]
        answer = self._call("/relabel", {"model": model, "version": version, "findings": wanted})
        return [LabelsFate(answer["fates"][finding.photo.id]) for finding in findings]

    def roll_back(self) -> Iterator[RolledBack]:
        """Part by part."""
        after = None
        while True:
            part = self._call("/relabel/undo", {"after": after})
            yield RolledBack(part["rolledBack"], part["left"], tuple(part["models"]))
            after = part["after"]
            if after is None:
                return

    def served_version(self) -> str | None:
        """Of what tags new photos; None while that is not there."""
        try:
            return current_versions(self._as_photos)[StepName.RECOGNITION]
        except AlbumError:
            return None

    def picture(self, photo: Photo) -> bytes | None:
        """A small one of the whole photo, as it is turned."""
        key = photo.medium_key or photo.preview_key
        if key is None:
            return None
        try:
            return self.patience.bear(lambda: read_object(self.as_recognition, key, photo.user_name)).data
        except AlbumError:
            return None

    def _call(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        request = Request("POST", path, CALL_SECONDS, json=body)
        answer = self.patience.bear(lambda: self._operator.call("photos", request))
        parsed: dict[str, Any] = json.loads(answer.content)
        return parsed


def over_gateway(url: str, key: str) -> Callable[[str], GatewayClient]:
    """As ``Album`` takes it."""
    return lambda name: GatewayClient(url, TokenSigner(key, name))


def _told(finding: Finding) -> dict[str, Any]:
    photo = finding.photo
    return {
        "id": photo.id,
        "sha256": photo.sha256,
        "rotation": photo.rotation,
        "detections": [found.to_document() for found in finding.detections],
    }
