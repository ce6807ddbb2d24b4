"""Colours of profiles made of curves and a matrix are those that littleCMS gives."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from functions.shared.images.colour.rgb_profile import RgbProfile, changes_colours, read_rgb_profile
from functions.shared.images.decoding.decode import decode
from functions.shared.images.pixels import Pixels
from tests.shared.images.drawings import quarters, save
from tests.shared.images.profiles import ADOBE, P3, PROPHOTO, SRGB_CURVE, formula, profile, table

SRGB = formula(3, *SRGB_CURVE)
PROFILES = {
    "Display P3": profile(P3, SRGB),
    "Adobe RGB": profile(ADOBE, table(563)),
    "ProPhoto RGB": profile(PROPHOTO, formula(0, 1.8)),
    "linear": profile(ADOBE, table()),
    "sampled": profile(P3, table(*(round(65535 * (n / 1023) ** 2.2) for n in range(1024)))),
    "few samples": profile(P3, table(0, 9000, 65535)),
    "shifted": profile(ADOBE, formula(1, 2.2, 1.1, -0.1)),
    "all parameters": profile(P3, formula(4, *SRGB_CURVE, -0.003, 0.0)),
    "a curve each": profile(P3, table(461), formula(0, 2.0), SRGB),
}


def lattice() -> Pixels:
    levels = np.arange(0, 256, 5, dtype=np.uint8)
    return np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(len(levels), -1, 3)


def by_littlecms(pixels: Pixels, icc: bytes) -> Pixels:
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    return np.asarray(transform.apply(Image.fromarray(pixels)))


def read(icc: bytes) -> RgbProfile:
    found = read_rgb_profile(icc)
    assert found is not None
    return found


@pytest.mark.parametrize("name", PROFILES)
def test_colours_are_within_a_level_of_those_of_littlecms(name: str) -> None:
    found, expected = read(PROFILES[name]).to_srgb(lattice()), by_littlecms(lattice(), PROFILES[name])

    off = np.abs(found.astype(int) - expected)
    assert off.max() <= 2
    assert (off > 1).mean() < 0.001
    assert np.abs(lattice().astype(int) - expected).max() > 10


def test_srgb_under_its_own_or_no_name_changes_nothing() -> None:
    named = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert not changes_colours(read(named))
    assert changes_colours(read(PROFILES["Display P3"]))
    assert decode(save(quarters(), "PNG", icc_profile=named)).profile is None


def test_a_profile_with_tables_is_left_to_littlecms() -> None:
    assert read_rgb_profile(profile(P3, SRGB, more={b"A2B0": bytes(64)})) is None


def test_a_black_that_shines_is_left_to_littlecms() -> None:
    assert read_rgb_profile(profile(P3, formula(2, 2.2, 0.9, 0.0, 0.1))) is None


@pytest.mark.parametrize(
    "curve", [b"", b"curv", table(1)[:13], formula(9), formula(0), formula(0, -2.0), b"text" + bytes(40)]
)
def test_a_broken_curve_makes_no_profile(curve: bytes) -> None:
    assert read_rgb_profile(profile(P3, curve)) is None


def test_no_profile_however_broken_does_harm() -> None:
    whole = PROFILES["all parameters"]
    random = np.random.default_rng(3)
    cut = [whole[:length] for length in range(0, len(whole), 3)]
    flipped = []
    for _ in range(500):
        damaged = bytearray(whole)
        damaged[random.integers(128, len(whole))] ^= 1 << random.integers(8)
        flipped.append(bytes(damaged))

    for icc in [*cut, *flipped]:
        found = read_rgb_profile(icc)
        if found is not None:
            assert found.to_srgb(lattice()).shape == lattice().shape


def test_grey_pictures_ignore_a_profile_for_colours() -> None:
    grey = Image.new("L", (16, 16), 90)

    assert decode(save(grey, "PNG", icc_profile=PROFILES["linear"])).profile is None


def test_what_a_worker_tells_of_a_profile_is_all_of_it() -> None:
    told = read(PROFILES["a curve each"])

    assert np.array_equal(RgbProfile.from_bytes(told.to_bytes()).to_srgb(lattice()), told.to_srgb(lattice()))
