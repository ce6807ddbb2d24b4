"""``scripts/verify``: compares all records of a running album with what it stores, and may repair it."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from functions.onemachine.reaching import REFUSED, add_place, reach_or_refuse
from functions.photos.operating.checks import counts_of
from functions.photos.operating.task import Kind
from functions.photos.upkeep.findings import Report
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient, Request
from functions.shared.log import log

CALL_SECONDS: Final = 58.0
WRONG, NOT_CHECKED = 1, REFUSED
DESCRIPTION = """\
Compares what an album knows of its photos with what it stores, for all users: originals, thumbnails and
previews that are missing or damaged, photos that are recorded more than once, stored objects that belong to
no photo, and what searches find and count. --repair makes missing and damaged thumbnails and previews again,
makes one record of several, with the tags of all, deletes objects that have belonged to no photo for a day,
mends what searches find and count, and counts anew what each user has, where quotas need it. Photos are never
deleted: one whose original is lost, or is not the file any more that was taken in, says so.
"""
EPILOG = "Exit status: 0 if all is well or repaired, 1 if something stays wrong, 2 if it cannot be checked."


def main() -> None:
    options = _options()
    gateway = reach_or_refuse(options).as_operator()
    raise SystemExit(verify(gateway, repair=options.repair, checksums=options.checksums))


def verify(gateway: GatewayClient, *, repair: bool, checksums: bool) -> int:
    """Prints the report; the exit status."""
    try:
        parts = list(_parts(gateway, {"repair": repair, "checksums": checksums}))
    except AlbumError as error:
        sys.stderr.write(f"The album cannot be checked: {error.detail}\n")
        _note(gateway, [], error.detail, repair=repair)
        return NOT_CHECKED
    _note(gateway, parts, None, repair=repair)
    lines, is_wrong = _describe(parts)
    sys.stdout.write("\n".join(lines) + "\n")
    return WRONG if is_wrong else 0


def _note(
    gateway: GatewayClient, parts: Sequence[dict[str, Any]], reason: str | None, *, repair: bool
) -> None:
    """Among the album's checks, of which its operators are told; one of an earlier version keeps none."""
    counts = Counter[str]()
    for part in parts:
        counts.update(counts_of(Report.model_validate(part)))
    body = {"kind": Kind.CHECK.value, "repair": repair, "counts": counts, "reason": reason}
    try:
        gateway.call("photos", Request("POST", "/operator/tasks/done", CALL_SECONDS, json=body))
    except AlbumError as error:
        log.warning("check not noted", reason=error.detail)


def _describe(parts: Sequence[dict[str, Any]]) -> tuple[list[str], bool]:
    """The report, made of the answers to all calls, and whether something is wrong and was not repaired."""
    photos, objects = (sum(part[name] for part in parts) for name in ("checkedPhotos", "checkedObjects"))
    lines, open_faults = [f"Checked photos: {photos}; stored objects: {objects}."], 0
    for title, name, deed in (
        ("Belongs to no photo", "orphans", "deleted"),
        ("Missing", "missing", "being made again"),
        ("Damaged", "damaged", "being made again"),
        ("Recorded more than once", "duplicates", "made one"),
        ("Found or counted wrongly", "misfound", "mended"),
    ):
        repaired = {key for part in parts for key in part["repaired"][name]}
        for fault in (fault for part in parts for fault in part[name]):
            key, photo = (fault["key"], f" of photo {fault['photoId']}") if name == "missing" else (fault, "")
            lines.append(f"  {title}: {key}{photo}{f' ({deed})' if key in repaired else ''}")
            open_faults += key not in repaired
    for user in (user for part in parts for user in part["miscounted"]):
        lines.append(f"  Miscounted: what {user} has (counted again)")
    total = len(lines) - 1
    if not total:
        return [*lines, "Nothing is wrong."], False
    return [*lines, f"Faults: {total}; repaired: {total - open_faults}."], open_faults > 0


def _parts(gateway: GatewayClient, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    cursor = None
    while True:
        request = Request("POST", "/verify", CALL_SECONDS, json=body | ({"cursor": cursor} if cursor else {}))
        part: dict[str, Any] = json.loads(gateway.call("photos", request).content)
        yield part
        cursor = part["cursor"]
        if cursor is None:
            return


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/verify",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--repair", action="store_true", help="repair what can be")
    parser.add_argument("--checksums", action="store_true", help="read every object of every photo, too")
    add_place(parser)
    return parser.parse_args()


if __name__ == "__main__":
    main()
