"""How long it is kept who did what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.shared.stores.records.audit import AuditRecords

DAY_MS: Final = 86_400_000


@dataclass(frozen=True)
class AuditExpiry:
    audit: AuditRecords
    days: int
    clock: Callable[[], int]

    def take_up(self) -> None:
        """Nothing of it waits."""

    def forget_old(self) -> None:
        self.audit.forget_before(self.clock() - self.days * DAY_MS)
