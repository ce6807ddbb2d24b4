"""Security of the function that the others ask: it asks itself, every time."""

from functions.accounts.services import Services
from functions.shared.access.auth import Caller, TokenSigner
from functions.shared.access.credentials import Security
from functions.shared.access.standing import KeyHolders, Standing


def own_security(services: Services, signer: TokenSigner, trusted_proxies: int) -> Security:
    def stands(token: str) -> bool:
        return services.sessions.stands(signer.read(token).session or "")

    def holder(text: str) -> Caller | None:
        key = services.keys.known(text)
        return Caller(key.user_name, key=key.id, scope=key.scope) if key else None

    return Security(signer, Standing(stands, seconds=0), KeyHolders(holder, seconds=0), trusted_proxies)
