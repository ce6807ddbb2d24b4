"""In which windows every screen is looked at."""

from collections.abc import Callable

import pytest

See = Callable[[str], None]

PHONE = {"width": 390, "height": 844, "has_touch": True, "device_scale_factor": 2}
LOOKS = [
    pytest.param("desktop-light", {"color_scheme": "light"}, id="desktop-light"),
    pytest.param("desktop-dark", {"color_scheme": "dark"}, id="desktop-dark"),
    pytest.param("phone-light", {"color_scheme": "light", **PHONE}, id="phone-light"),
    pytest.param("phone-dark", {"color_scheme": "dark", **PHONE}, id="phone-dark"),
]
