#!/bin/sh
# pillow-heif 1.8.1: a HEIC whose orientation stands in EXIF alone lies on its side for ever.
#
# Surprise: the plugin sets Orientation to 1, as libheif applies rotation boxes (irot, imir). It does so
# as well where there is no such box and nothing was turned. exif_transpose then has nothing to do.
# Phones that write EXIF and no box exist (several Samsung models).
# For an album: those photos lie in thumbnails, previews and for the detector.
# Instead: where the item has neither irot nor imir, turn by info["original_orientation"].
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pillow-heif==1.8.1
"$dir/venv/bin/python" - <<'PY'
import io, sys
import pillow_heif
from PIL import Image, ImageOps

pillow_heif.register_heif_opener()
exif = Image.Exif()
exif[274] = 6
out = io.BytesIO()
Image.new("RGB", (96, 64), "navy").save(out, "HEIF", exif=exif.tobytes())
boxed = out.getvalue()
assert boxed.count(b"irot") == 1
bare = bytearray(boxed.replace(b"irot", b"skip"))  # free space, which readers pass over...
last = bare.index(b"ipma") + 4 + 4 + 4 + 2 + 1 + 5 - 1
assert bare[last] == 0x85  # the fifth property of the only item, essential...
bare[last] = 0x05  # and now optional

def read(data):
    image = Image.open(io.BytesIO(data))
    return ImageOps.exif_transpose(image).size, image.getexif().get(274), image.info.get("original_orientation")

print("pillow-heif", pillow_heif.__version__, "libheif", pillow_heif.libheif_version(), "(size, Orientation, original)")
print("with irot:            ", read(boxed))
print("expected without irot: ((64, 96), ...): Orientation left at 6, or turned")
print("seen without irot:    ", read(bytes(bare)))
if read(bytes(bare)) != ((96, 64), 1, 6):
    sys.exit("Changed: the orientation of EXIF is kept or applied.")
PY
