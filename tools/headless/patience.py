"""How long a cell may take: as long as it shows progress, up to a limit of its own."""

import asyncio
import time

# A cell that keeps showing something new may take so many times the limit.
HARD = 10


class TookTooLong(Exception):
    """A cell has used up its time; the message says which limit, and what to do."""


async def in_time(client, work, limit):
    """
    Awaits a cell's work.

    `client.heard` is when the cell last showed something: a print, a figure, a step of its progress. After `limit`
    seconds without any, or after ten times `limit` in all, TookTooLong is raised.
    """
    task = asyncio.ensure_future(work)
    started = client.heard = time.monotonic()
    try:
        while True:
            now = time.monotonic()
            left = min(client.heard + limit, started + HARD * limit) - now
            if left <= 0:
                raise TookTooLong(words(limit, is_silent=now < started + HARD * limit))
            if (await asyncio.wait({task}, timeout=left))[0]:
                return task.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def words(limit, is_silent):
    remedy = "Give cells more time with --cell-timeout-seconds (INSIDERS_CELL_TIMEOUT_SECONDS), or"
    if is_silent:
        return (
            f"The cell showed nothing new for {limit:g} s, the limit that --cell-timeout-seconds sets. "
            f"{remedy} let the cell show its progress."
        )
    return (
        f"The cell ran for {HARD * limit:g} s: the limit that --cell-timeout-seconds sets is {limit:g} s without progress, "
        f"and ten times as long in all. {remedy} let the cell do less."
    )
