#!/bin/sh
# tuspy 1.1.0 meets any tus server (here @tus/server 2.4.5): a photo is never sent, and counts as sent.
#
# Surprise: with store_url=True an upload is found again by its fingerprint: the size and the MD5 of the first
# 64 KiB. Uncompressed TIFF and raw files of one camera have one size, and with a dark or equal top
# one beginning. The second file then "resumes" the finished first one: upload() returns at once.
# For an album: the upload reports success, the photo is not there, and the card is formatted.
# Instead: a Fingerprint of your own over the whole file, or no url storage; forget finished urls.
set -eu
dir=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server"; rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check tuspy==1.1.0 tinydb==4.9.0
npm install --silent --no-audit --no-fund --prefix "$dir" @tus/server@2.4.5 @tus/file-store@2.1.1
cd "$dir"
cat > server.mjs <<'JS'
import fs from "node:fs";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
fs.mkdirSync("stored");
const server = new Server({ path: "/files", datastore: new FileStore({ directory: "stored" }) });
const listening = server.listen({ host: "127.0.0.1", port: 0 }, () => console.log(listening.address().port));
JS
node server.mjs > port & server=$!
until test -s port; do sleep 0.1; done
venv/bin/python - <<'PY'
import pathlib, sys
from importlib.metadata import version
from tusclient import client
from tusclient.storage.filestorage import FileStorage

tus = client.TusClient(f"http://127.0.0.1:{pathlib.Path('port').read_text().strip()}/files")
head = b"II*\0" + bytes(70_000)
photos = {"first.tif": head + b"A" * 1000, "second.tif": head + b"B" * 1000}
for name, data in photos.items():
    pathlib.Path(name).write_bytes(data)
    uploader = tus.uploader(name, store_url=True, url_storage=FileStorage("urls.json"), metadata={"filename": name})
    uploader.upload()
    print(name, "sent, says tuspy", version("tuspy") + ":", uploader.offset == len(data))
stored = [path.read_bytes() for path in pathlib.Path("stored").iterdir() if path.suffix != ".json"]
seen = [name for name, data in photos.items() if data in stored]
print("expected on the server:", list(photos))
print("seen on the server:    ", seen)
if seen != ["first.tif"]:
    sys.exit("Changed: both files arrive.")
PY
