#!/bin/sh
# heic-decode 2.1.0 (libheif compiled for JavaScript): the first image of a HEIC, not the primary one.
#
# Surprise: a HEIC says in `pitm` which of its images is the photo. heic-decode, and what is built on it
# to show HEIC in browsers and Node, takes the first of the list instead.
# For an album: edited photos and bursts whose primary image is a later one show another picture
# than phones, Pillow and exiftool; on ordinary photos nobody notices.
# Instead: convert on the server, or take the image of libheif-js whose is_primary() is true.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pillow-heif==1.8.1
npm install --silent --no-audit --no-fund --prefix "$dir" heic-decode@2.1.0
cd "$dir"
venv/bin/python - <<'PY'
from PIL import Image
import pillow_heif
pillow_heif.register_heif_opener()
large = Image.new("RGB", (128, 96), "red")
Image.new("RGB", (64, 48)).save("burst.heic", save_all=True, append_images=[large], primary_index=1)
image = Image.open("burst.heic")
assert (image.size, image.n_frames) == ((128, 96), 2)
print("pillow-heif", pillow_heif.__version__, "opens the primary image:", image.size)
PY
cat > run.cjs <<'JS'
const decode = require("heic-decode"), fs = require("fs");
decode({ buffer: fs.readFileSync("burst.heic") }).then(({ width, height }) => {
  console.log("expected: 128 96");
  console.log("seen:    ", width, height, "(heic-decode 2.1.0)");
  if (width !== 64) { console.error("Changed: the primary image is decoded."); process.exit(1); }
});
JS
node run.cjs
