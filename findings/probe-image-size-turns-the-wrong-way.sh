#!/bin/sh
# probe-image-size 7.5.0: AVIF photos of orientation 6 are reported as 8, and 8 as 6.
#
# Surprise: the package translates AVIF's rotation box to an EXIF number, and takes 90 degrees
# anticlockwise for clockwise. Its answers for JPEG and WebP are right, 180 degrees as well.
# For an album: portrait AVIFs, and only those, are turned upside down.
# Instead: ask a decoder (sharp, libheif), which applies the rotation itself.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0
npm install --silent --no-audit --no-fund --prefix "$dir" probe-image-size@7.5.0
cd "$dir"
venv/bin/python - <<'PY'
from PIL import Image
for orientation in (3, 6, 8):
    exif = Image.Exif()
    exif[274] = orientation
    for ending in ("avif", "jpg"):
        Image.new("RGB", (96, 64)).save(f"{orientation}.{ending}", exif=exif.tobytes())
# irot counts quarter turns anticlockwise: orientation 6 (turn clockwise to view) is 3 of them.
for name, turns in (("6.avif", 3), ("8.avif", 1)):
    data = open(name, "rb").read()
    assert data[data.index(b"irot") + 4] == turns, name
PY
cat > run.cjs <<'JS'
const probe = require("probe-image-size"), fs = require("fs");
const seen = (ending) => [3, 6, 8].map((number) => probe.sync(fs.readFileSync(`${number}.${ending}`)).orientation).join();
console.log("probe-image-size 7.5.0, JPEG:", seen("jpg"));
console.log("expected of AVIF: 3,6,8");
console.log("seen of AVIF:    ", seen("avif"));
if (seen("avif") !== "3,8,6") {
  console.error("Changed: other orientations of AVIF.");
  process.exit(1);
}
JS
node run.cjs
