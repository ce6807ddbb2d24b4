"""With what a session was opened."""

import pytest

from functions.accounts.devices import LONGEST
from tests.house import House

CREDENTIALS = {"userName": "ann", "password": "long enough"}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
CHROME = f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT} Chrome/137.0.0.0 Mobile Safari/537.36"
EDGE = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/137.0 Safari/537.36 Edg/137.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.5 Mobile/15E148 Safari/604.1"
)


@pytest.mark.parametrize(
    ("user_agent", "program", "system"),
    [
        (FIREFOX, "Firefox", "Linux"),
        (CHROME, "Chrome", "Android"),
        (EDGE, "Edge", "Windows"),
        (SAFARI, "Safari", "iPhone"),
        ("curl/8.14.1", "curl", None),
        ("Mozilla/5.0 (a new thing)", None, None),
        ("", None, None),
        ("<script>", None, None),
        ("x" * 5000, None, None),
    ],
)
def test_a_session_tells_browser_and_device(
    house: House, user_agent: str, program: str | None, system: str | None
) -> None:
    headers = {"User-Agent": user_agent}
    made = house.nobody().call("POST", "accounts", json=CREDENTIALS, headers=headers).get_json()

    [session] = house.bearer(made["token"]).get("accounts", "/sessions").get_json()

    assert (session["program"], session["system"]) == (program, system)
    assert len(session["program"] or "") <= LONGEST


def test_each_way_to_a_session_tells_it(house: House) -> None:
    nobody = house.nobody()
    nobody.call("POST", "accounts", json=CREDENTIALS, headers={"User-Agent": SAFARI})
    opened = nobody.call("POST", "accounts", "/session", json=CREDENTIALS, headers={"User-Agent": FIREFOX})
    me = house.bearer(opened.get_json()["token"])

    listed = me.get("accounts", "/sessions").get_json()
    assert sorted(each["program"] for each in listed) == ["Firefox", "Safari"]

    change = {"password": CREDENTIALS["password"], "newPassword": "longer than before"}
    changed = me.call("PUT", "accounts", "/password", json=change, headers={"User-Agent": EDGE}).get_json()
    [session] = house.bearer(changed["token"]).get("accounts", "/sessions").get_json()
    assert (session["program"], session["system"]) == ("Edge", "Windows")
