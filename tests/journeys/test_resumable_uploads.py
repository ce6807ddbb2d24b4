"""Large uploads over bad networks, through gateway and storage as they really run, by the tus protocol."""

import hashlib
import io
import os
import random
import signal
from pathlib import Path

import pytest
from tusclient.client import TusClient
from tusclient.uploader import Uploader

from tests.journeys.running_album import Person, RunningAlbum
from tests.journeys.tus_upload import Upload

SIZE = 20_000_000
CUTS = 10
UNDER_WAY = 600_000
"""More than gateway and storage together hold back while they wait for more."""


def test_upload_that_is_cut_off_ten_times_ends_with_identical_bytes(album: RunningAlbum) -> None:
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    print(f"SEED={seed}")  # noqa: T201 -- shown when the test fails
    chance = random.Random(seed)
    eve, data = Person(album, "eve"), chance.randbytes(SIZE)
    key = f"incoming:eve:cut-{seed}"
    upload = Upload(album, eve, key, data)

    for number, stop in enumerate(sorted(chance.randrange(SIZE) for _ in range(CUTS))):
        upload.send_some(stop, at_least=stop - UNDER_WAY, chunked=number % 2 == 0)
        assert eve.get(f"/storage/{key}").status_code == 404
    answer = upload.send_rest()

    assert answer.status_code == 204
    assert answer.headers["Upload-Sha256"] == hashlib.sha256(data).hexdigest()
    assert eve.get(f"/storage/{key}").content == data


def test_wrong_offset_is_told_to_who_sends_much(album: RunningAlbum) -> None:
    eve = Person(album, "eve")
    upload = Upload(album, eve, "incoming:eve:wrong", bytes(SIZE))

    answer = upload.send(5)

    assert (answer.status_code, answer.headers["Content-Type"]) == (409, "application/problem+json")
    assert answer.headers["Tus-Resumable"] == "1.0.0"


@pytest.mark.parametrize("checksum", [False, True])
def test_ordinary_tus_client_uploads(album: RunningAlbum, checksum: bool) -> None:
    eve, data = Person(album, "eve"), random.Random(2).randbytes(3_000_000)
    key = f"incoming:eve:ordinary-{checksum}"
    client = TusClient(f"{album.url}/function/storage/uploads", {"Authorization": f"Bearer {eve.token}"})

    def uploader(url: str | None = None) -> Uploader:
        return client.uploader(
            file_stream=io.BytesIO(data),
            chunk_size=1_000_000,
            metadata={"key": key, "filename": "Böö.jpg", "filetype": "image/png"},
            upload_checksum=checksum,
            url=url,
        )

    first = uploader()
    first.upload_chunk()
    uploader(first.url).upload()

    stored = eve.get(f"/storage/{key}")
    assert (stored.content, stored.headers["Content-Type"]) == (data, "image/png")


def test_upload_outlives_the_process_that_took_it(tmp_path: Path) -> None:
    data = random.Random(1).randbytes(SIZE)
    album = RunningAlbum(tmp_path).start()
    try:
        ann = Person(album, "ann")
        upload = Upload(album, ann, "incoming:ann:kept", data)
        with upload.begin_to_send(0, SIZE // 2, chunked=True):
            kept = upload.wait_until_it_has(SIZE // 4)
            for pid in album.function_pids("storage"):
                os.kill(pid, signal.SIGKILL)
        assert kept <= upload.wait_until_it_has(kept) <= SIZE // 2
        assert upload.send_rest().status_code == 204
        assert ann.get("/storage/incoming:ann:kept").content == data
    finally:
        album.stop()
