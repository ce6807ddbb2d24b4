"""Runs the whole album on one machine: every function of ``stack.yml``, a gateway, and embedded stores.

``python -m functions.local [--data DIR] [--port N] [--model NAME] [--host ADDRESS]``
"""

from functions.onemachine.beginning import begin_nursery
from functions.serving.descriptors import allow_many


def main() -> None:
    # First of all: it imports while this process does.
    begun = begin_nursery()
    from functions.onemachine.running import run  # noqa: PLC0415

    run(begun, allow_many())


if __name__ == "__main__":
    main()
