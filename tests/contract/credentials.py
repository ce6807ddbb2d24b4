"""How people of the contract's world sign in: passkeys, codes, and identities of a provider."""

from typing import Any
from urllib.parse import urlencode

import pyotp

from functions.accounts.openid.flow import Aim
from functions.accounts.passkeys.ceremonies import Site
from functions.accounts.records import Account
from tests.contract.asking import Ask
from tests.contract.world import World
from tests.house.authenticator import Authenticator
from tests.house.provider import StandInProvider

SITE = Site("localhost", "http://localhost")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def new_passkey(world: World) -> dict[str, Any]:
    """What the owner's browser sends to register one."""
    begun = world.house.accounts.passkeys.begin(world.account(world.owner), SITE)
    made = Authenticator(SITE.origin).create(begun.options)
    return {"ticket": begun.ticket, "name": "phone", "credential": made}


def passkey_answer(world: World) -> dict[str, Any]:
    """What the owner's browser sends to sign in."""
    device = Authenticator(SITE.origin)
    begun = world.house.accounts.passkeys.begin(world.account(world.owner), SITE)
    made = device.create(begun.options)
    world.house.accounts.passkeys.finish(world.account(world.owner), SITE, begun.ticket, "phone", made)
    challenge = world.house.accounts.passkeys.challenge(SITE)
    return {"ticket": challenge.ticket, "credential": device.get(challenge.options)}


def first_code(world: World) -> dict[str, str]:
    setup = world.house.accounts.codes.begin(world.account(world.owner))
    return {"ticket": setup.ticket, "code": pyotp.TOTP(setup.secret).at(world.house.clock() // 1000)}


def with_codes(world: World) -> World:
    account = world.account(world.owner)
    if world.house.accounts.codes.of(account) is None:
        given = first_code(world)
        world.house.accounts.codes.finish(account, given["ticket"], given["code"])
    return world


def sign_in_by_provider(world: World) -> Ask:
    assert world.identity
    return _answered(world, "/session/openid", Aim.SIGN_IN, world.subject)


def link(world: World) -> Ask:
    return _answered(world, "/identities", Aim.LINK, f"another {world.subject}", world.account(world.owner))


def logout(world: World) -> Ask:
    given = provider_of(world).logout_token(sub=world.subject)
    return Ask("/openid/logout", data=urlencode({"logout_token": given}).encode(), headers=FORM)


def provider_of(world: World) -> StandInProvider:
    assert world.house.sign_in_provider is not None
    return world.house.sign_in_provider


def _answered(world: World, path: str, aim: Aim, subject: str, account: Account | None = None) -> Ask:
    """What the browser sends that has come back from the provider."""
    begun = world.house.accounts.openid.begin(aim, "https://album.example/back", account)
    reply = provider_of(world).visit(begun.address, subject)
    return Ask(path, json=reply, headers={"Cookie": f"openid={begun.ticket}"})
