import io

from yolov3.models.progress import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar_that_fills_and_ends_its_line() -> None:
    terminal = Terminal()
    progress = ProgressBar(terminal, "some.weights", 2_000_000)
    for done in range(0, 2_000_001, 1000):
        progress(done)
    bars = terminal.getvalue().split("\r")[1:]
    assert len(bars) == 101
    assert bars[50] == f"some.weights [{'█' * 15}{'·' * 15}] 1.0 MB"
    assert bars[-1] == f"some.weights [{'█' * 30}] 2.0 MB\n"


def test_a_log_gets_a_line_for_every_quarter() -> None:
    log = io.StringIO()
    progress = ProgressBar(log, "some.weights", 2_000_000)
    for done in range(0, 2_000_001, 1000):
        progress(done)
    assert log.getvalue().splitlines() == [
        f"some.weights: {megabytes} of 2.0 MB" for megabytes in ("0.0", "0.5", "1.0", "1.5", "2.0")
    ]
