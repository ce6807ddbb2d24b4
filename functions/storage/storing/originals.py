"""Whether an object is a photo's original, which goes with the photo alone."""

from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from functions.shared.errors import Conflict, Damaged, NotFound, Unavailable, UpstreamFailed
from functions.shared.gateway import GatewayClient, Request
from functions.shared.models.wire import Wire
from functions.shared.replies import understood
from functions.shared.stores.ports import BlobStore

ASK_SECONDS: Final = 5.0


class TakenIn(Wire):
    sha256: str | None


TAKEN_IN: Final = TypeAdapter(TakenIn)


@dataclass(frozen=True)
class Originals:
    """``accounts`` is asked, by whom storage calls already: ``photos`` could not be, for it calls storage."""

    blobs: BlobStore
    gateway: GatewayClient

    def refuse(self, key: str, token: str) -> None:
        """Raises Conflict where this token's person has a photo of this key, and the object is its original.

        Raises Unavailable, and nothing may be deleted, while that is not known.
        """
        request = Request("GET", "/photo", ASK_SECONDS, token=token, params={"key": key})
        try:
            taken_in = understood(TAKEN_IN, "accounts", self.gateway.call("accounts", request))
        except (UpstreamFailed, NotFound) as error:
            # Not there where accounts is of an earlier version.
            raise Unavailable("accounts", f"Whether {key} belongs to a photo is not known now.") from error
        if taken_in.sha256 and not self._holds_other_bytes(key, taken_in.sha256):
            raise Conflict(f"{key} is the original of a photo, and goes with it: delete the photo instead.")

    def _holds_other_bytes(self, key: str, sha256: str) -> bool:
        """Not even what cannot be read any more is taken for that."""
        try:
            there = self.blobs.info(key)
        except Damaged:
            return False
        return there is not None and there.sha256 != sha256
