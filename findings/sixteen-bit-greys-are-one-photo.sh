#!/bin/sh
# ImageHash 4.3.2 on Pillow 13.0.0: 16-bit grey photos are all "the same".
#
# Surprise: the hash is made of `image.convert("L")`. From mode I;16 Pillow clips at 255 instead of scaling,
# so all but true black becomes white, and with it every photo. The same pixels in 8 bits are far apart.
# For an album: scans of negatives are reported as one group of duplicates, ready for deletion.
# Instead: scale first, e.g. Image.fromarray((numpy.asarray(image) >> 8).astype("uint8")).
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 numpy==2.4.6 imagehash==4.3.2
"$dir/venv/bin/python" - <<'PY'
import sys
import imagehash, numpy, PIL
from PIL import Image

def photo(seed):
    blocks = numpy.random.default_rng(seed).integers(60, 230, (12, 16), dtype=numpy.uint8)
    return Image.fromarray(blocks).resize((640, 480), Image.Resampling.BICUBIC)

def deep(image):
    return Image.fromarray(numpy.asarray(image, numpy.uint16) * 257)

first, second = photo(1), photo(2)
assert deep(first).mode == "I;16"
expected = imagehash.phash(first) - imagehash.phash(second)
seen = imagehash.phash(deep(first)) - imagehash.phash(deep(second))
print("ImageHash", imagehash.__version__, "Pillow", PIL.__version__, "distance of two unlike photos, of 64")
print("expected:", expected, "(in 8 bits)")
print("seen:    ", seen, "(in 16 bits)")
if seen > 4 or expected < 16:
    sys.exit("Changed: 16-bit photos are told apart.")
PY
