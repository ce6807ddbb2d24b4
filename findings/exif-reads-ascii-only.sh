#!/bin/sh
# exif 1.6.1: get() with a default raises on a caption in UTF-8.
#
# Surprise: `image.get("image_description", "")` promises a default, yet one umlaut raises
# UnpackError, and so does `user_comment` in Unicode. Most cameras write ASCII, so tests pass.
# For an album: one caption with an accent stops the import of that photo.
# Instead: read with a library that returns bytes (piexif) and decode UTF-8, then Latin-1.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 piexif==1.1.3 exif==1.6.1
"$dir/venv/bin/python" - <<'PY'
import io, sys
from importlib.metadata import version
from PIL import Image
import exif, piexif
from piexif.helper import UserComment

def photo(fields):
    out = io.BytesIO()
    Image.new("RGB", (64, 48)).save(out, "JPEG", exif=piexif.dump(fields))
    return exif.Image(out.getvalue())

def read(image, name):
    try:
        return image.get(name, "(default)")
    except Exception as error:  # plum's own class, not the library's
        return type(error).__name__

plain = photo({"0th": {piexif.ImageIFD.ImageDescription: b"Garden"}})
accent = photo({"0th": {piexif.ImageIFD.ImageDescription: "Gärten".encode()}})
comment = photo({"Exif": {piexif.ExifIFD.UserComment: UserComment.dump("Gärten", "unicode")}})
seen = [read(accent, "image_description"), read(comment, "user_comment")]
print("exif", version("exif"))
print("ASCII caption:", read(plain, "image_description"))
print("expected: the text, or the default")
print("seen:    ", seen)
if seen != ["UnpackError", "UnpackError"]:
    sys.exit("Changed: text beyond ASCII is read, or defaults are given.")
PY
