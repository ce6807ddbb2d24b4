#!/bin/sh
# opencv-python-headless 5.0.0.93 (4.14.0.94 alike): imread returns None for a turned TIFF.
#
# Surprise: a TIFF with Orientation 5 to 8 that imdecode reads and turns well is "no image" to
# imread, with every flag (1 to 4 are read). The only word on it is a line on standard error.
# For an album: portrait scans count as damaged, landscape ones do not.
# Instead: imdecode(numpy.fromfile(...)), or Pillow.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 opencv-python-headless==5.0.0.93
cd "$dir"
venv/bin/python - 2>messages <<'PY' || { cat messages >&2; exit 1; }
import sys
import cv2, numpy
from PIL import Image

seen = {}
for orientation in (1, 3, 6, 8):
    exif = Image.Exif()
    exif[274] = orientation
    Image.new("RGB", (96, 64), "navy").save("scan.tif", exif=exif)
    read = [cv2.imread("scan.tif"), cv2.imdecode(numpy.fromfile("scan.tif", numpy.uint8), cv2.IMREAD_COLOR)]
    seen[orientation] = [None if array is None else array.shape[:2] for array in read]
print("OpenCV", cv2.__version__, "(imread, imdecode) by orientation")
print("expected: imread as imdecode")
print("seen:    ", seen)
if seen[6] != [None, (96, 64)] or seen[8] != [None, (96, 64)] or seen[1][0] is None or seen[3][0] is None:
    sys.exit("Changed: imread reads turned TIFFs.")
PY
