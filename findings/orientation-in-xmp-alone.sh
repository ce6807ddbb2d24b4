#!/bin/sh
# Pillow 13.0.0 against OpenCV 5.0.0 and sharp 0.35.5: an orientation that only XMP tells.
#
# Surprise: where EXIF has no Orientation, Pillow's getexif() makes one up from tiff:Orientation of
# the XMP, and exif_transpose turns by it. OpenCV and sharp, like Chromium 156, do not turn.
# For an album: Pillow's thumbnail stands, the original in the viewer lies, boxes do not fit.
# Instead: one decoder for all that is shown; or read Orientation from the EXIF block alone.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 opencv-python-headless==5.0.0.93
npm install --silent --no-audit --no-fund --prefix "$dir" sharp@0.35.5
cd "$dir"
venv/bin/python - <<'PY'
import sys
import PIL, cv2
from PIL import Image, ImageOps

xmp = (b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
       b'<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>')
Image.new("RGB", (96, 64)).save("photo.jpg", xmp=xmp)
turned = ImageOps.exif_transpose(Image.open("photo.jpg")).size
height, width = cv2.imread("photo.jpg").shape[:2]
print("expected: one size everywhere")
print("seen:     Pillow", PIL.__version__, turned, " OpenCV", cv2.__version__, (width, height))
if turned != (64, 96) or (width, height) != (96, 64):
    sys.exit("Changed: Pillow and OpenCV agree.")
PY
cat > run.cjs <<'JS'
const sharp = require("sharp");
sharp("photo.jpg").autoOrient().toBuffer({ resolveWithObject: true }).then(({ info }) => {
  console.log("          sharp 0.35.5", info.width, info.height);
  if (info.width !== 96) {
    console.error("Changed: sharp turns by XMP.");
    process.exit(1);
  }
});
JS
node run.cjs
