#!/bin/sh
# google-photos-takeout-helper 2.3.0: photos of one name get each other's days.
#
# Surprise: two photos that are both called IMG_1.jpg lie in a Takeout as IMG_1.jpg and IMG_1(1).jpg, and
# what is told of them in IMG_1.jpg.supplemental-metadata.json and IMG_1.jpg.supplemental-metadata(1).json,
# each with the title IMG_1.jpg. The helper seeks the older names (IMG_1.jpg.json) and else goes by title,
# where the file that it read last wins. So of some pairs the first gets the day of the second, written
# into its EXIF without a word, and the second of each pair none.
# For an album: what was set right with it arrives with wrong days, which then look like the camera's own.
# Instead: match sidecars by their own names, the number put back before the ending; never by title.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check \
  google-photos-takeout-helper==2.3.0 piexif==1.1.3 Pillow==11.3.0
cd "$dir"
cat > make.py <<'PY'
import json
from pathlib import Path
from PIL import Image

folder = Path("in/Takeout/Google Photos/Photos from 2019")
folder.mkdir(parents=True)
nowhere = {"latitude": 0.0, "longitude": 0.0, "altitude": 0.0, "latitudeSpan": 0.0, "longitudeSpan": 0.0}
days = [("", 1556960000), ("(1)", 1577530000)]  # 4 May and 28 December 2019
for pair in range(12):
    for number, seconds in days if pair % 2 else days[::-1]:  # folders list files in orders of their own
        Image.new("RGB", (32, 32), (pair * 20, len(number) * 60, 90)).save(folder / f"IMG_{pair}{number}.jpg")
        told = {"title": f"IMG_{pair}.jpg", "photoTakenTime": {"timestamp": str(seconds)}}
        path = folder / f"IMG_{pair}.jpg.supplemental-metadata{number}.json"
        path.write_text(json.dumps(told | {"geoData": nowhere, "geoDataExif": nowhere}))
PY
cat > look.py <<'PY'
import sys
from pathlib import Path
import piexif

seen = {}
for path in sorted(Path("out").rglob("*.jpg")):
    exif = piexif.load(str(path))["Exif"]
    seen[path.stem] = exif.get(piexif.ExifIFD.DateTimeOriginal, b"").decode()[:10]
first = [day for name, day in seen.items() if "(" not in name]
second = [day for name, day in seen.items() if "(" in name]
wrong = first.count("2019:12:28")
print("expected: 12 photos of 2019:05:04 and 12 of 2019:12:28")
print(f"seen: of the first 12, {first.count('2019:05:04')} have their day and {wrong} the other's;")
print(f"      of the second 12, {second.count('')} have none")
same = len(first) == len(second) == 12 and wrong > 0 and second.count("") == 12
sys.exit(0 if same else "The helper does otherwise now.")
PY
"$dir/venv/bin/python" make.py
TZ=UTC "$dir/venv/bin/google-photos-takeout-helper" -i in -o out </dev/null >log.txt 2>&1 || { tail -3 log.txt; exit 1; }
echo "google-photos-takeout-helper 2.3.0"
"$dir/venv/bin/python" look.py
