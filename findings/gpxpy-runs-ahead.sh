#!/bin/sh
# gpxpy 1.6.2: get_location_at does not tell where you were, but where you were going.
#
# Surprise: between two points of a track it neither interpolates nor takes the nearer one; it returns the
# later one. A minute after 8:00 it answers with the point of 9:00.
# For an album: geotagging photos from a track that was thinned out moves them by kilometres.
# Instead: take the points before and after from the segment and interpolate by time.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check gpxpy==1.6.2
"$dir/venv/bin/python" - <<'PY'
import datetime, sys
from importlib.metadata import version
import gpxpy

track = gpxpy.parse("""<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
<trkpt lat="50" lon="8"><time>2019-05-04T08:00:00Z</time></trkpt>
<trkpt lat="51" lon="9"><time>2019-05-04T09:00:00Z</time></trkpt></trkseg></trk></gpx>""")

def at(hour, minute):
    time = datetime.datetime(2019, 5, 4, hour, minute, tzinfo=datetime.timezone.utc)
    return [(point.latitude, point.longitude) for point in track.get_location_at(time)]

print("gpxpy", version("gpxpy"), " 8:00", at(8, 0), " 9:00", at(9, 0))
print("expected at 8:01: about (50.02, 8.02), or the nearer point (50.0, 8.0)")
print("seen at 8:01:    ", at(8, 1))
if at(8, 1) != [(51.0, 9.0)]:
    sys.exit("Changed: another point.")
PY
