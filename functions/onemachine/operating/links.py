"""Links that lead people into the web client."""


def invitation_link(base: str, token: str) -> str:
    """``base``: where ``/function`` is. What follows the ``#`` is sent to no server."""
    return f"{base}/function/recognition-web/invitation#{token}"
