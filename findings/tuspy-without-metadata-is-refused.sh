#!/bin/sh
# tuspy 1.1.0 meets @tus/server 2.4.5: an upload without metadata is answered with 400.
#
# Surprise: tuspy sends `Upload-Metadata:` with nothing after it where there is no metadata. The server takes an
# absent header, and "filename" without a value, but refuses the empty one: "Invalid upload-metadata".
# Each side has its tests, and they never meet.
# For an album: the simplest upload script of all fails, with a word that does not help.
# Instead: always send some metadata, such as the file's name; as a server, take the empty header.
set -eu
dir=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server"; rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check tuspy==1.1.0
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
import io, pathlib, sys
from tusclient import client
from tusclient.exceptions import TusCommunicationError

tus = client.TusClient(f"http://127.0.0.1:{pathlib.Path('port').read_text().strip()}/files")

def upload(**options):
    uploader = tus.uploader(file_stream=io.BytesIO(b"photo"), **options)
    try:
        uploader.upload()
    except TusCommunicationError as error:
        return f"{error.status_code} {error.response_content.decode().strip()}"
    return "stored"

print("tuspy 1.1.0, @tus/server 2.4.5; with metadata:", upload(metadata={"filename": "a.jpg"}))
print("expected without: stored")
print("seen without:    ", upload())
if not upload().startswith("400"):
    sys.exit("Changed: an upload without metadata is stored.")
PY
