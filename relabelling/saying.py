"""What is told at the end, and what is to be done next."""

from pathlib import Path
from typing import Final

from functions.photos.relabelling.replacing import LabelsFate
from relabelling.album import RolledBack
from relabelling.running import Applied, Looked
from relabelling.tally import Tally

FATES: Final = {
    LabelsFate.REPLACED: "Relabelled",
    LabelsFate.ALREADY: "Of this model already",
    LabelsFate.UNFINISHED: "Not recognised yet, which the album sees to",
    LabelsFate.CHANGED: "Changed again and again meanwhile; run it again",
    LabelsFate.GONE: "Deleted meanwhile",
}


def looked(looked: Looked, path: Path, model: str, version: str, served: str | None) -> str:
    tally = looked.tally
    return (
        f"Looked at {tally.photos} of {looked.total} photos; nothing was changed.\n"
        f"{_sums(tally)}{_not_seen(tally)}"
        f"The page: {path}\n"
        f"To put it in place: scripts/relabel --model {model} --apply\n{_new_photos(model, version, served)}"
    )


def applied(applied: Applied, model: str, version: str, served: str | None) -> str:
    lines = [f"{title}: {applied.fates[fate]}\n" for fate, title in FATES.items() if applied.fates[fate]]
    tally = applied.looked.tally
    return (
        f"{''.join(lines) or 'There are no photos.'}{_sums(tally)}{_not_seen(tally)}"
        f"To take it back: scripts/relabel --roll-back\n{_new_photos(model, version, served)}"
    )


def rolled_back(done: RolledBack, served: str | None) -> str:
    text = f"Rolled back: {done.count} photos.\n"
    if done.left:
        text += f"Left, since they were recognised anew: {done.left}.\n"
    for model in done.models:
        text += _new_photos(model, None, served)
    return text


def _sums(tally: Tally) -> str:
    return (
        f"Labels that come: {tally.came}, go: {tally.gone}, stay: {tally.stayed}; photos without any tag: "
        f"{tally.untagged_before} before, {tally.untagged_after} after.\n"
    )


def _not_seen(tally: Tally) -> str:
    return "".join(f"Could not be looked at: {count}: {why}\n" for why, count in tally.not_seen.most_common())


def _new_photos(model: str, version: str | None, served: str | None) -> str:
    """What is left to do where the album tags new photos otherwise; ``version`` None is any of this model."""
    if served is not None and served.partition("/")[0] == model:
        if version in (None, served):
            return ""
        return (
            f"The album tags new photos by {model} with other settings ({served}; here {version}).\n"
            "Give both the same INPUT_SHAPE, SCORE_THRESHOLD, NMS_THRESHOLD, or photos count as outdated.\n"
        )
    return (
        f"New photos are tagged by {served or 'no model'}. Start the album with {model} (scripts/run --model "
        f"{model}, or MODEL={model} faas-cli up),\n"
        f"then run scripts/relabel --model {model} --apply, for the photos taken in until then.\n"
    )
