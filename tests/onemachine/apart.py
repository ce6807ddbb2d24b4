"""Coroutines in a thread of their own: where a browser is driven, the tests' own has a loop that runs."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Given = TypeVar("Given")


def run(work: Coroutine[Any, Any, Given]) -> Given:
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()
