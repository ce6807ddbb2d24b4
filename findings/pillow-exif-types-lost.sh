#!/bin/sh
# Pillow 13.0.0 meets piexif 1.1.3: a block that Pillow re-saved can no longer be written.
#
# Surprise: Pillow forgets the type of what it reads. Fields of type UNDEFINED
# (ComponentsConfiguration, UserComment, SceneType) come back as BYTE. piexif loads such a
# block without a word, and then its own dump() of what it loaded raises ValueError.
# For an album: Pillow in one service and piexif in the next works on test pictures that
# never passed through Pillow, and fails on those that did.
# Instead: hand on info["exif"] unchanged; or drop what piexif cannot write, field by field.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 piexif==1.1.3
"$dir/venv/bin/python" - <<'PY'
import io, sys
import PIL, piexif
from PIL import Image

fields = {piexif.ExifIFD.ComponentsConfiguration: b"\1\2\3\0", piexif.ExifIFD.UserComment: b"ASCII\0\0\0fine"}
photo = io.BytesIO()
Image.new("RGB", (64, 48)).save(photo, "JPEG", exif=piexif.dump({"0th": {271: b"Camera"}, "Exif": fields}))
piexif.dump(piexif.load(photo.getvalue()))  # the original round trip works

image = Image.open(photo)
saved = io.BytesIO()
image.save(saved, "JPEG", exif=image.getexif())
loaded = piexif.load(saved.getvalue())

print("Pillow", PIL.__version__, "piexif", piexif.VERSION)
print("before:  ", fields[piexif.ExifIFD.ComponentsConfiguration])
print("after:   ", loaded["Exif"][piexif.ExifIFD.ComponentsConfiguration])
print("expected: dump(load(photo)) works as it did before")
try:
    piexif.dump(loaded)
except ValueError as error:
    print("seen:     ValueError:", " ".join(str(error).split()))
else:
    sys.exit("Changed: the block can be dumped again.")
PY
