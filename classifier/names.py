"""``python -m classifier.names search|client``: what the search and the German client call the labels."""

import json
import sys
from collections.abc import Iterator

from classifier.labels import Label, read_labels

SEARCH = '''"""What people call the labels of whole pictures: made by scripts/label-names."""

from typing import Final

PICTURE_NAMES: Final = {
'''
CLIENT = """/** What whole pictures are labelled: made by scripts/label-names. */
export const pictureLabels = {
"""


def main(arguments: list[str]) -> int:
    named = [label for label in read_labels().all if label.german]
    lines = _for_search(named) if arguments == ["search"] else _for_client(named)
    sys.stdout.writelines(lines)
    return 0


def _for_search(labels: list[Label]) -> Iterator[str]:
    yield SEARCH
    for label in labels:
        names = json.dumps(" ".join((label.german, *label.also)), ensure_ascii=False)
        yield f'    "{label.name}": {names},\n'
    yield "}\n"


def _for_client(labels: list[Label]) -> Iterator[str]:
    yield CLIENT
    for label in labels:
        name = label.name if label.name.isalpha() else f'"{label.name}"'
        yield f'  {name}: "{label.german}",\n'
    yield "} as const;\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
