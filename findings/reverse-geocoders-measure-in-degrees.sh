#!/bin/sh
# reverse-geocode 1.6.6 and reverse_geocoder 1.5.1: neither the nearest town nor the nearest country.
#
# Surprise: both look for the nearest town on a flat map of degrees. In the north a degree of longitude
# counts as much as one of latitude, though it is a third as long; and 179.9 W is far from 179.9 E.
# A photo off Taveuni, Fiji, is filed under Wallis and Futuna; one of north-west Greenland under Canada.
# For an album: wrong countries, for good, in just the places that people travel far to.
# Instead: turn degrees into points on a unit sphere and ask the k-d tree there.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check reverse-geocode==1.6.6 reverse-geocoder==1.5.1
"$dir/venv/bin/python" - <<'PY'
import csv, pathlib, sys
from math import asin, cos, radians, sin, sqrt
import reverse_geocode, reverse_geocoder

def kilometres(one, other):
    (a, b), (c, d) = [[radians(float(value)) for value in point] for point in (one, other)]
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))

folder = pathlib.Path(reverse_geocoder.__file__).parent
towns = list(csv.DictReader(open(folder / "rg_cities1000.csv", encoding="utf-8")))  # its own data
wrong = 0
for place in ((-16.8, -179.95), (77.47, -69.23), (71.0, 68.0)):
    best = min(towns, key=lambda town: kilometres(place, (town["lat"], town["lon"])))
    first = reverse_geocode.get(place)
    second = reverse_geocoder.search(place, mode=1, verbose=False)[0]
    answers = [(best["cc"], best["name"], best["lat"], best["lon"]),
               (first["country_code"], first["city"], first["latitude"], first["longitude"]),
               (second["cc"], second["name"], second["lat"], second["lon"])]
    near, *seen = [(cc, name, round(kilometres(place, (lat, lon)))) for cc, name, lat, lon in answers]
    print(place, "km\n  expected:", near, "\n  seen:     reverse-geocode", seen[0], " reverse_geocoder", seen[1])
    wrong += sum(km > near[2] + 100 for _, _, km in seen)
if wrong != 6:
    sys.exit(f"Changed: {wrong} of 6 answers are more than 100 km farther than the nearest town.")
PY
