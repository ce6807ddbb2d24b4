#!/bin/sh
# ncnn 1.0.20261020: a crop of a NumPy image is read as if it were not cropped.
#
# Surprise: Mat.from_pixels takes any uint8 array and reads its memory from the first pixel on, without its
# strides. A view (image[:, 8:40]) gives other pixels than its copy, and no error; so would a view
# in reversed channel order.
# For an album: detecting in tiles or faces, cut out as views, finds nothing or nonsense.
# Instead: numpy.ascontiguousarray before from_pixels, always.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check ncnn==1.0.20261020 numpy==2.4.6
"$dir/venv/bin/python" - <<'PY'
import sys
import ncnn, numpy

image = numpy.zeros((48, 64, 3), numpy.uint8)
image[:, 8:40] = 200
tile = image[:, 8:40]

def share_of_200(array):
    height, width, _ = array.shape
    mat = ncnn.Mat.from_pixels(array, ncnn.Mat.PixelType.PIXEL_RGB, width, height)
    return float((numpy.array(mat) == 200).mean())

print("ncnn", ncnn.__version__, "share of the tile's pixels that are 200")
print("expected:", share_of_200(numpy.ascontiguousarray(tile)))
print("seen:    ", share_of_200(tile))
if share_of_200(tile) > 0.9:
    sys.exit("Changed: strides are heeded.")
PY
