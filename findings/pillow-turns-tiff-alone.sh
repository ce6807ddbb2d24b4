#!/bin/sh
# Pillow 13.0.0: TIFF is turned by its Orientation on opening, other formats are not.
#
# Surprise: `image.size` of a portrait photo is the unturned 96x64 for JPEG, PNG and WebP, with Orientation 6 in
# getexif(); for TIFF it is 64x96, and once the pixels are loaded the tag is gone.
# For an album: code that reads size and Orientation and swaps the sides itself, as it must for JPEG, gets
# the size of TIFFs wrong; code that saves the TIFF with its original EXIF turns it twice.
# Instead: exif_transpose first, for all formats, and only then ask for anything.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0
"$dir/venv/bin/python" - <<'PY'
import io, sys
import PIL
from PIL import Image

exif = Image.Exif()
exif[274] = 6

def opened(kind):
    out = io.BytesIO()
    Image.new("RGB", (96, 64)).save(out, kind, exif=exif.tobytes())
    image = Image.open(out)
    before = (image.size, image.getexif().get(274))
    image = Image.open(out)
    image.load()
    return before, (image.size, image.getexif().get(274))

seen = {kind: opened(kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF")}
print("Pillow", PIL.__version__, "(size, Orientation) when opened, when loaded")
print("expected: ((96, 64), 6) for each, both times")
for kind, states in seen.items():
    print("seen:    ", kind, *states)
if seen["TIFF"][1] != ((64, 96), None) or any(seen[kind][1] != ((96, 64), 6) for kind in ("JPEG", "PNG", "WEBP")):
    sys.exit("Changed: the formats agree.")
PY
