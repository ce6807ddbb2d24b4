"""``scripts/relabel``: what it takes, what it lacks, and what it tells at the end."""

import sys
from pathlib import Path

import pytest

from functions.onemachine.places import make_signing_key
from functions.shared.errors import NotFound, Unavailable
from relabelling import command, saying
from relabelling.options import Deed, read_options
from relabelling.patience import Patience
from relabelling.progress import Progress
from tests.house import Person
from tests.relabelling.relabelled import Other, Silent, add_photos

MODEL = ["--model", "yolov3-tiny"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "--model is needed"),
        (["--model", "best"], "there is no model best; there are yolo-fastest-1.1-xl"),
        ([*MODEL, "--sample", "0"], "0 is no number from 1 on"),
        ([*MODEL, "--apply", "--sample", "5"], "--apply is for all photos"),
        ([*MODEL, "--apply", "--dry-run"], "not allowed with"),
        ([*MODEL, "--roll-back"], "--roll-back takes back what was applied last"),
        ([*MODEL, "--at-once", "65"], "65 is more than 64"),
    ],
)
def test_options_that_do_not_fit_are_told(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        read_options(arguments)

    assert reason in capsys.readouterr().err


def test_nothing_is_changed_unless_it_is_said() -> None:
    options = read_options(MODEL)

    assert (options.deed, options.sample) == (Deed.LOOK, 500)
    assert read_options([*MODEL, "--all"]).sample is None
    assert read_options([*MODEL, "--apply"]).sample is None
    assert read_options(["--roll-back"]).deed is Deed.ROLL_BACK


@pytest.mark.parametrize(
    ("place", "reason"),
    [(["--data", "{empty}"], "No album has run in"), (["--gateway", "http://127.0.0.1:1"], "SIGNING_KEY")],
    ids=["no album", "no key"],
)
def test_command_says_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: list[str], reason: str
) -> None:
    monkeypatch.delenv("SIGNING_KEY", raising=False)
    arguments = [word.format(empty=tmp_path) for word in place]
    monkeypatch.setattr(sys, "argv", ["relabel", *MODEL, *arguments])

    with pytest.raises(SystemExit, match=reason):
        command.main()


def test_second_run_beside_the_first_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_key(tmp_path)
    (tmp_path / "relabel").mkdir()
    monkeypatch.setattr(sys, "argv", ["relabel", "--roll-back", "--data", str(tmp_path)])

    with (
        command._alone(tmp_path / "relabel"),
        pytest.raises(SystemExit, match="being relabelled already"),
    ):
        command.main()


def make_key(data: Path) -> None:
    make_signing_key(data)
    (data / "address").write_text("http://127.0.0.1:1")


def test_end_tells_what_is_to_be_done_next(ann: Person, other: Other, tmp_path: Path) -> None:
    add_photos(ann, "a")
    model, version = other.network.model.name, other.network.version

    told = saying.looked(other.look(), tmp_path / "page.html", model, version, "old/1")
    assert "Looked at 1 of 1 photos; nothing was changed." in told
    assert f"scripts/relabel --model {model} --apply" in told
    assert "New photos are tagged by old/1." in told

    told = saying.applied(other.apply(), model, version, version)
    assert "Relabelled: 1\n" in told
    assert "scripts/relabel --roll-back" in told
    assert "New photos" not in told

    other.house.recognition.version = version
    told = saying.rolled_back(other.roll_back(), version)
    assert "Rolled back: 1 photos." in told
    assert "Start the album with stand-in" in told


def test_same_model_with_other_settings_is_told(other: Other, tmp_path: Path) -> None:
    told = saying.looked(other.look(), tmp_path / "p.html", "m", "m/1/minimal/aa", "m/1/square/aa")

    assert "with other settings (m/1/square/aa; here m/1/minimal/aa)" in told


def test_progress_tells_rate_and_time_left() -> None:
    times = iter([0.0, 10.0, 20.0])
    progress = Progress(Silent(), "Looked at", 100, clock=lambda: next(times))  # type: ignore[arg-type]
    progress.step(5)
    progress.step(5)

    assert progress.line() == "Looked at: 10 of 100, 0.5 each second, 3 min left"


def test_call_is_tried_again_until_the_album_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    patience, calls = Patience(longest=0.01), []
    monkeypatch.setattr("relabelling.patience.FIRST_SECONDS", 0.001)

    def call() -> str:
        calls.append(1)
        if len(calls) < 3:
            raise Unavailable("photos", "It starts.")
        return "there"

    assert patience.bear(call) == "there"


def test_what_does_not_pass_is_not_waited_for() -> None:
    calls = []

    def call() -> None:
        calls.append(1)
        raise NotFound("It is gone.")

    with pytest.raises(NotFound):
        Patience().bear(call)
    assert len(calls) == 1


def test_who_is_stopped_does_not_wait() -> None:
    patience = Patience()
    patience.stop()

    def call() -> None:
        raise Unavailable("photos", "It starts.")

    with pytest.raises(Unavailable):
        patience.bear(call)
