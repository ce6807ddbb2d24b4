#!/bin/sh
# Pillow 13.0.0: turning a photo by its Orientation tag destroys its captions.
#
# Surprise: getexif(), set one number, save(exif=...) rewrites every text of the block.
# Text is read as Latin-1 and written as ASCII with "replace", so a UTF-8 caption
# (what cameras, exiftool and phones write) comes back as question marks.
# For an album: "save the upright copy" loses titles, names and places, and nobody sees it.
# Instead: write the original EXIF bytes (info["exif"]) with the two bytes of the
# Orientation value patched, or edit with exiftool or pyexiv2.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 piexif==1.1.3
"$dir/venv/bin/python" - <<'PY'
import io, sys
import PIL, piexif
from PIL import Image

caption = "Müllers Garten in Łódź"
block = piexif.dump({"0th": {piexif.ImageIFD.Orientation: 6, piexif.ImageIFD.ImageDescription: caption.encode()}})
photo = io.BytesIO()
Image.new("RGB", (64, 48), "navy").save(photo, "JPEG", exif=block)

image = Image.open(photo)
exif = image.getexif()
exif[piexif.ImageIFD.Orientation] = 1
saved = io.BytesIO()
image.save(saved, "JPEG", exif=exif)

seen = piexif.load(saved.getvalue())["0th"][piexif.ImageIFD.ImageDescription]
print("Pillow", PIL.__version__)
print("expected:", caption.encode())
print("seen:    ", seen)
if b"?" not in seen:
    sys.exit("Changed: Pillow keeps the caption now.")
PY
