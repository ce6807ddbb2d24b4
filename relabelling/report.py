"""The page: one file, which needs nothing else, and asks nobody for anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from functions.shared.durable import write_whole
from functions.shared.models.photo import Photo
from relabelling.pictures import Shown, shown
from relabelling.running import Looked
from relabelling.tally import Example, Examples, OfLabel

HERE: Final = Path(__file__).parent
MOST_PICTURES: Final = 600
"""Each takes some 10 kB of the page."""


@dataclass(frozen=True)
class Told:
    """``served`` is the version that tags new photos; ``is_done``: whether all this is in place already."""

    model: str
    version: str
    served: str | None
    is_done: bool


def write_report(
    path: Path, looked: Looked, told: Told, picture: Callable[[Photo], bytes | None], now: float
) -> None:
    """For its owner alone: it holds people's photos."""
    page = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("page.html")
    pictures = _Pictures(picture)
    tally = looked.tally
    write_whole(
        path,
        page.generate(
            told=told,
            looked=looked,
            tally=tally,
            when=datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d %H:%M UTC"),
            labels=[_label(name, label, pictures) for name, label in _by_change(tally.labels)],
            first_tag=pictures.of(tally.first_tag),
            last_tag=pictures.of(tally.last_tag),
        ),
    )


def _by_change(labels: dict[str, OfLabel]) -> Sequence[tuple[str, OfLabel]]:
    """What changes most first."""
    return sorted(labels.items(), key=lambda each: (-each[1].changed, -each[1].stayed, each[0]))


def _label(name: str, label: OfLabel, pictures: "_Pictures") -> dict[str, Any]:
    return {
        "name": name,
        "counts": label,
        "before": label.gone + label.stayed,
        "after": label.came + label.stayed,
        "score_before": label.before.value(),
        "score_after": label.after.value(),
        "came": pictures.of(label.examples_came),
        "gone": pictures.of(label.examples_gone),
    }


class _Pictures:
    """Each photo is fetched once, and no more than so many in all."""

    def __init__(self, picture: Callable[[Photo], bytes | None]) -> None:
        self._picture = picture
        self._fetched: dict[str, bytes | None] = {}
        self._left = MOST_PICTURES

    def of(self, examples: Examples) -> list[Shown]:
        found = [one for example in examples.all()[: self._left] if (one := self._shown(example))]
        self._left -= len(found)
        return found

    def _shown(self, example: Example) -> Shown | None:
        photo = example.photo
        if photo.id not in self._fetched:
            self._fetched[photo.id] = self._picture(photo)
        return shown(example, self._fetched[photo.id])
