#!/bin/sh
# ImageHash 4.3.2, dhash 1.4, sharp-phash 2.2.0: hashes of one name do not compare.
#
# Surprise: "dHash" and "pHash" are names of ideas. Of the same PNG, ImageHash and dhash give row hashes,
# and ImageHash and sharp-phash give 64-bit DCT hashes, as far apart as those of unlike photos.
# For an album: hashes made in the browser or by a former library find no duplicates on the server,
# and a change of library needs all photos hashed again. No error tells.
# Instead: store the library and its version with the hash, and compare within one only.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 numpy==2.4.6 imagehash==4.3.2 dhash==1.4
npm install --silent --no-audit --no-fund --prefix "$dir" sharp@0.35.5 sharp-phash@2.2.0
cd "$dir"
venv/bin/python - <<'PY'
import numpy
from PIL import Image
for seed in range(8):
    blocks = numpy.random.default_rng(seed).integers(0, 256, (12, 16, 3), dtype=numpy.uint8)
    Image.fromarray(blocks).resize((640, 480), Image.Resampling.BICUBIC).save(f"{seed}.png")
PY
cat > run.cjs <<'JS'
const phash = require("sharp-phash");
(async () => {
  for (let seed = 0; seed < 8; seed++) console.log(BigInt("0b" + (await phash(`${seed}.png`))).toString(16).padStart(16, "0"));
})();
JS
node run.cjs > sharp-phash.txt
venv/bin/python - <<'PY'
import sys
import dhash, imagehash
from PIL import Image

bits = lambda one, other: bin(int(str(one), 16) ^ int(str(other), 16)).count("1")
photos = [Image.open(f"{seed}.png") for seed in range(8)]
node = open("sharp-phash.txt").read().split()
d = [bits(imagehash.dhash(photo), dhash.format_hex(*dhash.dhash_row_col(photo))[:16]) for photo in photos]
p = [bits(imagehash.phash(photo), other) for photo, other in zip(photos, node)]
p_self = [imagehash.phash(photo) - imagehash.phash(photo.resize((320, 240))) for photo in photos]
print("bits of 64 that differ, for eight photos; ImageHash against itself at half size:", p_self)
print("expected: few")
print("seen:     dHash, ImageHash and dhash 1.4:        ", d)
print("          pHash, ImageHash and sharp-phash 2.2.0:", p)
if min(d) < 10 or min(p) < 10:
    sys.exit("Changed: hashes of two libraries compare.")
PY
