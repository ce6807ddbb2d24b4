"""People who have signed up, and one who sees to the album."""

from tests.accounts.keys import sign_up
from tests.house import House, Person

PASSWORD = "long enough"


def member(house: House, name: str) -> Person:
    """With an account, signed in."""
    return Person(house.apps, name, sign_up(house, name).token)


def operator(house: House, name: str = "olga") -> Person:
    """With an account, and the operator's role."""
    person = member(house, name)
    house.accounts.users.appoint(name, operator=True)
    return person


def sign_up_by(house: House, name: str, invitation: str | None) -> int:
    """The status."""
    body = {"userName": name, "password": PASSWORD} | ({"invitation": invitation} if invitation else {})
    return house.nobody().post("accounts", json=body).status_code
