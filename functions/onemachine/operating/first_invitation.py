"""The first invitation, which the runner prints while nobody has an account in an album that asks for one."""

import json
from collections.abc import Mapping
from typing import Any, Final

from functions.onemachine.gateway.calling import Functions
from functions.shared.access.callers import OPERATOR
from functions.shared.access.tokens import TokenSigner

NOTE: Final = "First invitation"
DAYS: Final = 30
JSON: Final = {"Content-Type": "application/json"}


async def first_invitation(functions: Functions, signing_key: str) -> str | None:
    """Its token; None where somebody has an account, or it cannot be made. Earlier ones end."""
    signer = TokenSigner(signing_key, OPERATOR)

    async def ask(method: str, target: str, body: Mapping[str, Any] | None = None) -> Any:
        headers = {"Authorization": f"Bearer {signer.for_function('accounts', None)}", **JSON}
        content = None if body is None else json.dumps(body).encode()
        status, answer = await functions.call(method, "accounts", target, headers, content)
        return json.loads(answer) if status < 300 and answer else None

    if await ask("GET", "/users?limit=1") != []:
        return None
    for former in await ask("GET", "/invitations?limit=500") or []:
        if former["note"] == NOTE and former["madeBy"] is None:
            await ask("DELETE", f"/invitations/{former['_id']}")
    made = await ask("POST", "/invitations", {"note": NOTE, "days": DAYS})
    return str(made["token"]) if made else None
