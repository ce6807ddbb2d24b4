#!/bin/sh
# thumbhash 0.1.2 (PyPI): a photo with transparency raises TypeError.
#
# Surprise: the library takes RGBA and has code for the alpha channel, yet one pixel that is not opaque
# ends in "type tuple doesn't define __round__ method". Opaque photos hash as in npm's thumbhash 0.1.1.
# For an album: PNG stickers, screenshots with rounded corners and cut-outs fail, photos do not.
# Instead: thumbhash-python 1.0.1, which gives the same hashes as npm's, with alpha too.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check thumbhash==0.1.2
npm install --silent --no-audit --no-fund --prefix "$dir" thumbhash@0.1.1
cd "$dir"
cat > run.mjs <<'JS'
import { rgbaToThumbHash } from "thumbhash";
const hash = (alpha) => Buffer.from(rgbaToThumbHash(2, 2, [200, 9, 9, alpha, 9, 200, 9, 255, 9, 9, 200, 255, 90, 90, 90, 255])).toString("hex");
console.log(hash(255), hash(100));
JS
node run.mjs > expected.txt
venv/bin/python - <<'PY'
import sys
import thumbhash

def hash_of(alpha):
    pixels = [200, 9, 9, alpha, 9, 200, 9, 255, 9, 9, 200, 255, 90, 90, 90, 255]
    try:
        return bytes(thumbhash.rgba_to_thumb_hash(2, 2, pixels)).hex()
    except TypeError as error:
        return f"TypeError: {error}"

opaque, clear = open("expected.txt").read().split()
print("thumbhash 0.1.2; opaque:", hash_of(255), "npm:", opaque)
print("expected with alpha:", clear, "(npm)")
print("seen with alpha:    ", hash_of(100))
if hash_of(255) != opaque or not hash_of(100).startswith("TypeError"):
    sys.exit("Changed: transparency is hashed.")
PY
