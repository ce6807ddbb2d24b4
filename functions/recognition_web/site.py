"""The built web client, in memory, with the compressed forms that the build made."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""In the order of preference."""
WORKER = "worker.js"
WORKER_OFF = "worker-off.js"
"""What a browser must find where its worker was, to give it up: of a file that is gone it learns nothing."""


@dataclass(frozen=True)
class Asset:
    content_type: str
    etag: str
    bodies: Mapping[str, bytes]
    """By content encoding; ``identity`` is always there."""

    @property
    def encodings(self) -> list[str]:
        """Best first."""
        return [encoding for encoding in (*ENCODINGS, "identity") if encoding in self.bodies]


@dataclass(frozen=True)
class Site:
    index: Asset
    assets: Mapping[str, Asset]

    @classmethod
    def load(cls, folder: Path, *, with_worker: bool = True) -> "Site | None":
        """None where the client has not been built. Without its worker, browsers give theirs up."""
        if not (folder / "index.html").is_file():
            return None
        files = [p for p in folder.rglob("*") if p.is_file() and p.suffix not in ENCODINGS.values()]
        assets = {path.relative_to(folder).as_posix(): _asset(path) for path in files}
        if not with_worker and WORKER_OFF in assets:
            assets[WORKER] = assets[WORKER_OFF]
        return cls(assets["index.html"], assets)

    def with_page(self, page: bytes) -> "Site":
        """Another page, which is not compressed, beside the same files."""
        index = replace(self.index, etag=etag_of(page), bodies={"identity": page})
        return Site(index, {**self.assets, "index.html": index})

    def find(self, path: str) -> Asset | None:
        """A file of that path; the application for every other address that is not an asset's."""
        if path in self.assets:
            return self.assets[path]
        return None if path.startswith("assets/") else self.index


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    bodies = {"identity": content}
    for encoding, suffix in ENCODINGS.items():
        compressed = path.with_name(path.name + suffix)
        if compressed.is_file():
            bodies[encoding] = compressed.read_bytes()
    kind = guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".webmanifest":
        kind = "application/manifest+json"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Asset(kind + charset, etag_of(content), bodies)


def etag_of(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]
