#!/bin/sh
# OpenCV 5.0.0 and 4.14.0, imagecodecs 2026.3.6, image-size 2.1.0: AVIF photos lie on their side.
#
# Surprise: AVIF keeps its rotation in a box (irot) that a reader must apply. OpenCV, which turns
# JPEG, PNG and WebP by EXIF, and imagecodecs return the picture unturned; image-size, which tells
# the orientation of a JPEG, gives the unturned size and no orientation. The box is then lost:
# there is no way left to know. sharp turns; Pillow hands on an Orientation tag.
# For an album: a detector on OpenCV looks at lying people, its boxes do not fit the shown photo.
# Instead: decode AVIF with Pillow and exif_transpose, or with sharp.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 opencv-python-headless==5.0.0.93 imagecodecs==2026.3.6
npm install --silent --no-audit --no-fund --prefix "$dir" sharp@0.35.5 image-size@2.1.0
cd "$dir"
venv/bin/python - <<'PY'
import sys
from PIL import Image, ImageOps
import cv2, imagecodecs

exif = Image.Exif()
exif[274] = 6
for ending in ("avif", "jpg", "webp"):
    Image.new("RGB", (96, 64)).save(f"photo.{ending}", exif=exif.tobytes())
size = lambda array: (array.shape[1], array.shape[0])
print("expected:", ImageOps.exif_transpose(Image.open("photo.avif")).size, "(Pillow)")
print("OpenCV", cv2.__version__, "JPEG:", size(cv2.imread("photo.jpg")), "WebP:", size(cv2.imread("photo.webp")))
seen = [size(cv2.imread("photo.avif")), size(imagecodecs.avif_decode(open("photo.avif", "rb").read()))]
print("seen:     OpenCV, imagecodecs", imagecodecs.__version__, "AVIF:", seen)
if seen != [(96, 64), (96, 64)]:
    sys.exit("Changed: the rotation of AVIF is applied.")
PY
cat > run.mjs <<'JS'
import fs from "node:fs";
import imageSize from "image-size";
import sharp from "sharp";
const { info } = await sharp("photo.avif").raw().toBuffer({ resolveWithObject: true });
const [jpeg, avif] = ["photo.jpg", "photo.avif"].map((name) => imageSize(fs.readFileSync(name)));
console.log("sharp:", info.width, info.height, "image-size of JPEG:", jpeg.orientation, "of AVIF:", avif);
if (avif.width !== 96 || avif.orientation) {
  console.error("Changed: image-size knows the rotation of AVIF.");
  process.exit(1);
}
JS
node run.mjs
