#!/bin/sh
# mongomock 4.3.0: a record of 17 MB is stored, and a search for 1 finds True.
#
# Surprise: the mock asks pymongo's encoder whether a record can be encoded, and takes any length; MongoDB
# ends at 16 MiB. $inc carries a number past 64 bits, which can then not be encoded any more.
# {"n": 1} finds {"n": True} as Python's == says; MongoDB compares bool and number as different types.
# For an album: tests are green, the first large record fails in production.
# Instead: look at len(bson.encode(record)) in the product, and test against a real server.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check mongomock==4.3.0 pymongo==4.15.3
"$dir/venv/bin/python" - <<'PY'
import sys
import bson, mongomock, pymongo

photos = mongomock.MongoClient().album.photos
LIMIT = 16 * 1024 * 1024  # maxBsonObjectSize of every server since 1.8
large = {"_id": "large", "jpeg": bytes(17_000_000)}
stored = photos.insert_one(dict(large)).acknowledged
photos.insert_one({"_id": "flag", "n": True})
found = photos.find_one({"n": 1}) is not None
photos.insert_one({"_id": "count", "bytes": 2**63 - 1})
photos.update_one({"_id": "count"}, {"$inc": {"bytes": 1}})
beyond = photos.find_one({"_id": "count"})["bytes"] == 2**63

print("mongomock", mongomock.__version__, "pymongo", pymongo.__version__)
print("expected: 17 MB stored:", len(bson.encode(large)) <= LIMIT, " 1 finds True: False  2 ** 63 kept: False")
print("seen:     17 MB stored:", stored, " 1 finds True:", found, " 2 ** 63 kept:", beyond)
if not (stored and found and beyond):
    sys.exit("Changed: the mock is as strict as MongoDB.")
PY
