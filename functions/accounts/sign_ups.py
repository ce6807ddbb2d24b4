"""Who is let in to make an account."""

from dataclasses import dataclass
from typing import Final

from functions.accounts.invitations import Invitations
from functions.accounts.who_may import SignUp
from functions.shared.errors import Forbidden
from functions.shared.log import log

CLOSED: Final = "Nobody can sign up here."


@dataclass(frozen=True)
class SignUpDoor:
    """``who``: anybody, those who show an invitation, or nobody."""

    who: SignUp
    invitations: Invitations

    def admit(self, invitation: str | None, user_name: str, uid: str) -> str | None:
        """The id of the invitation that is used; where all may sign up, one is not needed, and not wrong.

        Raises Forbidden.
        """
        try:
            return self._admitted(invitation, user_name, uid)
        except Forbidden:
            log.audit("sign-up", "failed", who=None)
            raise

    def admit_by_provider(self) -> None:
        """Whom the sign-in provider's rule lets in needs no invitation.

        Raises Forbidden where nobody is let in.
        """
        if not self.lets_provider:
            log.audit("sign-up", "failed", who=None)
            raise Forbidden(CLOSED)

    @property
    def lets_provider(self) -> bool:
        return self.who is not SignUp.CLOSED

    def _admitted(self, invitation: str | None, user_name: str, uid: str) -> str | None:
        if self.who is SignUp.CLOSED:
            raise Forbidden(CLOSED)
        if invitation is not None:
            return self.invitations.claim(invitation, user_name, uid)
        if self.who is SignUp.INVITED:
            raise Forbidden("To sign up here takes an invitation. Ask whoever runs this album for one.")
        return None

    def close_behind(self, invitation_id: str | None, uid: str) -> None:
        """The account is there."""
        if invitation_id is not None:
            self.invitations.confirm(invitation_id, uid)

    def turn_away(self, invitation_id: str | None, uid: str) -> None:
        """The account was not made: the invitation is good for somebody else."""
        if invitation_id is not None:
            self.invitations.give_back(invitation_id, uid)
