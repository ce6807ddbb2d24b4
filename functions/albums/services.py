"""The parts of ``albums``, put together over one metadata store and one way to the other functions."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.albums.albums import Albums
from functions.albums.contents import AlbumContents
from functions.albums.links import LinkGuesses, LinkLimits, Links
from functions.albums.removing import RemovingAtOnce
from functions.albums.shares import AlbumShares
from functions.shared.access.album_door import AlbumDoor
from functions.shared.access.guessing import PasswordCheck
from functions.shared.access.passwords import Passwords
from functions.shared.background import Start, in_a_thread
from functions.shared.gateway import GatewayClient
from functions.shared.objects.album_removal import AlbumRemoval
from functions.shared.objects.removal import Removal
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.audit import AuditRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.shares import ShareRecords


@dataclass(frozen=True)
class Services:
    gateway: GatewayClient
    albums: Albums
    shares: AlbumShares
    links: Links
    contents: AlbumContents
    audit: AuditRecords


def put_together(
    store: MetadataStore,
    gateway: GatewayClient,
    passwords: Passwords,
    *,
    limits: LinkLimits,
    clock: Callable[[], int],
    most_albums: int,
    trash_days: int,
    start: Start = in_a_thread,
) -> Services:
    """``start``: what begins work that nobody waits for."""
    door = AlbumDoor(AlbumRecords(store), ShareRecords(store), EndedAccounts(store), clock)
    photos = PhotoRecords(store)
    removal = AlbumRemoval(Removal(photos, gateway, clock), door.albums, door.shares, clock)
    removing = RemovingAtOnce(removal, clock, start)
    return Services(
        gateway=gateway,
        albums=Albums(
            door,
            photos,
            clock,
            remove_later=removing.begin,
            most_per_user=most_albums,
            trash_days=trash_days,
        ),
        shares=AlbumShares(door, passwords, clock),
        contents=AlbumContents(door, photos, clock),
        links=Links(door, PasswordCheck(passwords, clock), LinkGuesses(store, limits), clock),
        audit=AuditRecords(store, clock),
    )
