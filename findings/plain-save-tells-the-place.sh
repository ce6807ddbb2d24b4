#!/bin/sh
# Pillow 13.0.0 with pillow-heif 1.8.1 and pillow-jxl-plugin 1.3.8: save() strips EXIF, but not from HEIC and JXL.
#
# Surprise: Image.save writes EXIF only where it is handed over (exif=...): JPEG, PNG, WebP, TIFF and AVIF come
# out clean, and people rely on it. The two plugins take the block of the opened photo by themselves, even
# after resize() and convert(), and even where info["exif"] was deleted.
# For an album: "share without the place" by saving anew works for five formats and tells the home address
# in the other two.
# Instead: pass exif=Image.Exif(), an empty block (exif=b"" makes pillow-heif raise), and test every
# format that is offered.
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
exif = Image.Exif()
exif[34853] = {1: "N", 2: (33.0, 52.0, 7.0), 3: "E", 4: (8.0, 30.0, 0.0)}
photo = io.BytesIO()
Image.new("RGB", (96, 64)).save(photo, "JPEG", exif=exif.tobytes())

def tells_place(kind, **options):
    out = io.BytesIO()
    Image.open(photo).resize((48, 32)).save(out, kind, **options)
    return 2 in Image.open(out).getexif().get_ifd(34853)

kinds = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF", "JXL")
seen = [kind for kind in kinds if tells_place(kind)]
print("Pillow", PIL.__version__, "pillow-heif", pillow_heif.__version__)
print("expected to keep the place of a thumbnail: none")
print("seen to keep it:                          ", seen, " with an empty block:", [kind for kind in kinds if tells_place(kind, exif=Image.Exif())])
if seen != ["HEIF", "JXL"]:
    sys.exit("Changed: other formats keep the place.")
PY
