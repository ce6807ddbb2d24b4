"""What makes the steps' results now, so that older results are told from newer ones."""

from collections.abc import Mapping
from typing import Final

from pydantic import TypeAdapter

from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Wire
from functions.shared.objects.derived import DRAWING_VERSION
from functions.shared.replies import understood

METADATA: Final = "metadata/4"
"""To be counted up with whatever changes what is read."""
WITHOUT_PLACES: Final = "metadata/1"
WITHOUT_WORDS: Final = "metadata/2"
"""Without what people wrote, and with times of EXIF alone."""
WITHOUT_LONG_WORDS: Final = "metadata/3"
"""Without long and rare packets of XMP, and without years: upkeep reads the files of all three once more."""
THUMBNAIL: Final = f"thumbnail/{DRAWING_VERSION}"
FIELDS: Final = {METADATA: "6f5c606e1ecc", THUMBNAIL: "c92e73f6c56e"}
"""A digest of the fields that each gives a photo: a test fails where others come under the same version.

The look came without another version: upkeep tells it of the photos of before, and no file is drawn again.
"""
ASK_SECONDS: Final = 10.0


class ServedPart(Wire):
    version: str


class ServedModel(Wire):
    """``labels`` labels whole pictures, ``review`` judges them; None where there is nothing that does."""

    version: str
    labels: ServedPart | None = None
    review: ServedPart | None = None


SERVED_MODEL: Final = TypeAdapter(ServedModel)


def current_versions(gateway: GatewayClient) -> Mapping[StepName, str]:
    """Of the steps that can be done now.

    Raises UpstreamFailed or Unavailable while recognition does not tell its model.
    """
    reply = gateway.call("recognition", Request("GET", "/", ASK_SECONDS))
    served = understood(SERVED_MODEL, "recognition", reply)
    current = {
        StepName.METADATA: METADATA,
        StepName.THUMBNAIL: THUMBNAIL,
        StepName.RECOGNITION: served.version,
    }
    parts = {StepName.LABELS: served.labels, StepName.REVIEW: served.review}
    return current | {name: part.version for name, part in parts.items() if part}
