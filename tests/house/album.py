"""All functions of an album, over stores in a folder."""

import shutil
import time
from pathlib import Path

import requests

from functions.accounts import handler as accounts_handler
from functions.accounts.guesses import Limits
from functions.accounts.opening import open_parts
from functions.accounts.passwords import Passwords
from functions.albums import handler as albums_handler
from functions.albums.albums import Albums
from functions.photos import handler as photos_handler
from functions.photos.album_photos import AlbumPhotos
from functions.photos.figures import Figures
from functions.photos.sweep import Sweep
from functions.photos.worker import Backoff
from functions.shared import building
from functions.shared.auth import TokenSigner
from functions.shared.credentials import Security
from functions.shared.gateway import Gateway
from functions.shared.images.decoder import Decoder
from functions.shared.stores.files import FileBlobs
from functions.shared.stores.records import AlbumRecords, PhotoRecords
from functions.shared.stores.sqlite import SqliteStore
from functions.storage import handler as storage_handler
from functions.storage.uploads.resumable import Rules
from functions.thumbnail import handler as thumbnail_handler
from functions.thumbnail.thumbnails import Thumbnails
from tests.house.clock import Clock
from tests.house.hasher import CountingHasher
from tests.house.network import ADDRESS, Network
from tests.house.people import Person
from tests.house.standin import StandInRecognition
from tests.house.watched import WatchedWorker

KEY = "a signing key of this test, which is long enough"
MAX_OBJECT_BYTES = 200_000
MOST_OPEN_UPLOADS = 3
ATTEMPTS = 5
LIMITS = Limits(sign_ins=ATTEMPTS, sign_ins_per_network=30, sign_ins_per_name=20, sign_ups=ATTEMPTS)
HOUR_MS = 3_600_000
IMPATIENT = Backoff(attempts=2, first_seconds=0, jitter_seconds=0)


class House:
    """``worker`` and ``sweep`` are those of photos; ``replica`` makes another that shares the stores."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.hasher = CountingHasher()
        self.network = Network()
        self.recognition = StandInRecognition()
        self.store = SqliteStore(folder / "album.sqlite")
        self._blobs_folder = folder / "blobs"
        self.blobs = FileBlobs(self._blobs_folder)
        self.albums, self.photos = AlbumRecords(self.store), PhotoRecords(self.store)
        self.figures = Figures(self.photos, self.clock)
        self.worker = self.replica()
        self.apps = self.network.apps
        self.apps["recognition"] = self.recognition
        self.apps["storage"] = storage_handler.create_app(
            self.blobs, self.security("storage"), Rules(MAX_OBJECT_BYTES, MOST_OPEN_UPLOADS), self.clock
        )
        self.apps["thumbnail"] = thumbnail_handler.create_app(
            Thumbnails(self.gateway("thumbnail"), Decoder()), self.security("thumbnail"), MAX_OBJECT_BYTES
        )
        self._add_accounts()
        self._add_albums()
        self._add_photos()

    def person(self, name: str) -> Person:
        """With a token that the operator made; nobody need sign up for it."""
        expires_at = int(time.time() * 1000) + HOUR_MS
        return Person(self.apps, name, self.signer("accounts").for_person(name, None, expires_at))

    def nobody(self) -> Person:
        return self.bearer(None)

    def bearer(self, token: str | None) -> Person:
        return Person(self.apps, "nobody", token)

    def signer(self, function: str) -> TokenSigner:
        return TokenSigner(KEY, function)

    def gateway(self, function: str) -> Gateway:
        return Gateway(ADDRESS, self.signer(function), self.network)

    def replica(self) -> WatchedWorker:
        told = self.figures.step_ended
        return WatchedWorker(self.photos, self.gateway("photos"), self.clock, IMPATIENT, step_ended=told)

    def sweep_up(self) -> dict[str, int]:
        """A run of the sweep, and the work that it begins."""
        reply = self.nobody().post("photos", "/sweep")
        assert reply.status_code == 200, reply.text
        self.worker.settle()
        swept: dict[str, int] = reply.get_json()
        return swept

    def go_away(self, *functions: str) -> None:
        """As if these functions' processes had ended."""
        for function in functions:
            self.network.faults[function] = requests.ConnectionError("refused")

    def come_back(self) -> None:
        self.network.faults.clear()

    def lose_blobs(self) -> None:
        """As if the volume of the blob store were gone."""
        shutil.rmtree(self._blobs_folder)
        self._blobs_folder.write_bytes(b"")

    def stored_keys(self) -> set[str]:
        return {stored.key for stored in self.blobs.page([""], limit=1000).objects}

    def damage(self, key: str) -> None:
        """As if the disk had changed the object's last byte."""
        for path in (self._blobs_folder / "objects").glob("*/*"):
            if f'"key":"{key}"'.encode() in (data := path.read_bytes())[:1024]:
                path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))

    def security(self, function: str) -> Security:
        gateway = self.gateway(function)
        return building.asking_security(self.signer(function), gateway, 1, self.clock.monotonic)

    def _add_accounts(self) -> None:
        self.accounts = open_parts(self.store, Passwords(self.hasher), LIMITS, self.clock)
        security = accounts_handler.own_security(self.accounts, self.signer("accounts"), 1)
        self.apps["accounts"] = accounts_handler.create_app(self.accounts, security, self.store.ping)

    def _add_albums(self) -> None:
        albums = Albums(self.albums, self.photos, self.gateway("albums"), self.clock)
        self.apps["albums"] = albums_handler.create_app(albums, self.security("albums"), self.store.ping)

    def _add_photos(self) -> None:
        gateway = self.gateway("photos")
        photos = AlbumPhotos(self.photos, self.albums, gateway, self.worker, self.clock)
        sweep = Sweep(self.photos, self.albums, gateway, self.worker, self.clock)
        self.apps["photos"] = photos_handler.create_app(
            photos, sweep, self.security("photos"), self.store.ping
        )
