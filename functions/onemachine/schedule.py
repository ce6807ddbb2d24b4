"""Calls the functions that ``stack.yml`` puts on a schedule."""

import asyncio
from datetime import datetime

from cronsim import CronSim

from functions.onemachine.gateway.calling import Functions, scheduled_headers


async def keep_schedule(function: str, expression: str, functions: Functions) -> None:
    """Call the function's root at each of its times; a call that lasts into the next time skips that one."""
    while True:
        now = datetime.now().astimezone()
        await asyncio.sleep((next(CronSim(expression, now)) - now).total_seconds())
        await functions.call("POST", function, "/", scheduled_headers())
