"""Security of the function that the others ask: it asks itself, every time."""

from functions.accounts.services import Services
from functions.shared.access.callers import Caller
from functions.shared.access.credentials import Security
from functions.shared.access.operators import OperatorCheck
from functions.shared.access.standing import KeyHolders, SessionCheck
from functions.shared.access.tokens import TokenSigner
from functions.shared.public_urls import PublicUrls


def own_security(
    services: Services, signer: TokenSigner, trusted_proxies: int, public_urls: PublicUrls
) -> Security:
    def stands(token: str) -> bool:
        return services.sessions.stands(signer.read(token).session or "")

    def holder(text: str) -> Caller | None:
        key = services.keys.known(text)
        return Caller(key.user_name, key=key.id, scope=key.scope) if key else None

    def is_operator(token: str) -> bool:
        return services.accounts.is_operator(signer.read(token).person)

    standing, keys = SessionCheck(stands, seconds=0), KeyHolders(holder, seconds=0)
    operators = OperatorCheck(is_operator, seconds=0)
    return Security(signer, standing, keys, trusted_proxies, public_urls, operators)
