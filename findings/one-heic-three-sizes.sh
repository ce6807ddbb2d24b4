#!/bin/sh
# pillow-heif 1.8.1, image-size 2.1.0, exiftool 13.59: a HEIC of 100×75 pixels has three sizes.
#
# Surprise: HEVC codes an even number of rows, so the file says 100×76 (ispe) and crops that (clap). exiftool's
# ImageSize and ImageHeight are what is coded, though it knows the CleanAperture; image-size takes the offset of
# the crop for one from the corner, and tells 99×76. libheif shows 100×75.
# For an album: layouts jump when the picture comes, boxes are a pixel off, and files that are the same photo
# seem to have been scaled.
# Instead: take the size from what decodes; or apply clap, whose offset is that of the middle.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pillow-heif==1.8.1
npm install --silent --no-audit --no-fund --prefix "$dir" image-size@2.1.0 exiftool-vendored.pl@13.59.3
cd "$dir"
venv/bin/python - <<'PY'
import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
Image.new("RGB", (100, 75), "teal").save("photo.heic")
size = Image.open("photo.heic").size
print("expected: one size everywhere")
print(f"seen:     pillow-heif {pillow_heif.__version__} {size[0]}x{size[1]}")
if size != (100, 75):
    raise SystemExit("Changed: pillow-heif shows another size.")
PY
exiftool=node_modules/exiftool-vendored.pl/bin/exiftool
seen=$(perl "$exiftool" -s3 -ImageSize photo.heic)
echo "          exiftool $(perl "$exiftool" -ver) $seen, CleanAperture $(perl "$exiftool" -s3 -CleanAperture photo.heic)"
if [ "$seen" != 100x76 ]; then
    echo "Changed: exiftool tells another size." >&2
    exit 1
fi
cat > run.cjs <<'JS'
const { imageSize } = require("image-size");
const { readFileSync } = require("node:fs");
const { version } = JSON.parse(readFileSync("node_modules/image-size/package.json", "utf8"));
const { width, height } = imageSize(readFileSync("photo.heic"));
console.log(`          image-size ${version} ${width}x${height}`);
if (width !== 99 || height !== 76) {
  console.error("Changed: image-size tells another size.");
  process.exit(1);
}
JS
node run.cjs
