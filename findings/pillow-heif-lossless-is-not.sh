#!/bin/sh
# pillow-heif 1.8.1: quality=-1, "lossless", loses more than half of the colour.
#
# Surprise: -1 turns on lossless coding of what reaches the encoder; before that, colour is halved in
# both directions (4:2:0) and converted to YCbCr with rounding. Fine colour edges are off by more
# than 100 of 255. Only chroma=444 with matrix_coefficients=0 returns the pixels.
# For an album: "archive as lossless HEIC, delete the TIFF" destroys the original.
# Instead: give all three arguments, and compare the pixels before anything is deleted.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pillow-heif==1.8.1 numpy==2.4.6
"$dir/venv/bin/python" - <<'PY'
import io, sys
import numpy, pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
blocks = numpy.random.default_rng(3).integers(0, 256, (6, 8, 3), dtype=numpy.uint8)
photo = Image.fromarray(blocks).resize((92, 66), Image.Resampling.NEAREST)

def loss(**options):
    out = io.BytesIO()
    photo.save(out, "HEIF", quality=-1, **options)
    back = numpy.asarray(Image.open(out).convert("RGB"), numpy.int16)
    return int(abs(back - numpy.asarray(photo)).max())

seen = [loss(), loss(chroma=444), loss(chroma=444, matrix_coefficients=0)]
print("pillow-heif", pillow_heif.__version__, "largest difference of a pixel, of 255")
print("expected: 0, 0, 0")
print("seen:     quality=-1:", seen[0], " and chroma=444:", seen[1], " and matrix_coefficients=0:", seen[2])
if seen[0] < 50 or not seen[1] or seen[2]:
    sys.exit("Changed: other losses.")
PY
