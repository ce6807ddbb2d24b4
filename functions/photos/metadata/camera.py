"""With what a photo was taken, and how."""

import re
from typing import Final

from functions.shared.images.formats.exif import Tag
from functions.shared.models.metadata import Exposure
from functions.shared.told.values import Exif, Told, number, positive, positive_of, text

# What makers add to their names in one model and leave out in the next.
_COMPANY: Final = re.compile(
    r"[\s,]+(?:corporation|corp|company|co|inc|ltd|gmbh|ag|imaging|optical|camera|electronics|techwin|computer"
    r"|mobile|digital)\b\.?.*",
    re.IGNORECASE,
)
_UNKNOWN_ISO: Final = 65535
"""All that EXIF's field of two bytes can say: where it is more, others tell it."""
_SENSITIVITIES: Final = (Tag.ISO, Tag.RECOMMENDED_EXPOSURE_INDEX, Tag.STANDARD_SENSITIVITY)
_LONGEST: Final = 200


def read_camera(told: Told) -> str | None:
    """Make and model in one, without the make twice: many models begin with it."""
    make = _either(told, Tag.MAKE, "tiff:Make") or ""
    model = _either(told, Tag.MODEL, "tiff:Model") or ""
    named = make.lower().split(" ")[0] in model.lower() if make else True
    maker = _COMPANY.sub("", make) if model else make
    return (model if named else f"{maker} {model}").strip() or None


def read_lens(told: Told) -> str | None:
    name = _either(told, Tag.LENS_MODEL, "exifEX:LensModel", "aux:Lens")
    return name or _specified(told.exif)


def read_exposure(told: Told) -> Exposure | None:
    exif = told.exif
    iso = _sensitivity(exif) or positive_of(told, "exif:ISOSpeedRatings")
    exposure = Exposure(
        seconds=positive(exif, Tag.EXPOSURE_TIME)
        or _by_power(exif, Tag.SHUTTER_SPEED, -1.0)
        or positive_of(told, "exif:ExposureTime"),
        aperture=positive(exif, Tag.F_NUMBER)
        or _by_power(exif, Tag.APERTURE, 0.5)
        or positive_of(told, "exif:FNumber"),
        iso=None if iso is None else round(iso),
        focal_length=positive(exif, Tag.FOCAL_LENGTH) or positive_of(told, "exif:FocalLength"),
    )
    return exposure if exposure != Exposure() else None


def _either(told: Told, tag: Tag, *names: str) -> str | None:
    found = (text(told.exif, tag), *map(told.of_xmp, names))
    return next((" ".join(name.split())[:_LONGEST] for name in found if name and name.strip("-? \t\n")), None)


def _sensitivity(exif: Exif) -> float | None:
    told = [found for tag in _SENSITIVITIES if (found := positive(exif, tag))]
    return next((iso for iso in told if iso != _UNKNOWN_ISO), next(iter(told), None))


def _by_power(exif: Exif, tag: Tag, factor: float) -> float | None:
    """APEX counts in powers of two: EXIF 3.0, annex C."""
    value = number(exif, tag)
    return None if value is None or abs(value) > 64 else round(2 ** (value * factor), 9)


def _specified(exif: Exif) -> str | None:
    """``18-55mm f/3.5-5.6``, where the lens has no name; its f-numbers may be unknown."""
    value = exif.get(Tag.LENS_SPECIFICATION)
    if not isinstance(value, tuple) or len(value) != 4 or not value[0] > 0:
        return None
    shortest, longest, widest, narrowest = value
    aperture = f" f/{_range(widest, narrowest)}" if widest > 0 else ""
    return f"{_range(shortest, longest)}mm{aperture}"


def _range(least: float, most: float) -> str:
    return f"{least:.4g}-{most:.4g}" if most > least else f"{least:.4g}"
