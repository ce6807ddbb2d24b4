"""Accounts as whoever runs the album sees them: names, roles and limits, and nothing of what is in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from functions.accounts.records import Account, AccountRecords
from functions.shared.access.limits import Limits
from functions.shared.errors import NotFound


@dataclass(frozen=True)
class Users:
    records: AccountRecords

    def page(self, limit: int, after: str) -> list[Account]:
        """By name, from the one after this on; also those that are ending."""
        return list(islice(self.records.all(after), limit))

    def operators(self) -> Sequence[str]:
        return [account.user_name for account in self.records.all() if account.operator]

    def is_empty(self) -> bool:
        return not self.page(1, "")

    def get(self, user_name: str) -> Account:
        account = self.records.get(user_name)
        if account is None or account.is_ending:
            raise NotFound(f"There is no account of the name {user_name}.")
        return account

    def limit(self, user_name: str, limits: Limits) -> Account:
        update = {"max_bytes": limits.max_bytes, "max_photos": limits.max_photos}
        return self._change(user_name, update)

    def appoint(self, user_name: str, *, operator: bool) -> Account:
        return self._change(user_name, {"operator": operator})

    def _change(self, user_name: str, update: Mapping[str, object]) -> Account:
        account = self.get(user_name)
        changed = self.records.change(account, lambda stored: stored.model_copy(update=update))
        if changed is None:
            raise NotFound(f"The account {user_name} has ended.")
        return changed
