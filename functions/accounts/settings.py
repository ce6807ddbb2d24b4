"""What the operator sets for ``accounts``."""

from pydantic import Field

from functions.accounts.guesses import SignInLimits
from functions.accounts.who_may import SignUp
from functions.shared.config import Settings, setting


class AccountsSettings(Settings):
    """All attempts are per minute."""

    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))
    """``mongodb://`` or ``sqlite:PATH``."""
    sign_in_attempts: int = Field(default=10, ge=1, validation_alias=setting("SIGN_IN_ATTEMPTS"))
    """How many sign-ins a minute for one name, from one address or known browser."""
    sign_ins_per_address: int = Field(default=300, ge=1, validation_alias=setting("SIGN_INS_PER_ADDRESS"))
    """How many for all names, from browsers that are not known: many people may share one address."""
    sign_ins_per_name: int = Field(default=100, ge=1, validation_alias=setting("SIGN_INS_PER_NAME"))
    """How many for one name from all addresses, from browsers that are not known."""
    sign_up_attempts: int = Field(default=120, ge=1, validation_alias=setting("SIGN_UP_ATTEMPTS"))
    """How many accounts a minute from one address: a school or an office may sign up all at once."""
    sign_up: SignUp = Field(default=SignUp.OPEN, validation_alias=setting("SIGN_UP"))
    """Who may make an account: `open` to anybody, by `invited` link alone, or `closed`."""

    def limits(self) -> SignInLimits:
        return SignInLimits(
            self.sign_in_attempts, self.sign_ins_per_address, self.sign_ins_per_name, self.sign_up_attempts
        )
