#!/bin/sh
# iptcinfo3 2.3.0: adding a keyword turns every accent of the photo into two wrong letters.
#
# Surprise: save() rewrites the IPTC block without record 1, where dataset 1:90 says "UTF-8".
# The bytes stay, the mark is gone, so readers that follow the standard take them for Latin-1.
# It also leaves a copy named `photo.jpg~` beside the photo.
# For an album: "Straße" becomes "StraÃŸe" in exiftool, and folders fill up
# with copies that an importer may take for photos.
# Instead: pyexiv2 or exiftool, which keep record 1.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pyexiv2==2.16.0 iptcinfo3==2.3.0
cd "$dir"
venv/bin/python - <<'PY'
import logging, os, sys
from importlib.metadata import version
logging.disable(logging.CRITICAL)
from PIL import Image
import iptcinfo3, pyexiv2

MARK = b"\x1c\x01\x5a\x00\x03\x1b%G"  # 1:90, three bytes, "what follows is UTF-8"
Image.new("RGB", (64, 48)).save("photo.jpg")
with pyexiv2.Image("photo.jpg") as image:
    image.modify_iptc({"Iptc.Envelope.CharacterSet": "\x1b%G", "Iptc.Application2.Keywords": ["Straße"]})
before = open("photo.jpg", "rb").read()
assert MARK in before

info = iptcinfo3.IPTCInfo("photo.jpg", inp_charset="utf-8", out_charset="utf-8")
info["keywords"].append("new")
info.save()
after = open("photo.jpg", "rb").read()

print("iptcinfo3", version("iptcinfo3"))
print("expected: Straße and new, still marked as UTF-8; one file")
print("seen:     marked:", MARK in after, " bytes kept:", "Straße".encode() in after, " files:",
      sorted(name for name in os.listdir() if name.startswith("photo")))
if MARK in after:
    sys.exit("Changed: the mark of UTF-8 is kept.")
if not os.path.exists("photo.jpg~"):
    sys.exit("Changed: no copy is left behind.")
PY
