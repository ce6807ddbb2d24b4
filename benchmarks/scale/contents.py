"""The record of one photo of an event, as the album's own steps leave it."""

import hashlib
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Final

from benchmarks.scale.events import Event
from benchmarks.scale.vocabulary import LABELS, Zipf
from functions.photos.places.towns import Towns
from functions.photos.workflow.versions import METADATA, THUMBNAIL
from functions.shared.models.keys import ORIGINALS, ObjectKey
from functions.shared.models.metadata import Exposure, Gps, Place
from functions.shared.models.photo import Crop, Detection, Photo, PhotoStatus
from functions.shared.models.steps import Fault, Step, StepError, Steps, StepState
from functions.shared.objects.derived import medium_key, preview_key, thumbnail_key

WIDTH, HEIGHT = 4032, 3024
MODEL: Final = "made-up"
BROKEN: Final = StepError(title="Unsupported media", detail="The picture ends in the middle.")
SPREAD_DEGREES: Final = 0.05
"""How far from a town's centre its photos are taken."""
AFTERNOON_MS: Final = 4 * 3_600_000
_LABELS: Final = Zipf(LABELS)


def unread(event: Event, draw: Random, number: int, *, user_name: str, album_id: str, at: int) -> Photo:
    """Just taken in, at a time in milliseconds, with what its file tells."""
    gps = _gps(event, draw)
    digest = hashlib.sha256(f"{user_name}/{number}".encode()).hexdigest()
    id = f"{at // 1000:08x}{number:016x}"
    return Photo(
        id=id,
        album_id=album_id,
        user_name=user_name,
        key=f"{ORIGINALS}:{user_name}:{id}",
        file_name=_file_name(event, draw, number),
        created_at=at,
        size=draw.randrange(800_000, 9_000_000),
        sha256=digest,
        content_type="image/jpeg",
        width=WIDTH,
        height=HEIGHT,
        camera=event.camera.name,
        lens=event.camera.lens,
        exposure=Exposure(seconds=1 / draw.choice((60, 125, 500)), aperture=2.8, iso=200, focal_length=23),
        gps=gps,
        place=_place(event) if gps else None,
        orientation=1,
        taken_at=event.begun_at + draw.randrange(AFTERNOON_MS),
        taken_at_offset=60,
    )


def ready(photo: Photo, event: Event, draw: Random, own_tags: Sequence[str]) -> Photo:
    original = ObjectKey.parse(photo.key)
    recognised = tuple(_detection(label, draw) for label in _LABELS.draw(draw, draw.randrange(5)))
    at = photo.created_at
    update = {
        "status": PhotoStatus.READY,
        "steps": Steps(
            metadata=_done(at, METADATA), thumbnail=_done(at, THUMBNAIL), recognition=_done(at, MODEL)
        ),
        "detections": recognised,
        "added_tags": tuple(own_tags),
        "model": MODEL,
        "thumbnail_key": thumbnail_key(original, photo.sha256),
        "preview_key": preview_key(original, photo.sha256),
        "medium_key": medium_key(original, photo.sha256),
        "crop": Crop(x=504, y=0, width=HEIGHT, height=HEIGHT),
        "placeholder": "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
    }
    return photo.model_copy(update=update).with_tags()


def failed(photo: Photo) -> Photo:
    """For good, so that no sweep takes it up."""
    at = photo.created_at
    broken = Step(
        state=StepState.FAILED, attempts=1, started_at=at, finished_at=at, error=BROKEN, fault=Fault.FINAL
    )
    steps = Steps(metadata=_done(at, METADATA), thumbnail=broken, recognition=broken)
    return photo.model_copy(update={"status": PhotoStatus.FAILED, "steps": steps})


def _done(at: int, version: str) -> Step:
    return Step(state=StepState.DONE, attempts=1, started_at=at, finished_at=at + 80, version=version)


def _file_name(event: Event, draw: Random, number: int) -> str:
    """Mostly the camera's; some people name their files."""
    if draw.random() < 0.3:
        return f"{event.place.name} {event.subject} {number % 1000}.jpg"
    return event.camera.naming.format(number % 10_000)


def _gps(event: Event, draw: Random) -> Gps | None:
    if not event.camera.is_phone:
        return None
    place = event.place
    return Gps(lat=draw.gauss(place.lat, SPREAD_DEGREES), lon=draw.gauss(place.lon, SPREAD_DEGREES))


@cache
def _town(lat: float, lon: float) -> Place | None:
    return Towns().nearest(lat, lon)


def _place(event: Event) -> Place | None:
    return _town(event.place.lat, event.place.lon)


def _detection(label: str, draw: Random) -> Detection:
    x, y = draw.randrange(WIDTH // 2), draw.randrange(HEIGHT // 2)
    confidence = draw.uniform(0.3, 1)
    return Detection(label=label, confidence=confidence, x1=x, y1=y, x2=x + 900, y2=y + 700)
