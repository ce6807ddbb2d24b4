#!/bin/sh
# exifr 7.1.3 and Pillow 13.0.0: a list of one keyword is no list.
#
# Surprise: dc:subject is a bag by definition. With two keywords both libraries return a list,
# with one they return the bare text, so a loop over it yields letters.
# For an album: a photo with the single keyword "dog" gets the tags "d", "o" and "g".
# Instead: wrap what is no list; or use pyexiv2 2.16.0 or ExifReader, which always return one.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pillow==13.0.0 defusedxml==0.7.1
npm install --silent --no-audit --no-fund --prefix "$dir" exifr@7.1.3
cd "$dir"
venv/bin/python - <<'PY'
import sys
import PIL
from PIL import Image

def save(name, *keywords):
    bag = "".join(f"<rdf:li>{word}</rdf:li>" for word in keywords)
    xmp = ('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
           '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>'
           f"<rdf:Bag>{bag}</rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>")
    Image.new("RGB", (64, 48)).save(name, xmp=xmp.encode())
    return Image.open(name).getxmp()["xmpmeta"]["RDF"]["Description"]["subject"]["Bag"]["li"]

one, two = save("one.jpg", "dog"), save("two.jpg", "dog", "cat")
print("expected:", ["dog"], ["dog", "cat"])
print("seen:    ", repr(one), two, "(Pillow", PIL.__version__ + ")")
if one != "dog" or two != ["dog", "cat"]:
    sys.exit("Changed: Pillow returns one keyword as a list.")
PY
cat > run.cjs <<'JS'
const exifr = require("exifr"), fs = require("fs");
(async () => {
  const [one, two] = await Promise.all(["one.jpg", "two.jpg"].map((name) => exifr.parse(fs.readFileSync(name), { xmp: true })));
  console.log("seen:    ", JSON.stringify(one.subject), JSON.stringify(two.subject), "(exifr 7.1.3)");
  if (one.subject !== "dog" || !Array.isArray(two.subject)) {
    console.error("Changed: exifr returns one keyword as a list.");
    process.exit(1);
  }
})();
JS
node run.cjs
