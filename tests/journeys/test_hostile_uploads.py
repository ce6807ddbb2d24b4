"""Files made to break decoders, through every door that takes a photo."""

from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from tests.journeys.running_album import Person, RunningAlbum
from tests.shared.images import hostile_files

KEPT_OF = 5
"""One in so many of the generated files; all of them go through the decoder's own tests."""


def test_every_file_ends_ready_or_failed_with_a_reason(album: RunningAlbum) -> None:
    fay = Person(album, "fay")
    album_id = fay.new_album()
    files = sample()

    def upload(number: int) -> dict[str, object]:
        key = f"incoming:fay:{number}"
        fay.put(key, files[number]).raise_for_status()
        answer = fay.post("/photos/", {"albumId": album_id, "key": key})
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    with ThreadPoolExecutor(8) as people:
        photos = list(people.map(upload, range(len(files))))
    for photo in photos:
        steps = dict(photo["steps"])  # type: ignore[call-overload] # as JSON
        reasons = [step["error"]["detail"] for step in steps.values() if step["error"]]
        assert photo["status"] == "ready" or (photo["status"] == "failed" and reasons), photo
    assert {photo["status"] for photo in photos} == {"ready", "failed"}


def test_single_functions_refuse_what_they_cannot_read(album: RunningAlbum) -> None:
    gus = Person(album, "gus")

    def statuses(data: bytes) -> set[int]:
        headers = {"Content-Type": "image/jpeg"}
        doors = ("/thumbnail", "/recognition")
        return {gus.post(door, data=data, headers=headers).status_code for door in doors}

    with ThreadPoolExecutor(8) as people:
        told = set(chain.from_iterable(people.map(statuses, sample())))
    assert told == {200, 422}


def sample() -> list[bytes]:
    sound = hostile_files.sound_files()
    made = chain(
        hostile_files.cut(sound),
        hostile_files.flipped(sound, 2),
        hostile_files.scrambled(sound, 1),
        hostile_files.polyglots(sound),
        hostile_files.nothings(),
    )
    return list(made)[::KEPT_OF]
