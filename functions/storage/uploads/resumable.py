"""Uploads that go on where they broke off, until all is there and becomes an object."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from functions.shared.errors import ChecksumMismatch, Conflict, NotFound, TooLarge, TooManyRequests
from functions.shared.models.blobs import PartialObject
from functions.shared.models.wire import new_id
from functions.shared.stores.ports import BlobStore, Progress, Taken
from functions.storage.storing.store import holds_other_bytes, media_type
from functions.storage.uploads.checksum import Checksum, verified

ASK_AGAIN = 60


@dataclass(frozen=True)
class NewUpload:
    """What a client says of an upload that it begins; ``metadata`` in its own words."""

    length: int
    key: str | None
    content_type: str | None
    sha256: str | None
    metadata: str


@dataclass(frozen=True)
class ResumableUploads:
    blobs: BlobStore
    max_bytes: int
    """Of one object."""
    most_open: int
    """Unfinished uploads that one user may have."""
    lifetime_ms: int
    clock: Callable[[], int]

    def begin(self, owner: str, key: str, new: NewUpload, most_kept: int) -> Progress:
        """Raises Conflict where it is certain already that the key holds other bytes.

        Raises NoRoom if all of it would be more than ``most_kept`` leaves its owner; what was begun can be
        finished.
        """
        self._require_possible(key, new)
        now = self.clock()
        partial = PartialObject(
            id=new_id(),
            owner=owner,
            key=key,
            content_type=media_type(new.content_type),
            length=new.length,
            sha256=new.sha256,
            metadata=new.metadata,
            expires_at=now + self.lifetime_ms,
        )
        if not self.blobs.partials.begin(partial, now=now, most_open=self.most_open, most_bytes=most_kept):
            raise self._too_many_open()
        return self.progress(owner, partial.id)

    def progress(self, owner: str, upload_id: str) -> Progress:
        """What is kept durably; all of it only where the object is there.

        A client that asks may be the one that finishes it: the last PATCH may have died between its bytes and
        the object.
        """
        return self._settled(self._find(owner, upload_id))

    def append(
        self, owner: str, upload_id: str, offset: int, chunks: Iterable[bytes], checksum: Checksum | None
    ) -> Progress:
        """Each chunk is kept as it comes, whatever becomes of the rest; with a checksum all or nothing."""
        found = self.progress(owner, upload_id)
        if offset != found.offset:
            raise Conflict(f"There are {found.offset} bytes of this upload; Upload-Offset is {offset}.")
        chunks = _fitting(chunks, found.partial.length - offset)
        for chunk in chunks if checksum is None else verified(chunks, checksum):
            if not self.blobs.partials.append(found.partial, offset, chunk):
                raise Conflict("Another request has changed this upload meanwhile.")
            offset += len(chunk)
        return self.progress(owner, upload_id)

    def end(self, owner: str, upload_id: str) -> None:
        self._find(owner, upload_id)
        self.blobs.partials.remove(owner, upload_id)

    def end_all(self, owner: str) -> None:
        """The objects that some have become stay."""
        self.blobs.partials.remove_all(owner)

    def _require_possible(self, key: str, new: NewUpload) -> None:
        if new.length > self.max_bytes:
            raise TooLarge(f"An object may have at most {self.max_bytes} bytes.")
        there = self.blobs.info(key)
        if there and (there.size != new.length or new.sha256 not in (None, there.sha256)):
            raise holds_other_bytes(key)

    def _too_many_open(self) -> TooManyRequests:
        return TooManyRequests(
            f"You have {self.most_open} uploads that are not finished. "
            "Finish or delete some, or wait until they expire.",
            ASK_AGAIN,
        )

    def _settled(self, found: Progress) -> Progress:
        """The same, or the object's where all bytes are there and it was not made of them yet."""
        partial = found.partial
        if partial.finished or found.offset < partial.length:
            return found
        self._finish(partial)
        return self._find(partial.owner, partial.id)

    def _find(self, owner: str, upload_id: str) -> Progress:
        found = self.blobs.partials.find(owner, upload_id)
        if found is None or found.partial.expires_at <= self.clock():
            raise NotFound("There is no such upload: it was ended, it has expired, or it is not yours.")
        return found

    def _finish(self, partial: PartialObject) -> None:
        """Make the object of it.

        Raises Conflict or ChecksumMismatch for an upload that can become none, which is ended.
        """
        sha256 = _sha256(self.blobs.partials.read(partial))
        if partial.sha256 not in (None, sha256):
            self.blobs.partials.remove(partial.owner, partial.id)
            raise ChecksumMismatch("The bytes that arrived do not have the sha256 of Upload-Metadata.")
        try:
            self.blobs.partials.finish(partial, sha256)
        except Taken:
            self.blobs.partials.remove(partial.owner, partial.id)
            raise holds_other_bytes(partial.key) from None


def _fitting(chunks: Iterable[bytes], room: int) -> Iterator[bytes]:
    for chunk in chunks:
        room -= len(chunk)
        if room < 0:
            raise TooLarge("The body goes beyond the Upload-Length of this upload.")
        yield chunk


def _sha256(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
