#!/bin/sh
# Pillow 13.0.0, also with pillow-heif 1.8.1 and pillow-jxl-plugin 1.3.8: PNG transparency that only PNG keeps.
#
# Surprise: an RGB PNG may name one colour as transparent (tRNS). Pillow opens it as mode RGB with
# info["transparency"]; saving it as WebP, AVIF, HEIF or JPEG XL, which all have alpha, gives an opaque
# picture. Pictures with a palette and transparency are converted well.
# For an album: logos and stickers get their key colour (often magenta) as background, for good.
# Instead: convert("RGBA") wherever "transparency" is in info.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pillow-heif==1.8.1 pillow-jxl-plugin==1.3.8
"$dir/venv/bin/python" - <<'PY'
import io, sys
import PIL, pillow_heif, pillow_jxl
from PIL import Image

pillow_heif.register_heif_opener()
png = io.BytesIO()
Image.new("RGB", (64, 64), (255, 0, 255)).save(png, "PNG", transparency=(255, 0, 255))
image = Image.open(png)

def alpha(kind):
    out = io.BytesIO()
    image.save(out, kind)
    return Image.open(out).convert("RGBA").getpixel((5, 5))[3]

seen = {kind: alpha(kind) for kind in ("PNG", "WEBP", "AVIF", "HEIF", "JXL")}
print("Pillow", PIL.__version__, "alpha of the transparent colour after saving as")
print("expected: 0 in each")
print("seen:    ", seen)
if seen != {"PNG": 0, "WEBP": 255, "AVIF": 255, "HEIF": 255, "JXL": 255}:
    sys.exit("Changed: transparency is kept.")
PY
