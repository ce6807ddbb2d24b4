"""A Darknet cfg file as sections of options, before any of them is understood."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from yolov3.darknet.blocks import Location
from yolov3.errors import CfgError

N = TypeVar("N", int, float)


@dataclass(frozen=True)
class Option:
    value: str
    line: int


@dataclass(frozen=True)
class Section:
    location: Location
    options: dict[str, Option] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.location.section

    def whole(self, key: str, default: int, least: int = 0) -> int:
        return self._number(key, default, int, least)

    def real(self, key: str, default: float) -> float:
        return self._number(key, default, float, 0)

    def word(self, key: str, default: str) -> str:
        option = self.options.get(key)
        return option.value.lower() if option else default

    def wholes(self, key: str) -> tuple[int, ...]:
        return self._numbers(key, int)

    def reals(self, key: str) -> tuple[float, ...]:
        return self._numbers(key, float)

    def refusal(self, reason: str, key: str | None = None) -> CfgError:
        """Names block and line: the option's line where ``key`` is given."""
        option = self.options.get(key or "")
        location = Location(self.name, self.location.number, option.line if option else self.location.line)
        return CfgError(f"{location}: {reason}")

    def _number(self, key: str, default: N, kind: Callable[[str], N], least: int) -> N:
        option = self.options.get(key)
        number = self._parse(key, option.value, kind) if option else default
        if number < least:
            raise self.refusal(f"{key} must be at least {least}, not {number}", key)
        return number

    def _numbers(self, key: str, kind: Callable[[str], N]) -> tuple[N, ...]:
        option = self.options.get(key)
        if option is None:
            return ()
        return tuple(self._parse(key, part, kind) for part in option.value.split(",") if part.strip())

    def _parse(self, key: str, text: str, kind: Callable[[str], N]) -> N:
        try:
            return kind(text)
        except ValueError:
            raise self.refusal(f"{key}={text.strip()} is not a number", key) from None


def read_sections(text: str) -> list[Section]:
    """Raises CfgError for a line that is neither a section, an option nor a comment."""
    sections: list[Section] = []
    for line, content in _meaningful_lines(text):
        if content.startswith("[") and content.endswith("]"):
            number = len(sections) - 1 if sections else None
            sections.append(Section(Location(content[1:-1].strip().lower(), number, line)))
        elif "=" not in content:
            raise CfgError(f"line {line}: {content[:40]!r} is neither a [section] nor an option=value")
        elif not sections:
            raise CfgError(f"line {line}: an option before the first [section]")
        else:
            _add_option(sections[-1], content, line)
    return sections


def _meaningful_lines(text: str) -> Iterator[tuple[int, str]]:
    for line, content in enumerate(text.splitlines(), start=1):
        stripped = content.partition("#")[0].strip()
        if stripped and not stripped.startswith(";"):
            yield line, stripped


def _add_option(section: Section, content: str, line: int) -> None:
    key, _, value = (part.strip() for part in content.partition("="))
    earlier = section.options.setdefault(key, Option(value, line))
    if earlier.value != value:
        raise CfgError(
            f"{section.location}: {key} is {earlier.value} in line {earlier.line}, but {value} in line {line}"
        )
