"""How far it is, on a terminal and in a log."""

import io

from transfer.bulk.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_log_has_a_line_for_each_tenth() -> None:
    stream, seconds = io.StringIO(), iter(range(100))
    progress = ProgressLine(stream, "Import", 20, lambda: next(seconds))

    for number in range(20):
        progress.step(f"{number}.jpg")
    progress.end()

    lines = stream.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[0] == "Import: 2 of 20, 2.0 each second"
    assert lines[-1].startswith("Import: 20 of 20, ")


def test_terminal_shows_the_file_on_one_line_whatever_its_name() -> None:
    stream = Terminal()
    progress = ProgressLine(stream, "Import", 3)

    progress.step("a\x1b[2J\nb.jpg")
    progress.step("c.jpg")
    progress.end()

    shown = stream.getvalue().split("\r")
    assert "a?[2J?b.jpg" in shown[1]
    assert shown[-1] == "\x1b[K"
    assert "\n" not in stream.getvalue()
