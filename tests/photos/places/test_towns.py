"""A position is told by the town that is nearest on the ground, by names in English and German."""

import pytest

from functions.photos.places.sphere import kilometres
from functions.photos.places.towns import FARTHEST_KM, Towns


@pytest.fixture(scope="module")
def towns() -> Towns:
    return Towns()


@pytest.mark.parametrize(
    ("position", "english", "german", "code"),
    [
        ((38.7139, -9.1394), "Lisbon, Lisbon, Portugal", "Lissabon, Lissabon, Portugal", "PT"),
        ((48.2085, 16.3721), "Vienna, Vienna, Austria", "Wien, Wien, Österreich", "AT"),
        ((50.9413, 6.9583), "Cologne, North Rhine-Westphalia, Germany",
         "Köln, Nordrhein-Westfalen, Deutschland", "DE"),
        ((43.7731, 11.2560), "Florence, Tuscany, Italy", "Florenz, Toskana, Italien", "IT"),
        ((35.6812, 139.7671), "Tokyo, Tokyo, Japan", "Tokio, Tokio, Japan", "JP"),
        ((-18.1405, 178.4414), "Suva, Central, Fiji", "Suva, Central Division, Fidschi", "FJ"),
        ((42.6629, 21.1655), "Pristina, Pristina, Kosovo", "Pristina, Pristina, Kosovo", "XK"),
        ((78.2232, 15.6267), "Longyearbyen, Svalbard, Svalbard and Jan Mayen",
         "Longyearbyen, Svalbard, Spitzbergen und Jan Mayen", "SJ"),
    ],
)  # fmt: skip
def test_town_is_named_in_both_languages(
    towns: Towns, position: tuple[float, float], english: str, german: str, code: str
) -> None:
    found = towns.nearest(*position)

    assert found
    assert f"{found.town}, {found.region}, {found.country}" == english
    assert f"{found.german.town}, {found.german.region}, {found.german.country}" == german
    assert found.country_code == code


@pytest.mark.parametrize(
    ("position", "town", "code"),
    [
        ((47.6603, 9.1758), "Konstanz", "DE"),
        ((47.6458, 9.1780), "Kreuzlingen", "CH"),
        ((41.9022, 12.4533), "Vatican City", "VA"),
        ((41.8902, 12.4922), "Rome", "IT"),
        ((43.7384, 7.4246), "Monte-Carlo", "MC"),
    ],
)
def test_borders_run_between_towns(towns: Towns, position: tuple[float, float], town: str, code: str) -> None:
    found = towns.nearest(*position)

    assert found
    assert (found.town, found.country_code) == (town, code)


@pytest.mark.parametrize(
    ("position", "town"),
    [
        ((38.7118, -9.1300), "Lisbon"),  # Alfama
        ((38.6790, -9.1569), "Almada"),  # across the river, in another district
        ((52.4970, 13.3900), "Berlin"),  # Kreuzberg
        ((40.7851, -73.9683), "New York City"),  # Manhattan
        ((41.3917, 2.1649), "Barcelona"),  # Eixample
        ((22.2819, 114.1582), "Hong Kong"),
        ((50.1055, 8.7660), "Offenbach"),  # no quarter of Frankfurt's
        ((49.4775, 10.9894), "Fürth"),
    ],
)
def test_quarters_count_as_their_city_and_neighbours_do_not(
    towns: Towns, position: tuple[float, float], town: str
) -> None:
    found = towns.nearest(*position)

    assert found
    assert found.town == town


@pytest.mark.parametrize("lon", [-179.5, -179.999999, -180.0, 180.0, 179.999999, 179.95])
def test_date_line_is_no_border(towns: Towns, lon: float) -> None:
    found = towns.nearest(66.3232, lon)

    assert found
    assert (found.town, found.country_code) == ("Egvekinot", "RU")


@pytest.mark.parametrize(
    "position",
    [
        (35.0, -40.0),  # mid-Atlantic
        (0.0, 0.0),
        (-17.5, -179.9),  # off Taveuni, Fiji, where others find Wallis and Futuna
        (90.0, 0.0),
        (90.0, 180.0),
        (-90.0, 0.0),
        (-90.0, -180.0),
        (77.47, -69.23),  # north-west Greenland
    ],
)
def test_what_is_far_from_any_town_has_no_place(towns: Towns, position: tuple[float, float]) -> None:
    assert towns.nearest(*position) is None


def test_what_has_no_region_says_so(towns: Towns) -> None:
    found = towns.nearest(41.9022, 12.4533)

    assert found
    assert (found.region, found.german.region) == (None, None)


def test_place_ends_at_the_farthest_distance(towns: Towns) -> None:
    """Northwards from a town that has no other around."""
    egvekinot = (66.32321, -179.11838)

    for lat in (66.72, 66.76, 66.78, 66.82):
        is_near = kilometres(lat, egvekinot[1], *egvekinot) <= FARTHEST_KM
        assert (towns.nearest(lat, egvekinot[1]) is not None) == is_near


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0), (0, 180), 20015),
        ((90, 0), (-90, 77), 20015),
        ((0, 179.5), (0, -179.5), 111.2),
        ((60, 10), (60, 11), 55.6),
        ((89.99, 0), (89.99, 180), 2.2),
        ((52.52, 13.405), (48.8566, 2.3522), 877.5),
        ((10, 20), (10, 20), 0),
    ],
)
def test_distances_are_those_on_the_ground(
    one: tuple[float, float], other: tuple[float, float], expected: float
) -> None:
    assert kilometres(*one, *other) == pytest.approx(expected, rel=2e-3, abs=0.05)
    assert kilometres(*other, *one) == pytest.approx(expected, rel=2e-3, abs=0.05)
