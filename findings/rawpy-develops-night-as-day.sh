#!/bin/sh
# rawpy 0.28.0: postprocess() of two raws, one ten times darker, gives the same picture.
#
# Surprise: LibRaw's automatic brightness is on by default: it scales until 1 % of the pixels are white.
# Exposure series, night and day come out alike, and what is bright in the scene is clipped.
# For an album: raws do not look like the JPEGs beside them, and brackets look like duplicates.
# Instead: no_auto_bright=True, or better show the JPEG that the camera put into the raw.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check rawpy==0.28.0 tifffile==2026.3.3
cd "$dir"
venv/bin/python - <<'PY'
import sys
import numpy, rawpy, tifffile

def develop(level, **options):
    """A DNG with a Bayer pattern of one grey, its left half darker, at a level of 4095."""
    raw = numpy.full((240, 320), level, numpy.uint16)
    raw[:, :160] //= 2
    rational = lambda *values: tuple(number for value in values for number in (value, 1))
    tags = [(271, "s", 0, "Test", True), (272, "s", 0, "Camera", True), (33421, "H", 2, (2, 2), True),
            (33422, "B", 4, (0, 1, 1, 2), True), (50706, "B", 4, (1, 4, 0, 0), True), (50707, "B", 4, (1, 1, 0, 0), True),
            (50708, "s", 0, "Test Camera", True), (50717, "I", 1, 4095, True),
            (50721, "2i", 9, rational(1, 0, 0, 0, 1, 0, 0, 0, 1), True), (50728, "2I", 3, rational(1, 1, 1), True),
            (50778, "H", 1, 21, True)]
    tifffile.imwrite("photo.dng", raw, photometric=32803, extratags=tags)
    with rawpy.imread("photo.dng") as photo:
        return photo.postprocess(**options)[120, 250].tolist()

day, night = develop(3000), develop(300)
print("rawpy", rawpy.__version__, "LibRaw", rawpy.libraw_version)
print("expected:", develop(3000, no_auto_bright=True), develop(300, no_auto_bright=True), "(no_auto_bright)")
print("seen:    ", day, night)
if abs(day[1] - night[1]) > 10:
    sys.exit("Changed: the darker raw stays darker.")
PY
