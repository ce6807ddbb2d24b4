#!/bin/sh
# exifread 3.5.1, Pillow 13.0.0, exif 1.6.1: a GPS place whose seconds are 0/0, three answers.
#
# Surprise: 0/0 is how writers say "not known" of a rational, and degrees and minutes still tell the place
# within 2 km. exifread's get_gps_coords raises ZeroDivisionError, Pillow gives nan, which spreads
# through all arithmetic and into JSON, and exif gives 0.
# For an album: the import of the photo fails, or the map gets a NaN and shows nothing at all.
# Instead: read the numerators yourself; take 0 for unknown seconds, no place for unknown degrees.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 piexif==1.1.3 exifread==3.5.1 exif==1.6.1
"$dir/venv/bin/python" - <<'PY'
import io, sys
from importlib.metadata import version
from PIL import Image
import exif, exifread, piexif
from exifread.utils import get_gps_coords

gps = {1: b"N", 2: ((33, 1), (52, 1), (0, 0)), 3: b"E", 4: ((8, 1), (30, 1), (0, 1))}
photo = io.BytesIO()
Image.new("RGB", (64, 48)).save(photo, "JPEG", exif=piexif.dump({"GPS": gps}))

try:
    first = get_gps_coords(exifread.process_file(io.BytesIO(photo.getvalue())))
except ZeroDivisionError:
    first = "ZeroDivisionError"
second = Image.open(photo).getexif().get_ifd(34853)[2]
third = exif.Image(photo.getvalue()).gps_latitude
print("expected: 33 degrees 52 minutes, in each")
print("seen:     exifread", version("exifread"), first, " Pillow", version("pillow"), second, " exif", version("exif"), third)
if first != "ZeroDivisionError" or str(second[2]) != "nan" or third[2] != 0:
    sys.exit("Changed: other answers.")
PY
