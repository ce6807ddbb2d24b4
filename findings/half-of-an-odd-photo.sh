#!/bin/sh
# opencv-python-headless 5.0.0.93: half of 101 pixels is 51 in a JPEG and 50 in a PNG.
#
# Surprise: IMREAD_REDUCED_COLOR_2 of a JPEG is done by the decoder, which rounds up; of a PNG, WebP or TIFF by
# OpenCV, which rounds down. "Width divided by 2" is wrong for one of them.
# For an album: buffers and boxes computed from the header do not fit, for odd sizes only.
# Instead: take the size of what came back, and scale by both real sizes.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 opencv-python-headless==5.0.0.93
cd "$dir"
venv/bin/python - <<'PY'
import sys
import cv2
from PIL import Image

seen = {}
for kind in ("jpg", "png", "webp", "tif"):
    Image.new("RGB", (101, 67)).save(f"photo.{kind}")
    height, width, _ = cv2.imread(f"photo.{kind}", cv2.IMREAD_REDUCED_COLOR_2).shape
    seen[kind] = (width, height)
print("OpenCV", cv2.__version__, "101x67 at half size")
print("expected: one size for all formats")
print("seen:    ", seen)
if seen["jpg"] != (51, 34) or {seen[kind] for kind in ("png", "webp", "tif")} != {(50, 33)}:
    sys.exit("Changed: other sizes.")
PY
