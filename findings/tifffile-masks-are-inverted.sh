#!/bin/sh
# tifffile 2026.3.3 meets Pillow 13.0.0 and OpenCV 5.0.0: a boolean mask is its opposite elsewhere.
#
# Surprise: imwrite of a bool array says WhiteIsZero (0 is white, what faxes use) without being asked,
# and imread never inverts. Alone, tifffile is consistent; every other reader shows the opposite.
# In the same way imread returns negatives of 8-bit WhiteIsZero scans that others read right.
# For an album: a saved mask blanks the subject and keeps the background; old scans are negatives.
# Instead: write photometric="minisblack", and invert on reading where page.photometric is MINISWHITE.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 opencv-python-headless==5.0.0.93 tifffile==2026.3.3
cd "$dir"
venv/bin/python - <<'PY'
import sys
import cv2, numpy, tifffile
from PIL import Image

mask = numpy.zeros((16, 16), bool)
mask[4:12, 4:12] = True
tifffile.imwrite("mask.tif", mask)
tifffile.imwrite("scan.tif", numpy.full((16, 16), 10, numpy.uint8), photometric="miniswhite")
read = lambda name: (int(tifffile.imread(name)[8, 8]), int(Image.open(name).getpixel((8, 8))), int(cv2.imread(name, -1)[8, 8]))
print("tifffile", tifffile.__version__, "(tifffile, Pillow, OpenCV) in the middle")
print("expected: mask (1, 255, 255), scan (245, 245, 245)")
print("seen:     mask", read("mask.tif"), " scan", read("scan.tif"))
if read("mask.tif") != (1, 0, 0) or read("scan.tif") != (10, 245, 245):
    sys.exit("Changed: other values.")
PY
