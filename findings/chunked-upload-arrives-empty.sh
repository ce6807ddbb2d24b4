#!/bin/sh
# uvicorn 0.54.0 or hypercorn 0.18.0 as WSGI servers, with Flask 3.1.3: a chunked upload arrives empty.
#
# Surprise: a client that does not know the length (a pipe, `curl -T -`, a phone that converts while it
# sends) uses chunked transfer. The servers pass the body on, but neither CONTENT_LENGTH nor
# wsgi.input_terminated, so Flask reads nothing and the handler sees b"" with status 200. waitress 3.0.2,
# granian 2.8.9, gunicorn and cheroot hand over all bytes.
# For an album: the answer is "stored", the photo has 0 bytes.
# Instead: one of those servers, and refuse a body that is empty.
set -eu
dir=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2>/dev/null; rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check \
  flask==3.1.3 uvicorn==0.54.0 hypercorn==0.18.0 waitress==3.0.2 granian==2.8.9
cd "$dir"
cat > album.py <<'PY'
from flask import Flask, request
app = Flask(__name__)
@app.put("/photo")
def photo():
    return str(len(request.get_data()))
PY
cat > send.py <<'PY'
import http.client, sys, time
for attempt in range(100):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=10)
        body = iter([b"x" * 2000, b"x" * 1000])  # of unknown length: http.client sends it chunked
        connection.request("PUT", "/photo", body)
        break
    except ConnectionRefusedError:
        time.sleep(0.1)
print(connection.getresponse().read().decode())
PY
port=$(venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
bytes_at() {
  "$@" >log 2>&1 & server=$!
  venv/bin/python send.py "$port"
  kill "$server"; wait "$server" 2>/dev/null || true; server=
}
echo "bytes of 3000 that the handler sees"
waitress=$(bytes_at venv/bin/waitress-serve --listen=127.0.0.1:"$port" album:app)
granian=$(bytes_at venv/bin/granian --interface wsgi --host 127.0.0.1 --port "$port" album:app)
echo "expected: $waitress $granian (waitress, granian)"
uvicorn=$(bytes_at venv/bin/uvicorn --interface wsgi --host 127.0.0.1 --port "$port" album:app)
hypercorn=$(bytes_at venv/bin/hypercorn -b 127.0.0.1:"$port" wsgi:album:app)
echo "seen:     $uvicorn $hypercorn (uvicorn, hypercorn)"
test "$uvicorn $hypercorn" = "0 0" || { echo "Changed: the body arrives." >&2; exit 1; }
