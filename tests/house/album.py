"""All functions of an album, over stores in a folder."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import requests

from functions.accounts import handler as accounts_handler
from functions.accounts.edge.own_security import own_security
from functions.accounts.guesses import SignInLimits
from functions.accounts.openid.provider import Provider
from functions.accounts.services import put_together as put_accounts_together
from functions.accounts.who_may import SignUp
from functions.albums import handler as albums_handler
from functions.albums.links import LinkLimits
from functions.albums.services import put_together as put_albums_together
from functions.photos import handler as photos_handler
from functions.photos.figures import Figures
from functions.photos.operating.throughput import Throughput
from functions.photos.services import put_together
from functions.photos.workflow.transitions import LONGEST_GAP_MS
from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.access.passwords import Passwords
from functions.shared.access.tokens import TokenSigner
from functions.shared.gateway import GatewayClient
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.public_urls import PublicUrls
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore
from functions.storage import handler as storage_handler
from functions.storage.services import StorageLimits
from functions.storage.services import put_together as put_storage_together
from functions.thumbnail import handler as thumbnail_handler
from functions.thumbnail.thumbnails import Thumbnails
from tests.house.aging import AgingStorage
from tests.house.clock import Clock
from tests.house.hasher import CountingHasher
from tests.house.later import Later
from tests.house.life import Life, LivedNetwork, LivedStore
from tests.house.network import ADDRESS, Carried, Network
from tests.house.people import Person
from tests.house.provider import StandInProvider
from tests.house.standin import StandInRecognition
from tests.house.watched import WatchedBacklog, WatchedWorker

KEY = "a signing key of this test, which is long enough"
PREVIOUS_KEY = "the key before it, which signs nothing any more"
MAX_OBJECT_BYTES = 2_000_000
MOST_OPEN_UPLOADS = 3
MOST_ALBUMS = 10_000
TRASH_DAYS = 30
ATTEMPTS = 5
LIMITS = SignInLimits(sign_ins=ATTEMPTS, sign_ins_per_network=30, sign_ins_per_name=20, sign_ups=ATTEMPTS)
LINK_LIMITS = LinkLimits(openings_per_network=20, passwords=ATTEMPTS, passwords_per_share=10)
HOUR_MS = 3_600_000
ORPHAN_GRACE_HOURS = 24


class House:
    """``worker`` and ``life`` are those of photos; ``replica`` makes another worker over the same stores.

    ``later`` does what albums does after its answer, ``jobs_later`` what photos does.
    """

    def __init__(
        self,
        folder: Path,
        limits: SignInLimits = LIMITS,
        store: MetadataStore | None = None,
        public_url: str = "",
        provider: Callable[[Clock], Provider] | None = None,
    ) -> None:
        self.clock = Clock()
        self._public_urls = PublicUrls.read(public_url)
        self._limits = limits
        self._provider = provider(self.clock) if provider else None
        self.sign_in_provider: StandInProvider | None = None
        self.hasher = CountingHasher()
        self.network = Network()
        self.recognition = StandInRecognition()
        self.store = store or SqliteStore(folder / "album.sqlite")
        self._blobs_folder = folder / "blobs"
        self.blobs = FileBlobs(self._blobs_folder)
        self.albums, self.photos = AlbumRecords(self.store), PhotoRecords(self.store)
        self.ended = EndedAccounts(self.store)
        self.figures = Figures(self.photos, self.clock)
        self.apps = self.network.apps
        self.apps["recognition"] = self.recognition
        self.start_storage()
        self.apps["thumbnail"] = thumbnail_handler.create_app(
            Thumbnails(self.gateway("thumbnail"), Decoder()), self.security("thumbnail"), MAX_OBJECT_BYTES
        )
        self._add_accounts()
        self.most_albums, self.trash_days = MOST_ALBUMS, TRASH_DAYS
        self.start_albums()
        self.most_photos = 0
        self.start_photos()

    def person(self, name: str) -> Person:
        """With a token that the operator made; nobody need sign up for it."""
        expires_at = int(time.time() * 1000) + HOUR_MS
        return Person(self.apps, name, self.signer("accounts").for_person(name, None, expires_at))

    def nobody(self) -> Person:
        return self.bearer(None)

    def operator(self) -> Person:
        """Who holds the signing key."""
        return self.bearer(self.signer("operator").for_function("photos", None))

    def bearer(self, token: str | None) -> Person:
        return Person(self.apps, "nobody", token)

    def signer(self, function: str) -> TokenSigner:
        return TokenSigner(KEY, function, PREVIOUS_KEY)

    def gateway(self, function: str) -> GatewayClient:
        return GatewayClient(ADDRESS, self.signer(function), Carried(self.network))

    def replica(self) -> WatchedWorker:
        return WatchedWorker(self.photos, self.gateway("photos"), self.clock, self.figures.timed)

    def sweep_up(self) -> dict[str, int]:
        """A run of the sweep, and the work that it begins."""
        reply = self.nobody().post("photos", "/sweep")
        assert reply.status_code == 200, reply.text
        self.worker.settle()
        swept: dict[str, int] = reply.get_json()
        return swept

    def sweep_up_later(self) -> dict[str, int]:
        """When the longest gap between two attempts has passed."""
        self.clock.advance(LONGEST_GAP_MS / 1000)
        return self.sweep_up()

    def go_away(self, *functions: str) -> None:
        """As if these functions' processes had ended."""
        for function in functions:
            self.network.faults[function] = requests.ConnectionError("refused")

    def come_back(self) -> None:
        self.network.faults.clear()

    def lose_records(self) -> None:
        """As if the metadata store could not be reached by albums and photos."""
        self.albums_store.is_away = self.photos_store.is_away = True

    def lose_blobs(self) -> None:
        """As if the volume of the blob store were gone."""
        shutil.rmtree(self._blobs_folder)
        self._blobs_folder.write_bytes(b"")

    def store_blob(self, key: str, data: bytes, sha256: str) -> None:
        with self.blobs.upload(key, "image/jpeg") as upload:
            upload.write(data)
            upload.commit(sha256)

    def stored_keys(self) -> set[str]:
        return {stored.key for stored in self.blobs.page([""], limit=1000).objects}

    def damage(self, key: str) -> None:
        """As if the disk had changed the object's last byte."""
        for path in (self._blobs_folder / "objects").glob("*/*"):
            if f'"key":"{key}"'.encode() in (data := path.read_bytes())[:1024]:
                path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))

    def ruin(self, key: str) -> None:
        """As if the disk had lost the object's every byte, even what it is."""
        for path in (self._blobs_folder / "objects").glob("*/*"):
            if f'"key":"{key}"'.encode() in path.read_bytes()[:1024]:
                path.write_bytes(b"")

    def miscount(self, owner: str) -> None:
        """As if a power cut had left an old count of what this person has."""
        path = self._blobs_folder / "usage" / "of" / owner
        path.write_text(json.dumps(json.loads(path.read_text()) | {"bytes": 0, "objects": 0}))

    def security(self, function: str) -> Security:
        gateway = self.gateway(function)
        return building.asking_security(
            self.signer(function), gateway, 1, self._public_urls, self.clock.monotonic
        )

    def operator_of(self, function: str) -> Person:
        """Who holds the signing key, for another function than photos."""
        return self.bearer(self.signer("operator").for_function(function, None))

    def let_in(self, sign_up: SignUp) -> None:
        """From now on, who may make an account."""
        self._add_accounts(sign_up)

    def _add_accounts(self, sign_up: SignUp = SignUp.OPEN) -> None:
        self.accounts = put_accounts_together(
            self.store,
            Passwords(self.hasher),
            limits=self._limits,
            signer=self.signer("accounts"),
            provider=self._provider,
            clock=self.clock,
            sign_up=sign_up,
        )
        security = own_security(self.accounts, self.signer("accounts"), 1, self._public_urls)
        self.apps["accounts"] = accounts_handler.create_app(self.accounts, security, self.store.ping)

    def start_albums(self) -> None:
        """Anew, as after the end of its process."""
        self.albums_store = LivedStore(self.store, Life())
        self.later = Later()
        passwords, gateway = Passwords(self.hasher), self.gateway("albums")
        services = put_albums_together(
            self.albums_store,
            gateway,
            passwords,
            limits=LINK_LIMITS,
            clock=self.clock,
            most_albums=self.most_albums,
            trash_days=self.trash_days,
            start=self.later,
        )
        self.apps["albums"] = albums_handler.create_app(
            services, self.security("albums"), self.albums_store.ping
        )

    def start_storage(self, most_kept: int = 0) -> None:
        """Anew, with so many bytes for each person; 0 is no limit."""
        limits = StorageLimits(MAX_OBJECT_BYTES, MOST_OPEN_UPLOADS, most_kept=most_kept)
        services = put_storage_together(self.blobs, self.gateway("storage"), limits=limits, clock=self.clock)
        app = storage_handler.create_app(services, self.security("storage"))
        self.storage = AgingStorage(app, self.clock)
        self.apps["storage"] = self.storage

    def start_photos(self) -> None:
        """Anew, as after the end of its process."""
        self.life, self.jobs_later = Life(), Later()
        self.photos_store = LivedStore(self.store, self.life)
        gateway = GatewayClient(
            ADDRESS, self.signer("photos"), LivedNetwork(Carried(self.network), self.life)
        )
        records = PhotoRecords(self.photos_store)
        throughput = Throughput(self.photos_store, self.clock)
        self.worker = WatchedWorker(records, gateway, self.clock, self.figures.timed, throughput.count)
        self.backlog = WatchedBacklog(records, self.worker, self.clock)
        services = put_together(
            self.photos_store,
            gateway,
            worker=self.worker,
            backlog=self.backlog,
            clock=self.clock,
            orphan_grace_ms=ORPHAN_GRACE_HOURS * HOUR_MS,
            most_photos=self.most_photos,
            trash_days=self.trash_days,
            throughput=throughput,
            start=self.jobs_later,
        )
        self.apps["photos"] = photos_handler.create_app(
            services, self.security("photos"), self.photos_store.ping
        )
