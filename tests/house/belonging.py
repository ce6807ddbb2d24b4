"""What people, albums, shares and trash come to: what every list has to say, in as few words as may be."""

from dataclasses import dataclass, field
from typing import Final

TRASH: Final = "in the trash"
GONE: Final = "gone"


@dataclass
class Album:
    owner: str
    state: str = ""
    keeps: bool = False
    shared_with: dict[str, bool] = field(default_factory=dict)
    """Whether they may add."""

    @property
    def hides(self) -> bool:
        return bool(self.state) and not self.keeps

    def is_open_to(self, name: str) -> bool:
        return not self.state and (name == self.owner or name in self.shared_with)

    def takes_from(self, name: str) -> bool:
        return self.is_open_to(name) and self.shared_with.get(name, True)


@dataclass
class Photo:
    owner: str
    number: int
    albums: list[str]
    state: str = ""


@dataclass
class Model:
    albums: dict[str, Album] = field(default_factory=dict)
    photos: dict[str, Photo] = field(default_factory=dict)

    def is_hidden(self, photo: Photo) -> bool:
        return bool(photo.albums) and all(self.albums[id].hides for id in photo.albums)

    def is_seen(self, photo: Photo) -> bool:
        return not photo.state and not self.is_hidden(photo)

    def own(self, name: str) -> set[str]:
        return {id for id, photo in self.photos.items() if photo.owner == name and self.is_seen(photo)}

    def within(self, album_id: str) -> set[str]:
        return {id for id, photo in self.photos.items() if album_id in photo.albums and not photo.state}

    def shared(self, name: str) -> set[str]:
        opened = [id for id, album in self.albums.items() if album.is_open_to(name) and name != album.owner]
        return {id for album_id in opened for id in self.within(album_id)} - self.own(name)

    def trash(self, name: str) -> set[str]:
        return {id for id, photo in self.photos.items() if photo.owner == name and photo.state == TRASH}

    def there(self, album_ids: list[str]) -> list[str]:
        return [id for id in album_ids if not self.albums[id].state]

    def delete_for_good(self, album_id: str) -> None:
        """Photos that are in no other go with it, be they in the trash by themselves."""
        self.albums[album_id].state = GONE
        for photo in self.photos.values():
            if photo.albums and all(
                self.albums[id].state == GONE and self.albums[id].hides for id in photo.albums
            ):
                photo.state = GONE
