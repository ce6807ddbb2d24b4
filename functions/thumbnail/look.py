"""What a picture looks like, in bits of which few change where it is compressed, scaled or made brighter."""

from typing import Final

import cv2
import numpy as np

from functions.shared.images.decoding.picture import Picture

_SIDE: Final = 64
_WAVES: Final = 16
# Of the middle one of the waves. Measured: photographs have 10 and more, plain, dark and shaded surfaces 0.2.
_LEAST_WAVE: Final = 4.0
# Long waves first: their bits are those that change least.
_ORDER: Final = sorted(np.ndindex(_WAVES, _WAVES), key=lambda wave: (sum(wave), wave))


def make_look(picture: Picture) -> str:
    """256 bits in hexadecimal digits; empty where there is too little in the picture to tell it by.

    Which of the 16×16 longest waves of a discrete cosine transform are above the middle one of them.
    """
    pixels = cv2.resize(picture.pixels, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.uint8)
    grey = cv2.cvtColor(picture.in_srgb(pixels), cv2.COLOR_RGB2GRAY).astype(np.float32)
    spectrum = cv2.dct(grey)[1:, 1:]
    waves = np.array([spectrum[wave] for wave in _ORDER])
    if np.median(np.abs(waves)) < _LEAST_WAVE:
        return ""
    return np.packbits(waves > np.median(waves)).tobytes().hex()
