"""A dry run: what is told of another model, while nothing changes."""

import re
import stat
from pathlib import Path

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.relabelling.relabelled import Other, add_photos, documents


def test_dry_run_changes_no_record(house: House, ann: Person, bob: Person, other: Other) -> None:
    add_photos(ann, "a", "b")
    add_photos(bob, "c")
    before, objects = documents(house), house.stored_keys()

    looked = other.look()

    assert looked.total == looked.tally.photos == 3
    assert (documents(house), house.stored_keys()) == (before, objects)


def test_it_tells_what_would_come_go_and_stay(house: House, ann: Person, other: Other) -> None:
    house.recognition.see(("cat", 0.6), ("dog", 0.9))
    add_photos(ann, "a")
    house.recognition.see()
    add_photos(ann, "b")

    tally = other.look().tally

    cat, dog = tally.labels["cat"], tally.labels["dog"]
    assert (cat.came, cat.gone, cat.stayed) == (1, 0, 1)
    assert (dog.came, dog.gone, dog.stayed) == (0, 1, 0)
    assert (cat.before.value(), cat.after.value()) == (0.6, 1.0)
    assert (tally.untagged_before, tally.untagged_after) == (1, 0)
    assert (tally.gained_first, tally.lost_last) == (1, 0)


def test_photo_that_would_lose_its_last_tag_is_shown(ann: Person, other: Other, tmp_path: Path) -> None:
    add_photos(ann, "a")
    other.weights.engine.label = None

    looked = other.look()

    assert looked.tally.lost_last == 1
    assert "Photos that lose their last tag: 1" in other.page(looked, tmp_path / "page.html")


def test_labels_are_compared_with_what_people_said(ann: Person, other: Other) -> None:
    first, second = add_photos(ann, "a", "b")
    ann.patch("photos", f"/{first['_id']}", {"removeTags": ["cat"]})
    ann.patch("photos", f"/{second['_id']}", {"addTags": ["dog"]})

    tally = other.look().tally

    assert (tally.labels["cat"].came, tally.kept_away_by_people) == (1, 1)
    assert (tally.labels["dog"].gone, tally.held_by_people) == (1, 1)


def test_nothing_is_computed_twice(ann: Person, other: Other) -> None:
    add_photos(ann, "a", "b")
    other.look()
    other.look()

    assert other.weights.engine.runs == 2


def test_interrupted_look_goes_on_where_it_was(ann: Person, other: Other) -> None:
    add_photos(ann, "a", "b", "c")

    def interrupt() -> None:
        if other.weights.engine.runs:
            raise KeyboardInterrupt

    other.step = interrupt
    with pytest.raises(KeyboardInterrupt):
        other.look()

    other.step = lambda: None
    assert other.look().tally.photos == 3
    assert other.weights.engine.runs == 3


def test_sample_is_of_everyone_and_stays_as_it_is(ann: Person, bob: Person, other: Other) -> None:
    add_photos(ann, *"abcdefgh")
    add_photos(bob, "z")

    looked = other.look(sample=3)
    assert (looked.tally.photos, looked.total) == (3, 9)
    other.look(sample=3)

    assert other.weights.engine.runs == 3
    assert other.look(sample=100).tally.photos == 9


def test_photo_whose_recognition_is_to_come_is_left_out(house: House, ann: Person, other: Other) -> None:
    house.go_away("recognition")
    album = ann.make_album()
    ann.add_photo(album, ann.upload("a"), prefer="respond-async")
    house.worker.settle()

    tally = other.look().tally

    assert (tally.photos, tally.left_out) == (0, 1)


def test_unreadable_photo_is_told_and_stops_nothing(house: House, ann: Person, other: Other) -> None:
    first, _ = add_photos(ann, "a", "b")
    house.blobs.delete(first["key"])

    tally = other.look().tally

    assert (tally.photos, tally.not_seen.total()) == (1, 1)


def test_page_needs_nothing_from_elsewhere_and_shows_pictures(
    ann: Person, other: Other, tmp_path: Path
) -> None:
    add_photos(ann, "a")

    page = other.page(other.look(), tmp_path / "page.html")

    assert "default-src 'none'" in page
    assert not re.search(r"""(src|href)\s*=\s*["']?(?!data:|#)[^"'\s]""", page)
    assert "<script" not in page
    assert 'src="data:image/jpeg;base64,' in page
    assert "cat 1.00" in page
    assert "person 0.90" in page


def test_page_is_for_its_owner_alone(ann: Person, other: Other, tmp_path: Path) -> None:
    add_photos(ann, "a")
    path = tmp_path / "page.html"
    path.write_text("older")
    path.chmod(0o644)

    other.page(other.look(), path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = other.folder.glob("*.sqlite")
    assert {stat.S_IMODE(each.stat().st_mode) for each in kept} == {0o600}


def test_names_on_the_page_are_text(house: House, ann: Person, other: Other, tmp_path: Path) -> None:
    house.recognition.see(("<i>dog</i>", 0.9))
    album, key = ann.make_album(), ann.upload("a", jpeg(note="x"))
    name = '"><script>alert(1)</script>.jpg'
    ann.post("photos", json={"albumId": album, "key": key, "fileName": name})

    page = other.page(other.look(), tmp_path / "page.html")

    assert "<script" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;" in page


def test_empty_album_has_a_page_too(other: Other, tmp_path: Path) -> None:
    assert "Nothing changes." in other.page(other.look(), tmp_path / "page.html")
