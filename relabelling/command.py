"""``scripts/relabel``."""

import asyncio
import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import cv2

from functions.onemachine.recognition import fetch_weights
from functions.photos.relabelling.replacing import LabelsFate
from functions.recognition.network import Network, NetworkHolder
from functions.recognition.opening import open_asking
from functions.recognition.settings import RecognitionSettings
from functions.shared.errors import AlbumError
from functions.shared.log import log
from relabelling import saying
from relabelling.album import Album, over_gateway
from relabelling.computed import Computed
from relabelling.looking import Lookers
from relabelling.options import Deed, Options, read_options
from relabelling.patience import Patience
from relabelling.places import Place
from relabelling.progress import Progress
from relabelling.report import Told, write_report
from relabelling.running import Looked, Run, roll_back

DONE, SOME_NOT_SEEN, NOT_DONE, INTERRUPTED = 0, 1, 2, 130
LOWEST_PRIORITY: Final = 19


def main() -> None:
    options = read_options()
    log.name("relabel")
    # Pages, and what is computed, tell of people's photos.
    os.umask(0o077)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    place = Place.of(options)
    place.folder.mkdir(parents=True, exist_ok=True)
    with _alone(place.folder):
        raise SystemExit(_run(options, place))


def _run(options: Options, place: Place) -> int:
    patience = Patience()
    album = Album(over_gateway(place.address, place.key), patience)
    try:
        if options.deed is Deed.ROLL_BACK:
            return _say(saying.rolled_back(roll_back(album), album.served_version()))
        return _relabel(options, place, album)
    except AlbumError as error:
        sys.stderr.write(f"It cannot be done: {error.detail}\n")
        return NOT_DONE
    except KeyboardInterrupt:
        patience.stop()
        sys.stderr.write("\nInterrupted. Run it again to go on; nothing that was computed is lost.\n")
        return INTERRUPTED


def _relabel(options: Options, place: Place, album: Album) -> int:
    os.nice(LOWEST_PRIORITY)
    cv2.setNumThreads(1)
    networks = NetworkHolder(lambda: _network(options, place))
    network = networks.get()
    computed = Computed(place.folder, network.version)
    lookers = Lookers(networks, album.as_recognition, computed, album.patience, options.at_once)
    run = Run(album, lookers, network.model.name, network.version, _progress)
    served = album.served_version()
    try:
        if options.deed is Deed.APPLY:
            applied = run.apply()
            if options.report:
                _report(options.report, applied.looked, run, album, is_done=True)
            _say(saying.applied(applied, run.model, run.version, served))
            return (
                SOME_NOT_SEEN if applied.looked.tally.not_seen or applied.fates[LabelsFate.CHANGED] else DONE
            )
        looked = run.look(options.sample)
        path = options.report or place.folder / f"{run.model}.html"
        _report(path, looked, run, album, is_done=False)
        _say(saying.looked(looked, path, run.model, run.version, served))
        return SOME_NOT_SEEN if looked.tally.not_seen else DONE
    finally:
        lookers.close()
        computed.close()


def _network(options: Options, place: Place) -> Network:
    """As the album's own recognition has it, with the settings of this environment; ends without weights."""
    os.environ |= {"MODEL": options.model, "GATEWAY_URL": place.address, "SIGNING_KEY": place.key}
    if asyncio.run(fetch_weights(options.model)) is None:
        raise SystemExit(f"There are no weights of {options.model}.")
    return open_asking(RecognitionSettings.load())


def _report(path: Path, looked: Looked, run: Run, album: Album, *, is_done: bool) -> None:
    told = Told(run.model, run.version, album.served_version(), is_done)
    write_report(path, looked, told, album.picture, time.time())


def _progress(what: str, total: int) -> Progress:
    return Progress(sys.stderr, what, total)


def _say(text: str) -> int:
    sys.stdout.write(text)
    return DONE


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SystemExit("This album is being relabelled already.") from None
        yield


if __name__ == "__main__":
    main()
