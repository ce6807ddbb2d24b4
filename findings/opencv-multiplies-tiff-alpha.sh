#!/bin/sh
# opencv-python-headless 5.0.0.93: TIFFs with transparency come back darker than they are.
#
# Surprise: IMREAD_UNCHANGED changes. For a TIFF whose alpha is unassociated (ExtraSamples 2), OpenCV
# multiplies the colours by alpha and then returns them beside it; a PNG of the same pixels is
# returned as it is. Whoever composites it multiplies twice.
# For an album: scans and cut-outs get dark, dirty edges in thumbnails, only as TIFF.
# Instead: Pillow or tifffile for TIFF with four samples.
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

Image.new("RGBA", (32, 32), (200, 100, 50, 128)).save("cut.tif")
Image.open("cut.tif").save("cut.png")
assert Image.open("cut.tif").tag_v2[338] == (2,)  # unassociated
read = lambda name: cv2.imread(name, cv2.IMREAD_UNCHANGED)[5, 5].tolist()
print("OpenCV", cv2.__version__, "blue, green, red, alpha")
print("expected:", read("cut.png"), "(the PNG)")
print("seen:    ", read("cut.tif"), "(the TIFF)")
if read("cut.tif") != [25, 50, 100, 128]:
    sys.exit("Changed: another reading of the TIFF.")
PY
