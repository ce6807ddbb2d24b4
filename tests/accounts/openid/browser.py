"""A browser that goes to the provider and comes back."""

from http.cookies import SimpleCookie

from werkzeug.test import TestResponse

from tests.house import House
from tests.house.provider import StandInProvider

OWN: dict[str, str] = {"Sec-Fetch-Site": "same-origin"}


class Browser:
    """Keeps its cookies; ``token`` signs in besides, as the page's session does."""

    def __init__(self, house: House, provider: StandInProvider, token: str | None = None) -> None:
        self.house = house
        self.provider = provider
        self.token = token
        self.cookies: dict[str, str] = {}

    def post(self, path: str, json: object = None) -> TestResponse:
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = OWN | ({"Cookie": jar} if jar else {})
        reply = self.house.bearer(self.token).call("POST", "accounts", path, json=json, headers=headers)
        for line in reply.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return reply

    def go(self, subject: str, begin: str = "/openid") -> dict[str, str]:
        """To the provider, as this person there; what it comes back with."""
        begun = self.post(begin)
        assert begun.status_code == 200, begun.text
        return self.provider.visit(begun.get_json()["address"], subject)

    def sign_in(self, subject: str) -> TestResponse:
        return self.post("/session/openid", self.go(subject))
