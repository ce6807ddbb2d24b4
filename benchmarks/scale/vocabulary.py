"""What the photos of a made-up library show, where they were taken and with what."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Final

from yolov3.package import PACKAGE


@dataclass(frozen=True)
class Place:
    """A town, in degrees."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Camera:
    """``naming`` is of its files; a phone knows where it is."""

    name: str
    lens: str | None
    naming: str
    is_phone: bool


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PLACES: Final = (
    Place("Lisbon", 38.72, -9.14),
    Place("Berlin", 52.52, 13.40),
    Place("Vienna", 48.21, 16.37),
    Place("Hamburg", 53.55, 9.99),
    Place("Paris", 48.86, 2.35),
    Place("Rome", 41.90, 12.50),
    Place("Porto", 41.15, -8.61),
    Place("Munich", 48.14, 11.58),
    Place("Oslo", 59.91, 10.75),
    Place("Edinburgh", 55.95, -3.19),
    Place("Reykjavik", 64.15, -21.94),
    Place("New York", 40.71, -74.01),
    Place("Kyoto", 35.01, 135.77),
    Place("Cape Town", -33.92, 18.42),
    Place("Lima", -12.05, -77.04),
    Place("Wellington", -41.29, 174.78),
)
CAMERAS: Final = (
    Camera("Apple iPhone 12", "iPhone 12 back dual wide camera 4.2mm f/1.6", "IMG_{:04d}.HEIC", True),
    Camera("samsung SM-G991B", None, "20{:06d}_photo.jpg", True),
    Camera("Google Pixel 7", "Pixel 7 back camera 6.81mm f/1.85", "PXL_{:06d}.jpg", True),
    Camera("Canon EOS 5D Mark III", "EF24-105mm f/4L IS USM", "_MG_{:04d}.JPG", False),
    Camera("FUJIFILM X-T5", "XF23mmF1.4 R LM WR", "DSCF{:04d}.JPG", False),
    Camera("NIKON D750", "AF-S NIKKOR 50mm f/1.8G", "DSC_{:04d}.JPG", False),
    Camera("SONY ILCE-7M4", "FE 70-200mm F2.8 GM OSS II", "DSC{:05d}.JPG", False),
    Camera("Panasonic DMC-TZ10", None, "P{:07d}.JPG", False),
)
SUBJECTS: Final = _words(
    "harbour castle market garden bridge mountain lake forest beach sunset sunrise snow river island church "
    "tower street kitchen dinner breakfast picnic concert museum station airport ferry tram bicycle tent "
    "campfire waterfall meadow vineyard lighthouse canyon desert glacier festival parade fireworks"
)
OCCASIONS: Final = _words(
    "birthday wedding christmas easter holiday graduation anniversary baptism housewarming reunion hike "
    "marathon regatta carnival barbecue moving school kindergarten exam journey"
)
PEOPLE: Final = _words(
    "Anna Ben Clara David Emma Felix Greta Hugo Ida Jonas Klara Leo Mia Noah Olivia Paul Rosa Samuel Tilda "
    "Viktor Wanda Xaver Yara Zoe Marta Joaquim Beatriz Duarte Ines Rafael Henrik Astrid Mateus Lucia Pedro "
    "Sofia Tomas Elif Kenji Aiko"
)
LABELS: Final = tuple((PACKAGE / "data" / "coco.names").read_text(encoding="utf-8").split("\n")[:80])
OWN_TAGS: Final = tuple(f"{person}'s {occasion}" for occasion in OCCASIONS for person in PEOPLE)
FREQUENT_TAG: Final = LABELS[0]
RARE_TAG: Final = "solar eclipse"


class Zipf:
    """Draws the n-th word with a weight of 1/n."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))

    def draw(self, draw: Random, count: int) -> tuple[str, ...]:
        """So many at most, each once."""
        return tuple(dict.fromkeys(draw.choices(self._words, cum_weights=self._weights, k=count)))
