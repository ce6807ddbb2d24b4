#!/bin/sh
# jpeg-js 0.4.4, Jimp 1.6.1 and UTIF 3.1.0: JPEGs that hold RGB come out in false colours.
#
# Surprise: a JPEG may hold RGB instead of YCbCr; its component ids are then the letters R, G and B (Pillow's
# keep_rgb=True writes such files, TIFFs with JPEG inside are often so). libjpeg, browsers, OpenCV and
# sharp look at the ids; these libraries convert from YCbCr all the same, without an error.
# For an album: scans turn pink and green, in the thumbnail only.
# Instead: sharp, or utif2 4.1.0 for TIFF.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0
npm install --silent --no-audit --no-fund --prefix "$dir" jpeg-js@0.4.4 jimp@1.6.1 utif@3.1.0 utif2@4.1.0 sharp@0.35.5
cd "$dir"
venv/bin/python - <<'PY'
from PIL import Image
photo = Image.new("RGB", (64, 48), (200, 60, 40))
photo.save("photo.jpg", keep_rgb=True, quality=98)
photo.save("photo.tif", compression="jpeg", quality=98)
data = open("photo.jpg", "rb").read()
frame = data.index(b"\xff\xc0")
assert bytes(data[frame + 10 + 3 * i] for i in range(3)) == b"RGB"
assert Image.open("photo.tif").tag_v2[262] == 2  # RGB, not YCbCr
PY
cat > run.cjs <<'JS'
const fs = require("fs"), jpeg = require("jpeg-js"), { Jimp } = require("jimp"), sharp = require("sharp");
const first = (pixels) => [...pixels.slice(0, 3)];
const tiff = (library) => {
  const data = fs.readFileSync("photo.tif"), [page] = library.decode(data);
  library.decodeImage(data, page);
  return first(library.toRGBA8(page));
};
(async () => {
  console.log("expected:", first(await sharp("photo.jpg").raw().toBuffer()), "(sharp)", tiff(require("utif2")), "(utif2, TIFF)");
  const seen = {
    "jpeg-js": first(jpeg.decode(fs.readFileSync("photo.jpg")).data),
    Jimp: first((await Jimp.read("photo.jpg")).bitmap.data),
    "UTIF (TIFF)": tiff(require("utif")),
  };
  console.log("seen:    ", seen);
  const right = Object.keys(seen).filter((name) => Math.abs(seen[name][1] - 60) < 10 && Math.abs(seen[name][2] - 40) < 10);
  if (right.length) { console.error("Changed: right colours from", right.join(", ")); process.exit(1); }
})();
JS
node run.cjs
