"""The parts of albums over one store."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.albums.albums import Albums
from functions.albums.links import Limits, LinkGuesses, Links
from functions.albums.shares import AlbumShares
from functions.shared.access.album_door import AlbumDoor
from functions.shared.access.passwords import Passwords
from functions.shared.gateway import GatewayClient
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.shares import ShareRecords


@dataclass(frozen=True)
class Parts:
    gateway: GatewayClient
    albums: Albums
    shares: AlbumShares
    links: Links


def put_together(
    store: MetadataStore,
    gateway: GatewayClient,
    passwords: Passwords,
    limits: Limits,
    clock: Callable[[], int],
    *,
    most_albums: int,
) -> Parts:
    door = AlbumDoor(AlbumRecords(store), ShareRecords(store), EndedAccounts(store), clock)
    return Parts(
        gateway,
        Albums(door, PhotoRecords(store), gateway, clock, most_per_user=most_albums),
        AlbumShares(door, passwords, clock),
        Links(door, passwords, LinkGuesses(store, limits), clock),
    )
