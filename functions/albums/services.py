"""The parts of ``albums``, put together over one metadata store and one way to the other functions."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.albums.albums import Albums
from functions.albums.links import LinkGuesses, LinkLimits, Links
from functions.albums.shares import AlbumShares
from functions.shared.access.album_door import AlbumDoor
from functions.shared.access.guessing import PasswordCheck
from functions.shared.access.passwords import Passwords
from functions.shared.gateway import GatewayClient
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.shares import ShareRecords


@dataclass(frozen=True)
class Services:
    gateway: GatewayClient
    albums: Albums
    shares: AlbumShares
    links: Links


def put_together(
    store: MetadataStore,
    gateway: GatewayClient,
    passwords: Passwords,
    *,
    limits: LinkLimits,
    clock: Callable[[], int],
    most_albums: int,
) -> Services:
    door = AlbumDoor(AlbumRecords(store), ShareRecords(store), EndedAccounts(store), clock)
    return Services(
        gateway=gateway,
        albums=Albums(door, PhotoRecords(store), gateway, clock, most_per_user=most_albums),
        shares=AlbumShares(door, passwords, clock),
        links=Links(door, PasswordCheck(passwords, clock), LinkGuesses(store, limits), clock),
    )
