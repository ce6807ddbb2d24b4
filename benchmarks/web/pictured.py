"""A made-up library whose photos show pictures that are there."""

from dataclasses import dataclass

from benchmarks.scale.library import Library
from functions.shared.models.photo import Photo

SHOWN = ("width", "height", "thumbnail_key", "medium_key", "preview_key", "placeholder", "crop")


@dataclass(frozen=True)
class PicturedLibrary(Library):
    pictures: tuple[Photo, ...] = ()
    """Of the same user, in turns."""

    def photo(self, number: int) -> Photo:
        photo, shown = super().photo(number), self.pictures[number % len(self.pictures)]
        if photo.thumbnail_key is None:
            return photo
        return photo.model_copy(update={name: getattr(shown, name) for name in SHOWN})
