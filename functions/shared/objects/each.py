"""Many, each for itself."""

from collections.abc import Callable, Sequence

from functions.shared.errors import AlbumError, Conflict, Invalid, NotFound


def each_for_itself(ids: Sequence[str], change: Callable[[str], object]) -> dict[str, str]:
    """Why some could not be changed, by their ids. Raises NotFound where none of them is there."""
    failed = dict[str, AlbumError]()
    for each in dict.fromkeys(ids):
        try:
            change(each)
        except (NotFound, Conflict, Invalid) as error:
            failed[each] = error
    if failed.keys() >= set(ids) and all(isinstance(error, NotFound) for error in failed.values()):
        raise next(iter(failed.values()))
    return {each: error.detail for each, error in failed.items()}
