#!/bin/sh
# exifr 7.1.3 meets pillow-heif 1.8.1: "Malformed EXIF data" for a sound HEIC.
#
# Surprise: the EXIF item of HEIC begins with a 4-byte offset to the TIFF head. pillow-heif
# writes 6 and the six bytes "Exif\0\0", as the standard allows; exifr throws the block away.
# ExifReader 4.46.0 and exiftool read it.
# For an album: a page that reads dates with exifr shows none for what the server converted.
# Instead: read on the server, or with ExifReader.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 pillow-heif==1.8.1
npm install --silent --no-audit --no-fund --prefix "$dir" exifr@7.1.3 exifreader@4.46.0
cd "$dir"
venv/bin/python - <<'PY'
from PIL import Image
import pillow_heif
pillow_heif.register_heif_opener()
exif = Image.Exif()
exif[306] = "2019:05:04 10:11:12"
Image.new("RGB", (96, 64), "navy").save("photo.heic", exif=exif.tobytes())
print("pillow-heif", pillow_heif.__version__, "libheif", pillow_heif.libheif_version())
PY
cat > run.cjs <<'JS'
const exifr = require("exifr"), ExifReader = require("exifreader"), fs = require("fs");
(async () => {
  const seen = await exifr.parse("photo.heic");
  console.log("expected:", ExifReader.load(fs.readFileSync("photo.heic")).DateTime.description, "(ExifReader 4.46.0)");
  console.log("seen:    ", seen, "(exifr 7.1.3)");
  if (!seen || !seen.errors || seen.ModifyDate) {
    console.error("Changed: exifr reads the block.");
    process.exit(1);
  }
})();
JS
node run.cjs
