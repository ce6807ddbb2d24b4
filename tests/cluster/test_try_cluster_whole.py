"""``scripts/try-cluster`` from its first step to its last, with a real album behind a stand-in cluster."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from functions.shared.access.callers import CALLERS
from tests.cluster.album_behind import AlbumBehind, project_in
from tests.cluster.standin_cluster import StandInCluster
from tests.cluster.trying import Trial, try_cluster
from tests.journeys.running_album import RunningAlbum

pytestmark = pytest.mark.timeout(900)
IMAGES = ("--registry", "registry.example/photos", "--tag", "1", "--next-tag", "2")


@dataclass(frozen=True)
class Whole:
    trial: Trial
    cluster: StandInCluster
    behind: AlbumBehind


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, redis_url: str, shared_weights: Path) -> Iterator[Whole]:
    data = tmp_path_factory.mktemp("album")
    environment = {"WEIGHTS_DIR": str(shared_weights), "REDIS_URL": redis_url}
    album = RunningAlbum(data, environment, "yolo-fastest-1.1-xl").start()
    behind = AlbumBehind(album, redis_url)
    cluster = StandInCluster(tmp_path_factory.mktemp("cluster"), behind)
    try:
        root = project_in(tmp_path_factory.mktemp("project") / "root", data)
        yield Whole(try_cluster(cluster, "--context", "here", *IMAGES, root=root), cluster, behind)
    finally:
        cluster.close()
        album.stop()


def test_every_step_passes(whole: Whole) -> None:
    failed = {title: row for title, row in whole.trial.rows.items() if row[0] not in ("pass", "skipped")}

    assert failed == {}, whole.trial.output
    assert len(whole.trial.rows) == 15
    assert whole.trial.results().count("skipped") == 1
    assert whole.trial.status == 0


def test_pods_were_killed_while_uploads_were_under_way(whole: Whole) -> None:
    assert whole.behind.killed == ["storage", "photos", "thumbnail", "recognition"]
    kept = whole.trial.rows["pods killed in mid-upload"][1]
    assert re.fullmatch(r"all ([7-9]|\d{2,}) photos are ready, none is lost", kept)


def test_every_function_was_scaled_up_and_down(whole: Whole) -> None:
    scaled = [call.split() for call in whole.cluster.calls if call.startswith("kubectl scale")]

    for count in ("3", "1"):
        named = [call[2] for call in scaled if f"--replicas={count}" in call]
        assert named == [f"deployment/{name}" for name in sorted(CALLERS)]


def test_roll_back_leaves_the_images_before_the_upgrade(whole: Whole) -> None:
    assert whole.trial.rows["upgrade"][1].startswith("to 2;")
    assert whole.trial.rows["roll-back"][1].startswith("to 1;")
    assert set(whole.cluster.images.values()) == {
        f"registry.example/photos/smart-album-{name}:1" for name in CALLERS
    }


def test_backup_brings_everything_back_after_all_was_lost(whole: Whole) -> None:
    note = whole.trial.rows["backup, loss of everything, restore"][1]

    assert re.fullmatch(r"\d+ records and \d+ new objects in the backup; all \d+ photos are back", note)
    assert "Nothing is wrong." in whole.trial.rows["verify"][1]


def test_no_secret_is_told(whole: Whole) -> None:
    assert whole.behind.signing_key not in whole.trial.output
    assert "operator" not in whole.trial.output
