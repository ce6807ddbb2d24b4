"""The table: each route of each function, how it is asked for, and who gets in."""

from dataclasses import replace
from typing import Final

from tests.contract.access import ACCOUNT, ALLOWED, OPEN, OPERATED, OPERATING, READ, WRITE, by, own
from tests.contract.asking import Ask, Rows
from tests.contract.rows_of_accounts import ACCOUNTS
from tests.contract.rows_of_storage import STORAGE

AT_ONCE: Final = {"Prefer": "respond-async"}
NEW_NAME: Final = {"albumName": "New"}
FOREVER: Final = {"forever": "1"}

ALBUMS: Final[Rows] = {
    "GET /": (lambda w: Ask(has=w.album), own(READ)),
    "GET /?id": (lambda w: Ask(query={"id": w.album}), READ),
    "POST /": (lambda _: Ask(json=NEW_NAME), own(WRITE)),
    "GET /?shared": (lambda w: Ask(query={"shared": "1"}), own(READ)),
    "GET /{id}": (lambda w: Ask(f"/{w.album}"), READ),
    "GET /{id}/shares": (lambda w: Ask(f"/{w.album}/shares"), ACCOUNT),
    "POST /{id}/shares": (lambda w: Ask(f"/{w.album}/shares", json={"kind": "link"}), ACCOUNT),
    "DELETE /{id}/shares/{share}": (lambda w: Ask(f"/{w.album}/shares/{w.share}"), ACCOUNT),
    "POST /shares/open": (lambda w: Ask("/shares/open", json={"token": w.share_token}), OPEN),
    "PATCH /{id}": (lambda w: Ask(f"/{w.album}", json=NEW_NAME), WRITE),
    "PATCH /{id}?coverId": (lambda w: Ask(f"/{w.album}", json={"coverId": w.photo}), WRITE),
    "GET /?trash": (lambda _: Ask(query={"trash": "1"}), own(READ)),
    "DELETE /{id}": (lambda w: Ask(f"/{w.album}"), WRITE),
    "DELETE /{id}?forever": (lambda w: Ask(f"/{w.album}", query=FOREVER), WRITE),
    "DELETE /": (lambda w: Ask(query={"id": w.album}), WRITE),
    "DELETE /?forever": (lambda w: Ask(query={"id": w.album} | FOREVER), WRITE),
    "POST /{id}/restore": (lambda w: Ask(f"/{w.album}/restore"), WRITE),
    "POST /{id}/photos": (lambda w: Ask(f"/{w.album}/photos", json={"ids": [w.photo]}), WRITE),
    "POST /{id}/photos/approve": (
        lambda w: Ask(f"/{w.album}/photos/approve", json={"ids": [w.photo]}),
        WRITE,
    ),
    "PATCH /{id}?review": (lambda w: Ask(f"/{w.album}", json={"review": True}), WRITE),
    "DELETE /{id}/photos": (lambda w: Ask(f"/{w.album}/photos", json={"ids": [w.photo]}), WRITE),
}


def found_in(photo_id: str) -> dict[str, object]:
    """Nothing, by another model."""
    finding = {"id": photo_id, "sha256": "0" * 64, "rotation": 0, "detections": []}
    return {"model": "other", "version": "other/1", "findings": [finding]}


PHOTOS: Final[Rows] = {
    "POST /": (lambda w: Ask(json={"albumId": w.album, "key": w.key}, headers=AT_ONCE), WRITE),
    "POST /?key": (lambda w: Ask(json={"key": w.key}, headers=AT_ONCE), WRITE),
    "POST /?process": (lambda w: Ask(query={"process": w.photo}, headers=AT_ONCE), WRITE),
    "GET /": (lambda w: Ask(has=w.photo), own(READ)),
    "GET /?albumId": (lambda w: Ask(query={"albumId": w.album}, has=w.photo), own(READ)),
    "GET /?id": (lambda w: Ask(query={"id": w.photo}), READ),
    "GET /?held": (lambda w: Ask(query={"held": "1", "albumId": w.album}), own(READ)),
    "GET /?q": (lambda w: Ask(query={"q": ""}, has=w.photo), own(READ)),
    "GET /?taken": (lambda w: Ask(query={"q": "-has:date", "albumId": w.album}, has=w.photo), own(READ)),
    "GET /timeline": (lambda _: Ask("/timeline"), own(READ)),
    "GET /suggest": (lambda _: Ask("/suggest", query={"q": "d"}), own(READ)),
    "GET /timeline?albumId": (lambda w: Ask("/timeline", query={"albumId": w.album}), READ),
    "GET /facets?albumId": (lambda w: Ask("/facets", query={"albumId": w.album}), READ),
    "GET /towns": (lambda _: Ask("/towns", query={"q": "lisb"}), own(READ)),
    "GET /facets": (lambda _: Ask("/facets"), own(READ)),
    "GET /map": (lambda w: Ask("/map"), own(READ)),
    "GET /{id}": (lambda w: Ask(f"/{w.photo}"), READ),
    "GET /{id}/thumbnail": (lambda w: Ask(f"/{w.photo}/thumbnail"), READ),
    "GET /{id}/medium": (lambda w: Ask(f"/{w.photo}/medium"), READ),
    "GET /{id}/preview": (lambda w: Ask(f"/{w.photo}/preview"), READ),
    "GET /{id}/original": (lambda w: Ask(f"/{w.photo}/original"), READ),
    "PATCH /{id}": (lambda w: Ask(f"/{w.photo}", json={"addTags": ["cat"]}), WRITE),
    "PATCH /{id}?albumId": (lambda w: Ask(f"/{w.photo}", json={"albumId": w.album}), WRITE),
    "PATCH /": (lambda w: Ask(json={"ids": [w.photo], "favourite": True}), WRITE),
    "PATCH /?albumId": (lambda w: Ask(json={"ids": [w.photo], "albumId": w.album}), WRITE),
    "POST /{id}/process": (lambda w: Ask(f"/{w.photo}/process", headers=AT_ONCE), WRITE),
    "POST /process": (lambda w: Ask("/process", has=w.photo), own(WRITE)),
    "POST /process?albumId": (lambda w: Ask("/process", query={"albumId": w.album}), WRITE),
    "POST /jobs": (lambda w: Ask("/jobs", json={"ids": [w.photo], "action": {"favourite": True}}), WRITE),
    "POST /jobs?albumId": (
        lambda w: Ask("/jobs", json={"albumId": w.album, "action": {"addTo": w.other_album}}),
        WRITE,
    ),
    "POST /jobs?takeOutOf": (
        lambda w: Ask("/jobs", json={"q": "", "action": {"takeOutOf": w.album}}),
        WRITE,
    ),
    "GET /jobs": (lambda w: Ask("/jobs", has=w.job), own(READ)),
    "GET /jobs/{id}": (lambda w: Ask(f"/jobs/{w.job}"), READ),
    "POST /jobs/{id}/stop": (lambda w: Ask(f"/jobs/{w.job}/stop"), WRITE),
    "POST /jobs/{id}/undo": (lambda w: Ask(f"/jobs/{w.job}/undo"), WRITE),
    "GET /duplicates": (lambda _: Ask("/duplicates"), own(READ)),
    "POST /duplicates/merge": (
        lambda w: Ask("/duplicates/merge", json={"keepId": w.photo, "ids": [w.other_photo]}),
        WRITE,
    ),
    "POST /duplicates/dismiss": (
        lambda w: Ask("/duplicates/dismiss", json={"ids": [w.photo, w.other_photo]}),
        WRITE,
    ),
    "POST /verify": (lambda w: Ask("/verify", json={}, has=w.photo), replace(own(WRITE), operator=ALLOWED)),
    "POST /relabel/list": (lambda w: Ask("/relabel/list", json={}, has=w.photo), OPERATED),
    "POST /relabel": (lambda w: Ask("/relabel", json=found_in(w.photo)), OPERATED),
    "POST /relabel/undo": (lambda w: Ask("/relabel/undo", json={}, has=w.photo), OPERATED),
    "GET /operator/work": (lambda _: Ask("/operator/work"), OPERATING),
    "GET /operator/users": (lambda w: Ask("/operator/users", query={"userName": w.owner}), OPERATING),
    "GET /operator/failures": (lambda _: Ask("/operator/failures"), OPERATING),
    "POST /operator/failures/again": (
        lambda _: Ask(
            "/operator/failures/again", json={"step": "metadata", "title": "Not Found", "detail": ""}
        ),
        OPERATING,
    ),
    "GET /operator/health": (lambda _: Ask("/operator/health"), OPERATING),
    "GET /operator/versions": (lambda _: Ask("/operator/versions"), OPERATING),
    "GET /operator/tasks": (lambda _: Ask("/operator/tasks"), OPERATING),
    "POST /operator/tasks": (lambda _: Ask("/operator/tasks", json={"kind": "check"}), OPERATING),
    "POST /operator/tasks/done": (
        lambda _: Ask("/operator/tasks/done", json={"kind": "check", "counts": {"photos": 3}}),
        OPERATED,
    ),
    "POST /sweep": (lambda _: Ask("/sweep"), OPEN),
    "GET /trash": (lambda _: Ask("/trash"), own(READ)),
    "GET /trash?albumId": (lambda w: Ask("/trash", query={"albumId": w.trashed_album}), READ),
    "GET /trash/usage": (lambda _: Ask("/trash/usage"), own(READ)),
    "GET /trash/rules": (lambda _: Ask("/trash/rules"), replace(own(READ), operator=ALLOWED)),
    "DELETE /trash": (lambda _: Ask("/trash"), own(WRITE)),
    "DELETE /{id}": (lambda w: Ask(f"/{w.photo}"), WRITE),
    "DELETE /{id}?forever": (lambda w: Ask(f"/{w.photo}", query=FOREVER), WRITE),
    "DELETE /": (lambda w: Ask(query={"id": w.photo}), WRITE),
    "DELETE /?forever": (lambda w: Ask(query={"id": w.photo} | FOREVER), WRITE),
    "POST /{id}/restore": (lambda w: Ask(f"/{w.photo}/restore"), WRITE),
    "POST /{id}/restore?albumId": (
        lambda w: Ask(f"/{w.photo}/restore", query={"albumId": w.album}),
        WRITE,
    ),
    "POST /{id}/restore?alone": (lambda w: Ask(f"/{w.photo}/restore", query={"alone": "1"}), WRITE),
}

THUMBNAIL: Final[Rows] = {
    "POST /": (
        lambda w: Ask(data=w.key.encode(), headers={"Content-Type": "text/plain"}),
        by(WRITE, "photos", for_nobody=True),
    ),
    "POST /?boxes": (lambda w: Ask(json={"key": w.key}), by(WRITE, "photos", for_nobody=True)),
}

RECOGNITION: Final[Rows] = {
    "POST /": (lambda w: Ask(json={"images": [w.key]}), by(READ, "photos", for_nobody=True)),
    "POST /found": (lambda w: Ask("/found", json={"images": [w.key]}), by(READ, "photos", for_nobody=True)),
    "GET /": (lambda _: Ask(), own(by(READ, "photos", for_nobody=True))),
}

WEB: Final[Rows] = {
    "GET /": (lambda _: Ask(), OPEN),
    "GET /{path}": (lambda _: Ask("/assets/main-abc123.js"), OPEN),
}

EVERYWHERE: Final[Rows] = {
    "GET /healthz": (lambda _: Ask("/healthz"), OPEN),
    "GET /openapi.json": (lambda _: Ask("/openapi.json"), OPEN),
}

TABLE: Final[dict[str, Rows]] = {
    "accounts": ACCOUNTS | EVERYWHERE,
    "storage": STORAGE | EVERYWHERE,
    "albums": ALBUMS | EVERYWHERE,
    "photos": PHOTOS | EVERYWHERE,
    "thumbnail": THUMBNAIL | EVERYWHERE,
    "recognition": RECOGNITION | EVERYWHERE,
    "recognition-web": WEB | EVERYWHERE,
}
