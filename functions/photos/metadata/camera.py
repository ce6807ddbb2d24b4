"""With what a photo was taken, and how."""

import re
from typing import Final

from functions.shared.images.formats.exif import Tag
from functions.shared.models.metadata import Exposure
from functions.shared.told.values import Exif, Told, fraction, number, numbers, positive, positive_of, text

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
    first, words = make.lower().split(" ")[0], set(re.findall(r"\w{3,}", make.lower()))
    named = first in model.lower() or bool(words & set(model.lower().split()))
    maker = _COMPANY.sub("", make) if model else make
    return (model if named else f"{maker} {model}").strip() or None


def read_lens(told: Told) -> str | None:
    name = _either(told, Tag.LENS_MODEL, "exifEX:LensModel", "aux:Lens")
    return name or _specified(told.exif)


def read_exposure(told: Told) -> Exposure | None:
    exif = told.exif
    in_xmp = (positive_of(told, name) for name in ("exifEX:PhotographicSensitivity", "exif:ISOSpeedRatings"))
    iso = _sensitivity(exif) or next(filter(None, in_xmp), None)
    exposure = Exposure(
        seconds=_told_or_by_power(exif, Tag.EXPOSURE_TIME, Tag.SHUTTER_SPEED, -1.0)
        or positive_of(told, "exif:ExposureTime")
        or _power(fraction(told.of_xmp("exif:ShutterSpeedValue")), -1.0),
        aperture=_told_or_by_power(exif, Tag.F_NUMBER, Tag.APERTURE, 0.5)
        or positive_of(told, "exif:FNumber")
        or _power(fraction(told.of_xmp("exif:ApertureValue")), 0.5),
        iso=None if iso is None else round(iso),
        focal_length=positive(exif, Tag.FOCAL_LENGTH) or positive_of(told, "exif:FocalLength"),
    )
    return exposure if exposure != Exposure() else None


def _either(told: Told, tag: Tag, *names: str) -> str | None:
    found = (text(told.exif, tag), *map(told.of_xmp, names))
    return next((" ".join(name.split())[:_LONGEST] for name in found if name and name.strip("-? \t\n")), None)


def _sensitivity(exif: Exif) -> float | None:
    """Of two numbers, as Nikon writes them, the first that is one."""
    values = (value for tag in _SENSITIVITIES for value in numbers(exif, tag))
    told = [value for value in values if value > 0]
    return next((iso for iso in told if iso != _UNKNOWN_ISO), next(iter(told), None))


def _told_or_by_power(exif: Exif, tag: Tag, power: Tag, factor: float) -> float | None:
    """A camera that writes zero for the one writes it for the other, too, where it would be a value."""
    return positive(exif, tag) if tag in exif else _power(number(exif, power), factor)


def _power(value: float | None, factor: float) -> float | None:
    """APEX counts in powers of two: EXIF 3.0, annex C."""
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
