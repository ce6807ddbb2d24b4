"""The audit: records of who did what to whom, searched, exported, and kept for a while."""

import csv
import io
import json

from functions.shared.log import Deed
from functions.shared.stores.records.audit import AuditRecords
from tests.accounts.operating.people import member, operator
from tests.house import House, Person

DAY = 86_400


def deeds(olga: Person, **query: str) -> list[tuple[str, str, str | None]]:
    found = olga.get("accounts", "/audit", **query).get_json()
    return [(deed["what"], deed["outcome"], deed["who"]) for deed in found]


def test_deeds_of_all_functions_are_kept(house: House) -> None:
    olga, ann = operator(house), member(house, "ann")
    album = ann.make_album()
    photo = ann.add_photo(album, ann.upload("a"))
    member(house, "bob")
    house.clock.advance(1)
    ann.post("albums", f"/{album}/shares", {"kind": "user", "userName": "bob"})
    house.clock.advance(1)
    ann.delete("photos", f"/{photo['_id']}")
    house.clock.advance(1)
    house.nobody().post("accounts", "/session", {"userName": "ann", "password": "a wrong one"})

    assert deeds(olga, who="ann") == [
        ("sign-in", "failed", "ann"),
        ("delete photo", "done", "ann"),
        ("share album", "done", "ann"),
        ("sign-up", "done", "ann"),
    ]
    assert deeds(olga, whom="bob") == [("share album", "done", "ann")]
    assert deeds(olga, subject=photo["_id"]) == [("delete photo", "done", "ann")]
    assert deeds(olga, outcome="failed") == [("sign-in", "failed", "ann")]


def test_record_says_from_where(house: House) -> None:
    olga = operator(house)
    headers = {"X-Forwarded-For": "203.0.113.9"}
    body = {"userName": "ann", "password": "long enough"}
    house.nobody().call("POST", "accounts", json=body, headers=headers)

    [deed] = olga.get("accounts", "/audit", who="ann").get_json()

    assert deed["address"] == "203.0.113.9"
    assert deeds(olga, address="203.0.113.9") == [("sign-up", "done", "ann")]


def test_search_by_time_and_page_by_page(house: House) -> None:
    olga = operator(house)
    for number in range(4):
        house.clock.advance(DAY)
        member(house, f"ann{number}")
    now = house.clock()

    first = olga.get("accounts", "/audit", what="sign-up", limit="3")
    assert [deed["who"] for deed in first.get_json()] == ["ann3", "ann2", "ann1"]
    rest = olga.call("GET", "accounts", first.headers["Link"].split(">")[0].split("/accounts")[1])
    assert [deed["who"] for deed in rest.get_json()] == ["ann0", "olga"]
    since = str(now - DAY * 1000 - 1000)
    assert [who for _, _, who in deeds(olga, since=since, what="sign-up")] == ["ann3", "ann2"]
    before = str(now - DAY * 1000 - 1000)
    assert [who for _, _, who in deeds(olga, before=before, what="sign-up")] == ["ann1", "ann0", "olga"]


def test_export_has_all_that_is_wanted(house: House) -> None:
    olga = operator(house)
    for number in range(3):
        house.clock.advance(1)
        member(house, f"ann{number}")

    lines = olga.get("accounts", "/audit/export", what="sign-up").text.splitlines()
    table = olga.get("accounts", "/audit/export", **{"what": "sign-up", "as": "csv"}).text

    assert [json.loads(line)["who"] for line in lines] == ["ann2", "ann1", "ann0", "olga"]
    assert [row["who"] for row in csv.DictReader(io.StringIO(table))] == ["ann2", "ann1", "ann0", "olga"]
    assert ("export audit", "done", "olga") in deeds(olga)


def test_export_of_more_than_one_piece_leaves_nothing_out(house: House) -> None:
    olga = operator(house)
    audit = AuditRecords(house.store, house.clock)
    for number in range(1203):
        audit.keep(Deed("photos", "delete photo", "done", "ann", f"{number:024x}", None, None, "call"))

    lines = olga.get("accounts", "/audit/export", what="delete photo").text.splitlines()

    assert len({json.loads(line)["subject"] for line in lines}) == 1203


def test_table_has_nothing_that_a_spreadsheet_would_run(house: House) -> None:
    olga = operator(house)
    AuditRecords(house.store, house.clock).keep(
        Deed("photos", "=1+1", "done", "@SUM(A1)", "-2", "+3", None, "call")
    )

    table = olga.get("accounts", "/audit/export", **{"as": "csv"}).text

    [row] = [row for row in csv.DictReader(io.StringIO(table)) if row["what"].endswith("=1+1")]
    assert not {row[name][0] for name in ("what", "who", "subject", "whom")} & set("=+-@")


def test_records_go_when_their_days_are_over(house: House) -> None:
    operator(house)
    house.clock.advance(366 * DAY)
    member(house, "ann")

    house.sweep_up()

    # Her session is over by then.
    assert deeds(house.person("olga")) == [("sign-up", "done", "ann")]


def test_who_is_throttled_again_and_again_fills_no_store(house: House) -> None:
    olga = operator(house)
    for _ in range(60):
        house.nobody().post("accounts", "/session", {"userName": "olga", "password": "a wrong one"})

    throttled = [deed for deed in deeds(olga) if deed[1] == "throttled"]

    assert throttled == [("sign-in", "throttled", "olga")]


def test_deed_is_done_though_its_record_cannot_be_kept(house: House) -> None:
    ann = member(house, "ann")
    album = ann.make_album()
    photo = ann.add_photo(album, ann.upload("a"))
    house.store.connection().execute("DROP TABLE audit")

    assert ann.delete("photos", f"/{photo['_id']}").status_code == 204
    assert ann.get("photos", f"/{photo['_id']}").get_json()["trashedAt"] is not None


def test_no_password_token_or_key_is_in_the_audit(house: House) -> None:
    olga = operator(house)
    ann = member(house, "ann")
    key = ann.post("accounts", "/keys", {"name": "backup", "scope": "write"}).get_json()["key"]
    link = ann.post("albums", f"/{ann.make_album()}/shares", {"kind": "link"}).get_json()["token"]
    invitation = olga.post("accounts", "/invitations", {}).get_json()["token"]
    house.nobody().post("accounts", "/session", {"userName": "my password", "password": "long enough"})

    told = olga.get("accounts", "/audit/export").text

    secrets = [key, link, invitation, str(ann.token), "long enough", "my password"]
    assert [secret for secret in secrets if secret.rpartition("_")[2] in told] == []
