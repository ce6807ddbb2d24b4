"""Two people, and whatever one of them has that a route can be asked for."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from itertools import count

from functions.accounts.guesses import GuessSource
from functions.accounts.invitations import NewInvitation, Wish
from functions.accounts.openid.identities import Identities
from functions.accounts.passkeys.ceremonies import Site
from functions.accounts.proofs.methods import ProviderSession
from functions.accounts.records import Account
from functions.albums.links import Link, new_link
from functions.shared.access.callers import Scope
from functions.shared.models.album import Album
from functions.shared.models.blobs import PartialObject
from functions.shared.models.job import Action, Job, JobState
from functions.shared.models.photo import Photo, PhotoStatus
from functions.shared.models.share import Share, ShareKind
from functions.shared.models.wire import new_id
from functions.shared.stores.records.jobs import JobRecords
from functions.shared.stores.records.shares import ShareRecords
from tests.house import House
from tests.house.authenticator import Authenticator
from tests.house.pictures import jpeg
from tests.house.provider import ISSUER

PASSWORD = "correct horse battery"
SHA256 = hashlib.sha256(jpeg()).hexdigest()
HOUR_MS = 3_600_000
NUMBERS: Iterator[int] = count()


class World:
    """Things are made when a test first asks for them; ``marks`` are the ids that tell them to others."""

    def __init__(self, house: House) -> None:
        self.house = house
        number = next(NUMBERS)
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self.owner, self.other, self.newcomer = f"ann{number}", f"bob{number}", f"eve{number}"
        self.chief = f"olga{number}"
        """Who has the operator's role."""
        self.new_key = f"incoming:{self.owner}:new"
        self.marks: list[str] = []
        self._accounts: dict[str, Account] = {}
        self.account(self.owner)

    def account(self, name: str) -> Account:
        if name not in self._accounts:
            source = GuessSource(f"of {name}")
            self._accounts[name] = self.house.accounts.accounts.sign_up(name, PASSWORD, source)
            if name == self.chief:
                self._accounts[name] = self.house.accounts.users.appoint(name, operator=True)
        return self._accounts[name]

    def open_session(self, name: str) -> str:
        return self.house.accounts.sessions.open(self.account(name)).id

    def make_key(self, name: str, scope: Scope) -> str:
        """The API key itself."""
        assert scope is not Scope.ACCOUNT
        return self.house.accounts.keys.make(self.account(name), "of this test", scope).secret

    @cached_property
    def invitation(self) -> NewInvitation:
        wish = Wish("of this test", 1, self.house.clock() + HOUR_MS)
        return self.house.accounts.door.invitations.make(wish, None)

    @cached_property
    def session(self) -> str:
        return self._marked(self.open_session(self.owner))

    @cached_property
    def api_key(self) -> str:
        """The id of one."""
        return self._marked(self.make_key(self.owner, Scope.READ).split("_")[1])

    @cached_property
    def passkey(self) -> str:
        """The id of one."""
        site, account = Site("localhost", "http://localhost"), self.account(self.owner)
        begun = self.house.accounts.passkeys.begin(account, site)
        made = Authenticator(site.origin).create(begun.options)
        passkeys = self.house.accounts.passkeys
        return self._marked(passkeys.finish(account, site, begun.ticket, "phone", made).id)

    @property
    def subject(self) -> str:
        """The owner, as the sign-in provider calls them."""
        return f"{self.owner} there"

    @cached_property
    def identity(self) -> str:
        """The id of that which is linked with the owner's account."""
        identities = Identities(self.house.store, self.house.clock)
        at = ProviderSession(ISSUER, self.subject)
        return self._marked(identities.link(self.account(self.owner), at, "ann").id)

    @cached_property
    def album(self) -> str:
        return self._new_album("Own")

    @cached_property
    def other_album(self) -> str:
        return self._new_album("Also own")

    def _new_album(self, name: str) -> str:
        album = Album(id=new_id(), album_name=name, user_name=self.owner, created_at=self.house.clock())
        self.house.albums.add(album)
        return self._marked(album.id)

    @cached_property
    def job(self) -> str:
        """One that is done."""
        job = Job(
            id=new_id(),
            user_name=self.owner,
            created_at=self.house.clock(),
            finished_at=self.house.clock(),
            state=JobState.DONE,
            action=Action(favourite=True),
            total=0,
        )
        JobRecords(self.house.store).add(job)
        return self._marked(job.id)

    @cached_property
    def trashed_album(self) -> str:
        now = self.house.clock()
        album = Album(id=new_id(), album_name="Old", user_name=self.owner, created_at=now, trashed_at=now)
        self.house.albums.add(album)
        return self._marked(album.id)

    @cached_property
    def share(self) -> str:
        return self._marked(self._link.share_id)

    @cached_property
    def share_token(self) -> str:
        """Of the link that gives the album to others."""
        assert self.share
        return self._link.token

    @cached_property
    def _link(self) -> Link:
        link = new_link()
        share = Share(
            id=link.share_id,
            album_id=self.album,
            owner=self.owner,
            kind=ShareKind.LINK,
            created_at=self.house.clock(),
            token_hash=link.token_hash,
        )
        assert ShareRecords(self.house.store).add(share)
        return link

    @cached_property
    def key(self) -> str:
        """Of an object that no photo has."""
        return self._stored_key()

    @cached_property
    def photo(self) -> str:
        return self._new_photo()

    @cached_property
    def other_photo(self) -> str:
        return self._new_photo()

    def _new_photo(self) -> str:
        key = self._stored_key()
        photo = Photo(
            id=new_id(),
            album_id=self.album,
            user_name=self.owner,
            key=key,
            thumbnail_key=key,
            medium_key=key,
            preview_key=key,
            created_at=self.house.clock(),
            status=PhotoStatus.READY,
            size=len(jpeg()),
            sha256=SHA256,
            content_type="image/jpeg",
        )
        self.house.photos.add(photo)
        return self._marked(photo.id)

    @cached_property
    def key_of_photo(self) -> str:
        photo = self.house.photos.get(self.photo)
        assert photo is not None
        return photo.key

    @cached_property
    def upload(self) -> str:
        """Begun, and without a byte yet."""
        now = self.house.clock()
        partial = PartialObject(
            id=new_id(),
            owner=self.owner,
            key=f"incoming:{self.owner}:{new_id()}",
            content_type="image/jpeg",
            length=3,
            expires_at=now + HOUR_MS,
        )
        assert self.house.blobs.partials.begin(partial, now=now, most_open=1)
        return self._marked(partial.id)

    def _stored_key(self) -> str:
        key = f"incoming:{self.owner}:{new_id()}"
        self.house.store_blob(key, jpeg(), SHA256)
        return self._marked(key)

    def _marked(self, id: str) -> str:
        self.marks.append(id)
        return id
