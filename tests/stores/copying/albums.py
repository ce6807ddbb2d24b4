"""An album in any stores, and what there is of it afterwards."""

import hashlib
from pathlib import Path

from functions.backup import PASSING
from functions.shared.models.wire import Document
from functions.shared.stores.copying import Copied, restore
from functions.shared.stores.ports import BlobStore, CollectionSpec, MetadataStore

PHOTOS, ALBUMS = CollectionSpec("photos", unique=(("key",),)), CollectionSpec("albums")
BYTES = bytes(range(256)) * 4000


def put(blobs: BlobStore, key: str, data: bytes = BYTES) -> None:
    with blobs.upload(key, "image/jpeg") as upload:
        upload.write(data)
        upload.commit(hashlib.sha256(data).hexdigest())


def photo(number: int, **fields: object) -> Document:
    key = f"incoming:ann:{number}"
    return {"_id": f"{number:024x}", "rev": number, "createdAt": number, "key": key, **fields}


def put_back(folder: Path, metadata: MetadataStore, blobs: BlobStore) -> Copied:
    return restore(folder, metadata, blobs, [PHOTOS, ALBUMS], PASSING)


def album_of(metadata: MetadataStore, blobs: BlobStore, photos: int = 3) -> None:
    metadata.collection(ALBUMS).insert({"_id": "a" * 24, "rev": 7, "createdAt": 1, "albumName": "Füße\u2028"})
    for number in range(photos):
        put(blobs, f"incoming:ann:{number}", BYTES + bytes([number]))
        put(blobs, f"thumbnail:ann:{number}")
        metadata.collection(PHOTOS).insert(photo(number, thumbnailKey=f"thumbnail:ann:{number}"))


def contents(metadata: MetadataStore) -> dict[str, list[Document]]:
    kept = {name: list(metadata.collection(CollectionSpec(name)).all()) for name in metadata.names()}
    return {name: documents for name, documents in kept.items() if documents}


def objects(blobs: BlobStore) -> dict[str, bytes]:
    page = blobs.page(("",), limit=500)
    assert page.rest is None
    return {found.key: b"".join(blobs.read(found.key, 0, found.size)) for found in page.objects}
