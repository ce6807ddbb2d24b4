#!/bin/sh
# tifffile 2026.3.3: whether imread returns one page or all depends on their sizes.
#
# Surprise: two pages of one size come as one array of four dimensions; two pages of different sizes
# come as the first alone, without a word about the second.
# For an album: a scan of front and back breaks code that expects (height, width, 3) when the
# scanner crops both alike, and loses the back when it does not.
# Instead: TiffFile(path).pages, and decide for each page.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 tifffile==2026.3.3
cd "$dir"
venv/bin/python - <<'PY'
import sys
import tifffile
from PIL import Image

def shape_of(*sizes):
    front, *others = [Image.new("RGB", size, "navy") for size in sizes]
    front.save("scan.tif", save_all=True, append_images=others)
    assert Image.open("scan.tif").n_frames == len(sizes)
    return tifffile.imread("scan.tif").shape

seen = [shape_of((96, 64)), shape_of((96, 64), (96, 64)), shape_of((96, 64), (96, 60))]
print("tifffile", tifffile.__version__)
print("expected: the first page each time, or all of them each time")
print("seen:     one page", seen[0], " two alike", seen[1], " two of different sizes", seen[2])
if seen != [(64, 96, 3), (2, 64, 96, 3), (64, 96, 3)]:
    sys.exit("Changed: other shapes.")
PY
