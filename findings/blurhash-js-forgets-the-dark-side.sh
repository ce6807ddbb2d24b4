#!/bin/sh
# blurhash 2.0.5 (npm) against blurhash-python 1.2.2: a photo that is dark on top becomes one flat grey.
#
# Surprise: the JavaScript encoder takes the largest coefficient without its sign, so where the strongest
# one is negative (dark above bright) the scale is nearly 0 and every contrast is clipped away. The
# same picture turned upside down comes out well. Python's encoder (the original C code) is right.
# For an album: placeholders of such photos, made in the browser, show nothing.
# Instead: encode on the server; decoding in the browser is fine.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 blurhash-python==1.2.2
npm install --silent --no-audit --no-fund --prefix "$dir" blurhash@2.0.5
cd "$dir"
cat > run.cjs <<'JS'
const { encode } = require("blurhash");
const pixels = (at) => Uint8ClampedArray.from({ length: 32 * 32 * 4 }, (_, i) => (i % 4 === 3 ? 255 : at(Math.floor(i / 128))));
console.log([(y) => 255 - 8 * y, (y) => 8 * y].map((at) => encode(pixels(at), 32, 32, 1, 2)).join("\n"));
JS
node run.cjs > hashes.txt
venv/bin/python - <<'PY'
import sys
import blurhash
from PIL import Image

def rows(text):
    image = blurhash.decode(text, 32, 32)
    return [image.getpixel((0, y))[0] for y in (0, 8, 16, 24)]

def python_hash(at):
    image = Image.new("RGB", (32, 32))
    image.putdata([(at(y),) * 3 for y in range(32) for _ in range(32)])
    return blurhash.encode(image, 1, 2)

bright, dark = open("hashes.txt").read().split()
expected = python_hash(lambda y: 8 * y)
print("bright on top: npm", bright, " Python", python_hash(lambda y: 255 - 8 * y))
print("expected of dark on top:", expected, rows(expected), "(blurhash-python 1.2.2)")
print("seen of dark on top:    ", dark, rows(dark), "(npm blurhash 2.0.5)")
if max(rows(dark)) - min(rows(dark)) > 10 or max(rows(expected)) - min(rows(expected)) < 100:
    sys.exit("Changed: the dark side is kept.")
PY
