#!/bin/sh
# hypercorn 0.18.0 as a WSGI server, with Flask 3.1.3: every HEAD is a 500.
#
# Surprise: a WSGI application returns no body for HEAD. hypercorn's wrapper starts the answer with the first
# piece of the body only, so it never starts, and the server fails with UnexpectedMessageError.
# For an album: GET works, so tests pass; health checks, link previews and download managers, which
# ask by HEAD, call the site broken.
# Instead: waitress, granian or gunicorn for WSGI.
set -eu
dir=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server"; rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check flask==3.1.3 hypercorn==0.18.0
cd "$dir"
cat > album.py <<'PY'
from flask import Flask
app = Flask(__name__)
@app.get("/")
def page():
    return "album"
PY
port=$(venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/hypercorn -b 127.0.0.1:"$port" wsgi:album:app >log 2>&1 & server=$!
venv/bin/python - "$port" <<'PY'
import http.client, sys, time

def status(method):
    for attempt in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=10)
            connection.request(method, "/")
            return connection.getresponse().status
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit("The server did not start.")

print("hypercorn 0.18.0, Flask 3.1.3, GET:", status("GET"))
print("expected of HEAD: 200")
print("seen of HEAD:    ", status("HEAD"))
if status("HEAD") != 500:
    sys.exit("Changed: HEAD is answered.")
PY
