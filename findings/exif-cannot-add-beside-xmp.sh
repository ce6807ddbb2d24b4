#!/bin/sh
# exif 1.6.1: a JPEG that has XMP but no EXIF cannot be given any tag.
#
# Surprise: the library takes the first APP1 segment for EXIF. In a photo that was stripped
# and then rated, APP1 holds XMP; setting `make` raises plum's UnpackError, which is no
# error of the library's own.
# For an album: exactly the pictures whose EXIF an export left out cannot be tagged.
# Instead: piexif.insert, pyexiv2 or exiftool; they add a segment of their own.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 exif==1.6.1
"$dir/venv/bin/python" - <<'PY'
import io, sys
from importlib.metadata import version
from PIL import Image
import exif

xmp = (b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
       b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/></rdf:RDF></x:xmpmeta>')

def add_make(**save):
    photo = io.BytesIO()
    Image.new("RGB", (64, 48)).save(photo, "JPEG", **save)
    image = exif.Image(photo.getvalue())
    image.make = "Camera"
    return exif.Image(image.get_file()).make

print("exif", version("exif"))
print("without metadata:", add_make())
print("expected with XMP: Camera")
try:
    print("seen with XMP:", add_make(xmp=xmp))
except Exception as error:  # plum's own class, not the library's
    print("seen with XMP:", type(error).__module__, type(error).__name__)
    sys.exit(0 if type(error).__name__ == "UnpackError" else "Changed: another error.")
sys.exit("Changed: a tag can be added beside XMP.")
PY
