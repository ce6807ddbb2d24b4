"""Albums by the words of their names; looked up when somebody asks, so that a new name is a single write."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final, TypeAlias

from functions.shared.stores.search import Term
from functions.shared.stores.terms.words import facet, words

Albums: TypeAlias = Callable[[], Mapping[str, str]]
"""Names by id, of the albums that are looked through; called at most once, and only where it matters."""

Matches: TypeAlias = Callable[[str, str], bool]
"""Whether a word of a name, the first, is what is asked for."""

_FIRST_IDEOGRAPH: Final = "\u2e80"


def is_short(word: str) -> bool:
    """A single letter or digit stands for itself: as a beginning it would find nearly everything."""
    return len(word) == 1 and word < _FIRST_IDEOGRAPH


def begins(word: str, asked: str) -> bool:
    return word == asked if is_short(asked) else word.startswith(asked)


def is_whole(word: str, asked: str) -> bool:
    return word == asked


class AlbumNames:
    def __init__(self, albums: Albums) -> None:
        self._albums = albums

    def with_run(self, run: Sequence[str], last: Matches) -> Iterator[Term]:
        """Those whose name has these words one after the other, ``last`` telling of the last one."""
        for album, name in self._names if run else ():
            starts = range(len(name) - len(run) + 1)
            if any(_runs(name[start : start + len(run)], run, last) for start in starts):
                yield Term(f"album:{album}")

    def named(self, asked: str) -> Iterator[Term]:
        """Those whose name has words that begin as all the words of what is asked for."""
        wanted = words(asked)
        for album, name in self._names:
            if wanted and all(any(begins(word, one) for word in name) for one in wanted):
                yield Term(f"album:{album}")
        for album, text in self._by_id.items():
            if not wanted and facet(asked) in facet(text):
                yield Term(f"album:{album}")

    @cached_property
    def _by_id(self) -> Mapping[str, str]:
        return self._albums()

    @cached_property
    def _names(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(album, _words(name)) for album, name in self._by_id.items()]


def _runs(part: Sequence[str], run: Sequence[str], last: Matches) -> bool:
    return tuple(part[:-1]) == tuple(run[:-1]) and last(part[-1], run[-1])


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(words(name))
