"""The table's part of storage: a function reads and writes in a user's name, or in nobody's all there is."""

from base64 import b64encode
from dataclasses import replace
from typing import Final

from functions.shared.models.batch import BATCH_TYPE, pack
from functions.shared.models.blobs import WholeObject
from tests.contract.access import FORBIDDEN, OPEN, OPERATING, READ, UNKNOWN, WRITE, Access, by, own
from tests.contract.asking import Ask, Rows

CALLERS: Final = "albums photos thumbnail recognition"
READS: Final = by(READ, CALLERS, for_nobody=True)
WRITES: Final = by(WRITE, CALLERS, for_nobody=True)
UPLOADS: Final = by(READ, CALLERS, for_nobody=False)
UPLOADING: Final = by(WRITE, CALLERS, for_nobody=False)
FOR_ITSELF: Final = Access(
    UNKNOWN, UNKNOWN, read_key=FORBIDDEN, write_key=FORBIDDEN, for_nobody=frozenset(CALLERS.split())
)
TOGETHER: Final = replace(WRITES, owner=FORBIDDEN, other=FORBIDDEN, read_key=FORBIDDEN, write_key=FORBIDDEN)
BATCH: Final = {"Content-Type": BATCH_TYPE}
JPEG: Final = {"Content-Type": "image/jpeg"}
DATA_URI: Final = "data:image/png;base64,aGVsbG8="
TUS: Final = {"Tus-Resumable": "1.0.0"}
PIECE: Final = TUS | {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}

STORAGE: Final[Rows] = {
    "GET /operator/users": (
        lambda w: Ask("/operator/users", query={"userName": w.owner}),
        replace(OPERATING, operator=UNKNOWN),
    ),
    "GET /formats": (lambda _: Ask("/formats"), OPEN),
    "GET /objects": (lambda w: Ask("/objects", has=w.key), own(READS)),
    "GET /{key}": (lambda w: Ask(f"/{w.key}"), READS),
    "GET /": (lambda w: Ask(query={"key": w.key}), READS),
    "PUT /{key}": (lambda w: Ask(f"/{w.new_key}", data=b"hello", headers=JPEG), WRITES),
    "POST /{key}": (lambda w: Ask(f"/{w.new_key}", json={"data": DATA_URI}), WRITES),
    "POST /{key}?key": (
        lambda w: Ask(f"/{w.new_key}", json={"key": w.new_key, "data": DATA_URI}),
        WRITES,
    ),
    "POST /": (lambda _: Ask(json={"data": DATA_URI}), own(UPLOADING)),
    "POST /?key": (
        lambda w: Ask(json={"key": w.new_key, "data": DATA_URI}),
        WRITES,
    ),
    "PUT /batch": (lambda w: Ask("/batch", data=_batch(w.new_key), headers=BATCH), TOGETHER),
    "DELETE /{key}": (lambda w: Ask(f"/{w.key}"), WRITES),
    "DELETE /": (lambda w: Ask(query={"key": w.key}), WRITES),
    "POST /recount": (lambda _: Ask("/recount", json={}), FOR_ITSELF),
    "POST /{key}/verify": (lambda w: Ask(f"/{w.key}/verify"), READS),
    "POST /verify": (lambda w: Ask("/verify", query={"key": w.key}), READS),
    "OPTIONS /uploads": (lambda _: Ask("/uploads"), OPEN),
    "OPTIONS /uploads/{id}": (lambda w: Ask(f"/uploads/{w.upload}"), OPEN),
    "POST /uploads": (lambda _: Ask("/uploads", headers=TUS | {"Upload-Length": "3"}), own(UPLOADING)),
    "POST /uploads?key": (
        lambda w: Ask(
            "/uploads",
            headers=TUS | {"Upload-Length": "3", "Upload-Metadata": f"key {_base64(w.key + '-new')}"},
        ),
        UPLOADING,
    ),
    "DELETE /uploads": (lambda _: Ask("/uploads"), own(UPLOADING)),
    "GET /uploads/{id}": (lambda w: Ask(f"/uploads/{w.upload}", headers=TUS), UPLOADS),
    "PATCH /uploads/{id}": (
        lambda w: Ask(f"/uploads/{w.upload}", data=b"abc", headers=PIECE),
        UPLOADING,
    ),
    "DELETE /uploads/{id}": (lambda w: Ask(f"/uploads/{w.upload}", headers=TUS), UPLOADING),
    "POST /uploads/{id}": (
        lambda w: Ask(f"/uploads/{w.upload}", headers=TUS | {"X-HTTP-Method-Override": "DELETE"}),
        UPLOADING,
    ),
}


def _batch(key: str) -> bytes:
    return pack([WholeObject(key, "image/jpeg", b"hello")])


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
