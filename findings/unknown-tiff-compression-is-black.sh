#!/bin/sh
# opencv-python-headless 5.0.0.93: a TIFF compressed by JPEG XL is a black photo, not an error.
#
# Surprise: tifffile writes compression 50002 on request. OpenCV cannot decode it, but imread
# returns an array of the right size, all zero. Pillow raises UnidentifiedImageError.
# For an album: the photo is "fine" and black; labels, hashes and thumbnails are made of it, and
# all such photos are duplicates of one another.
# Instead: look at tag 259 before OpenCV, or decode TIFF with tifffile and imagecodecs.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  opencv-python-headless==5.0.0.93 tifffile==2026.3.3 imagecodecs==2026.3.6
cd "$dir"
venv/bin/python - 2>messages <<'PY' || { cat messages >&2; exit 1; }
import sys
import cv2, numpy, tifffile

photo = numpy.full((64, 96, 3), 200, numpy.uint8)
tifffile.imwrite("photo.tif", photo, photometric="rgb", compression="jpegxl")
assert (tifffile.imread("photo.tif") == photo).all()
seen = cv2.imread("photo.tif")
print("OpenCV", cv2.__version__, "tifffile", tifffile.__version__)
print("expected: None, or values of 200")
print("seen:     None" if seen is None else f"seen:     {seen.shape}, values {seen.min()} to {seen.max()}")
if seen is None or seen.any():
    sys.exit("Changed: no black picture any more.")
PY
