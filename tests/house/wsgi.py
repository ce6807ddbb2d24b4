"""What the house serves."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

Application: TypeAlias = Callable[[dict[str, Any], Any], Iterable[bytes]]
