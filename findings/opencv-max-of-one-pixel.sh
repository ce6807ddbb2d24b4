#!/bin/sh
# opencv-python-headless 5.0.0.93 (4.14.0.94 alike): the maximum of a picture of one pixel and 0 is no picture.
#
# Surprise: max(picture, 0.0) keeps the shape of every colour picture but one of 1×1 pixels, whose array of three
# numbers is taken for a scalar. What comes back has four rows and one column, and no error.
# For an album: a function that works for all photos fails, or is silently wrong, for a tracking pixel, for the last
# strip of a picture of one column, and for the average of a photo.
# Instead: numpy.maximum, or two arrays of one shape.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check opencv-python-headless==5.0.0.93
"$dir/venv/bin/python" - <<'PY'
import sys
import cv2, numpy

print("OpenCV", cv2.__version__, "NumPy", numpy.__version__)
print("expected: each shape as it was")
seen = {}
for shape in ((2, 2, 3), (1, 2, 3), (2, 1, 3), (1, 1, 3)):
    seen[shape] = cv2.max(numpy.full(shape, 0.5, numpy.float32), 0.0).shape
    print("seen:    ", shape, "->", seen[shape])
if seen.pop((1, 1, 3)) == (1, 1, 3) or any(shape != found for shape, found in seen.items()):
    sys.exit("Changed: one pixel keeps its shape.")
PY
