"""What a file tells about its photo: of the picture, of the moment, of the camera."""

from dataclasses import dataclass

from functions.photos.metadata.capture import (
    Camera,
    Exposure,
    Gps,
    TakenAt,
    read_camera,
    read_exposure,
    read_gps,
    read_time,
)
from functions.shared.images.formats.exif import read_exif
from functions.shared.images.heads.header import Header


@dataclass(frozen=True)
class Metadata:
    """What EXIF does not say, or says in a broken way, is None. ``width`` and ``height`` are upright."""

    format: str
    content_type: str
    size: int
    width: int
    height: int
    orientation: int
    taken_at: TakenAt | None
    camera: Camera
    exposure: Exposure
    gps: Gps | None


def read_metadata(data: bytes, header: Header) -> Metadata:
    """``header`` is that of ``data``."""
    exif = read_exif(header.exif)
    return Metadata(
        format=header.format.value,
        content_type=header.content_type,
        size=len(data),
        width=header.width,
        height=header.height,
        orientation=header.orientation,
        taken_at=read_time(exif),
        camera=read_camera(exif),
        exposure=read_exposure(exif),
        gps=read_gps(exif),
    )
