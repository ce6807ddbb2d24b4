#!/bin/sh
# Pillow 13.0.0: save() keeps the colour profile in PNG, TIFF, AVIF, HEIF and JPEG XL, and drops it in JPEG and WebP.
#
# Surprise: whether icc_profile must be handed over depends on the format. A Display P3 photo of a phone,
# opened and saved as JPEG, keeps its numbers and loses their meaning.
# For an album: thumbnails look paler than the photo; tests that look at PNG do not see it.
# Instead: convert to sRGB (ImageCms.profileToProfile), or pass icc_profile=image.info.get("icc_profile").
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pillow-heif==1.8.1 pillow-jxl-plugin==1.3.8
"$dir/venv/bin/python" - <<'PY'
import io, sys
import PIL, pillow_heif, pillow_jxl
from PIL import Image, ImageCms

pillow_heif.register_heif_opener()
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
photo = io.BytesIO()
Image.new("RGB", (96, 64)).save(photo, "JPEG", icc_profile=profile)
assert Image.open(photo).info["icc_profile"] == profile

def keeps_profile(kind):
    out = io.BytesIO()
    Image.open(photo).save(out, kind)
    return bool(Image.open(out).info.get("icc_profile"))

seen = {kind: keeps_profile(kind) for kind in ("JPEG", "WEBP", "PNG", "TIFF", "AVIF", "HEIF", "JXL")}
print("Pillow", PIL.__version__)
print("expected: all keep the profile, or none does")
print("seen:    ", seen)
if [kind for kind, kept in seen.items() if not kept] != ["JPEG", "WEBP"]:
    sys.exit("Changed: other formats keep the profile.")
PY
