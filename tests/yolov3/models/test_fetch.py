import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.yolov3.models.sources import (
    CONTENT,
    IMPATIENT,
    Answer,
    StartSource,
    cuts_off,
    drips,
    forbids,
    gives_a_page,
    honest,
    lies_about_the_bytes,
    lies_about_the_range,
    model_at,
    never_ends,
    says_nothing,
    wants_a_user_agent,
    without_ranges,
)
from yolov3.errors import FetchFailed
from yolov3.models.catalogue import Model
from yolov3.models.download import Patience
from yolov3.models.fetching import fetch

HALF = len(CONTENT) // 2


def fetched(model: Model, into: Path, patience: Patience = IMPATIENT) -> bytes:
    return fetch(model, into, patience, lambda done: None).read_bytes()


@pytest.mark.parametrize("answer", [honest, without_ranges, wants_a_user_agent, cuts_off])
def test_the_weights_come_whole(answer: Answer, source: StartSource, tmp_path: Path) -> None:
    patience = replace(IMPATIENT, tries=5)
    assert fetched(model_at(source(answer).url), tmp_path / "new", patience) == CONTENT
    assert {path.suffix for path in (tmp_path / "new").iterdir()} == {".weights", ".lock"}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (forbids, "answers 403 Forbidden"),
        (says_nothing, "does not answer in time"),
        (drips, "is too slow"),
        (gives_a_page, "offers 28 bytes"),
        (lies_about_the_bytes, "other bytes"),
        (never_ends, "more than the"),
        (cuts_off, "broke off"),
    ],
)
def test_a_bad_source_is_named_with_what_it_does_and_the_next_one_is_tried(
    answer: Answer, reason: str, source: StartSource, tmp_path: Path
) -> None:
    patience = replace(IMPATIENT, whole=0.2)
    bad, good = source(answer), source(honest)
    with pytest.raises(FetchFailed, match=reason):
        fetch(model_at(bad.url), tmp_path / "alone", patience, lambda done: None)
    assert not (tmp_path / "alone" / "some.weights").exists()
    assert fetched(model_at(bad.url, good.url), tmp_path / "both", patience) == CONTENT


def test_a_download_goes_on_where_it_broke_off(source: StartSource, tmp_path: Path) -> None:
    (tmp_path / "some.weights.part").write_bytes(CONTENT[:HALF])
    server = source(honest)
    assert fetched(model_at(server.url), tmp_path) == CONTENT
    assert server.ranges == [f"bytes={HALF}-"]


def test_a_source_that_cannot_go_on_gives_it_from_the_beginning(source: StartSource, tmp_path: Path) -> None:
    (tmp_path / "some.weights.part").write_bytes(CONTENT[:HALF])
    assert fetched(model_at(source(without_ranges).url), tmp_path) == CONTENT


@pytest.mark.parametrize("left", [bytes(HALF), bytes(len(CONTENT)), bytes(len(CONTENT) + 1)])
def test_wrong_bytes_left_by_an_earlier_download_are_thrown_away(
    left: bytes, source: StartSource, tmp_path: Path
) -> None:
    (tmp_path / "some.weights.part").write_bytes(left)
    assert fetched(model_at(source(honest).url), tmp_path) == CONTENT


def test_another_part_than_asked_for_is_not_taken(source: StartSource, tmp_path: Path) -> None:
    part = tmp_path / "some.weights.part"
    part.write_bytes(CONTENT[:HALF])
    with pytest.raises(FetchFailed, match="another part"):
        fetched(model_at(source(lies_about_the_range).url), tmp_path)
    assert part.read_bytes() == CONTENT[:HALF]


def test_what_came_before_a_source_failed_is_kept_for_the_next_one(
    source: StartSource, tmp_path: Path
) -> None:
    first, second = source(cuts_off), source(honest)
    assert fetched(model_at(first.url, second.url), tmp_path, replace(IMPATIENT, tries=1)) == CONTENT
    assert second.ranges == [f"bytes={len(CONTENT) // 4}-"]


def test_progress_reaches_the_end(source: StartSource, tmp_path: Path) -> None:
    seen: list[int] = []
    fetch(model_at(source(honest).url), tmp_path, IMPATIENT, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == len(CONTENT)


def test_two_fetches_at_once_do_not_mix(source: StartSource, tmp_path: Path) -> None:
    with (tmp_path / "some.weights.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(FetchFailed, match="by another process"):
            fetched(model_at(source(honest).url), tmp_path)
    assert fetched(model_at(source(honest).url), tmp_path) == CONTENT


def test_a_folder_that_cannot_be_written_is_said_so(source: StartSource, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FetchFailed, match="cannot be stored in"):
        fetched(model_at(source(honest).url), tmp_path / "file")


def test_offline_one_line_says_what_to_do(tmp_path: Path) -> None:
    with _nobody_listens() as url, pytest.raises(FetchFailed) as fault:
        fetched(model_at(url), tmp_path)
    message = str(fault.value)
    assert "\n" not in message
    assert "127.0.0.1 cannot be reached" in message
    assert f"download {url} elsewhere and put it into {tmp_path}" in message
    assert "WEIGHTS_DIR" in message


@contextmanager
def _nobody_listens() -> Iterator[str]:
    """A port that is taken, but refuses connections."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/some.weights"
