"""What the album is asked: each question once, with the route that answers it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus

from benchmarks.scale.library import Library
from benchmarks.scale.vocabulary import FREQUENT_TAG, RARE_TAG


@dataclass(frozen=True)
class Question:
    """``path`` is below ``/function``; names in braces stand for what ``parts_of`` tells of a library."""

    name: str
    path: str
    method: str = "GET"
    parameter: str = ""
    """Which photos must describe, where the route is older: it leaves aside what it does not know."""


QUESTIONS: Final = (
    Question("albums, the first 100", "/albums/?limit=100"),
    Question("albums, the first 500", "/albums/?limit=500"),
    Question("the large album", "/albums/{album}?limit=100"),
    Question("the large album, from its middle", "/albums/{album}?limit=100&cursor={middle}"),
    Question("the newest 100 photos", "/photos/?limit=100"),
    Question("100 photos, nine tenths down", "/photos/?limit=100&cursor={deep}"),
    Question("a frequent tag", f"/photos/?limit=100&tag={quote_plus(FREQUENT_TAG)}"),
    Question("a tag of three photos", f"/photos/?limit=100&tag={quote_plus(RARE_TAG)}"),
    Question("what failed", "/photos/?limit=100&status=failed"),
    Question("by SHA-256", "/photos/?sha256={sha256}"),
    Question("one photo", "/photos/{photo}"),
    Question("the sweep", "/photos/sweep", "POST"),
    Question("the timeline", "/photos/timeline?by=month"),
    Question("a month", "/photos/?limit=100&taken=2019-05", parameter="taken"),
    Question("one word", "/photos/?limit=100&q=lisbon", parameter="q"),
    Question("two words", "/photos/?limit=100&q=person+portugal", parameter="q"),
    Question("three terms", "/photos/?limit=100&q=person+-harbour+taken:2019", parameter="q"),
    Question("a German word", "/photos/?limit=100&q=Hund", parameter="q"),
    Question("suggestions", "/photos/suggest?q=li"),
    Question("facets", "/photos/facets?q=lisbon"),
    Question("facets of all", "/photos/facets"),
    Question("the map of the world", "/photos/map?west=-180&south=-85&east=180&north=85&zoom=2"),
    Question("the map of a town", "/photos/map?west=-9.3&south=38.6&east=-9&north=38.9&zoom=12"),
)


def parts_of(library: Library) -> dict[str, str]:
    photo = library.photo(library.photos // 3)
    return {
        "album": library.large_album,
        "middle": library.cursor(0.5),
        "deep": library.cursor(0.9),
        "photo": photo.id,
        "sha256": photo.sha256,
    }
