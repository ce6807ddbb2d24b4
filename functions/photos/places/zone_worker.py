"""A worker that tells the time zone at a position: what it loads for that goes when the worker ends."""

import tzfpy

from functions.photos.places.zones import MILLIONTHS
from functions.shared.images.workers import serving
from functions.shared.images.workers.frames import Frame


def work(request: Frame) -> serving.Reply:
    lat, lon = (int(request.fields[name]) / MILLIONTHS for name in ("lat", "lon"))
    return {"zone": tzfpy.get_tz(lon, lat)}, ()


if __name__ == "__main__":
    serving.run(work)
