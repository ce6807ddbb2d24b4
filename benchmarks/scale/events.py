"""Photos come in events: some dozen of one place, one camera, one afternoon and one subject."""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Final, Self

from benchmarks.scale.vocabulary import CAMERAS, OWN_TAGS, PLACES, SUBJECTS, Camera, Place, Zipf

PHOTOS_OF_AN_EVENT: Final = 40
YEARS: Final = 20
END_MS: Final = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000)
SPAN_MS: Final = YEARS * 365 * 86_400_000
LATER_MORE: Final = 0.6
"""People take more photos every year: by this power of its share of the library a photo's time is found."""
_OWN_TAGS: Final = Zipf(OWN_TAGS)


@dataclass(frozen=True)
class Event:
    """``begun_at`` is in milliseconds since the epoch; ``place`` is known where the camera knows it."""

    begun_at: int
    place: Place
    camera: Camera
    subject: str
    own_tags: tuple[str, ...]

    @classmethod
    def draw(cls, seed: int, number: int, share: float) -> Self:
        """``share`` of the library is older."""
        draw = Random(f"{seed}/event/{number}")
        return cls(
            begun_at=END_MS - SPAN_MS + int(SPAN_MS * share**LATER_MORE),
            place=draw.choices(PLACES, [1 / rank for rank in range(1, len(PLACES) + 1)])[0],
            camera=draw.choice(CAMERAS),
            subject=draw.choice(SUBJECTS),
            own_tags=_OWN_TAGS.draw(draw, draw.choice((0, 0, 1, 2))),
        )
