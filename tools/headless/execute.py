"""Runs notebooks one after the other, each in a fresh kernel; `run-notebooks.ts` starts this program.

A notebook whose metadata say `"insiders": {"beside": true}` needs nothing of the one before it, and runs beside that one
where there are cores for both. What it tells, and its executed copy, wait until its turn comes, so that a run looks as if
all had run in order.

The job is the only argument, as JSON: `notebooks` (paths, in order), `outDir` (where the executed copies go),
`kernel` (the kernel specification) and `timeout` (seconds that a cell may go without showing anything new). Events are written to stdout, one
JSON object a line. The program ends, and its kernels with it, when its standard input closes: so no kernel outlives
the program that started this one, however that one ended.
"""

import asyncio
import copy
import json
import os
import signal
import sys
import threading
import time

from nbclient.exceptions import CellExecutionError, DeadKernelError

from compiling import Compiling
from notebook_file import code_cells, read_notebook, stands_beside, write_notebook
from patience import TookTooLong, in_time
from session import KernelSession


class Failed(Exception):
    """A notebook has failed; the event that says how has been sent."""


class Events:
    """Writes events; whatever else prints goes to stderr."""

    def __init__(self):
        self.stream = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def send(self, event, **fields):
        self.stream.write(json.dumps({"event": event, **fields}) + "\n")
        self.stream.flush()


class HeldEvents:
    """The events of a notebook whose turn has not come; they are written when it comes."""

    def __init__(self, events):
        self.events = events
        self.held = []
        self.turn = asyncio.Event()

    def send(self, event, **fields):
        if self.turn.is_set():
            self.events.send(event, **fields)
        else:
            self.held.append((event, fields))

    def release(self):
        self.turn.set()
        for event, fields in self.held:
            self.events.send(event, **fields)


class Runner:
    """Runs the notebooks of a job."""

    def __init__(self, job, events):
        self.job = job
        self.events = events
        self.next_session = None
        self.compiling = Compiling(job["kernel"]["argv"][0], job["notebooks"])

    async def run(self):
        os.makedirs(self.job["outDir"], exist_ok=True)
        notebooks = self.job["notebooks"]
        try:
            await self.compiling.start()
            while notebooks:
                several = (os.cpu_count() or 1) > 1 and len(notebooks) > 1 and stands_beside(notebooks[1])
                some, notebooks = (notebooks[:2], notebooks[2:]) if several else (notebooks[:1], notebooks[1:])
                await (self.run_pair if several else self.run_notebook)(*some, is_last=not notebooks)
        finally:
            await self.compiling.stop()
            if self.next_session:
                await self.next_session.stop()

    async def run_pair(self, path, other, is_last):
        """Runs two notebooks side by side, as if one after the other."""
        beside = copy.copy(self)
        beside.next_session = None
        beside.events = HeldEvents(self.events)
        later = asyncio.ensure_future(beside.run_notebook(other, is_last))
        try:
            await self.run_notebook(path, is_last=True)
            beside.events.release()
            await later
        finally:
            later.cancel()
            await asyncio.gather(later, return_exceptions=True)
            self.next_session = beside.next_session

    async def run_notebook(self, path, is_last):
        started = time.monotonic()
        nb = read_notebook(path)
        cells = code_cells(nb)
        self.events.send("notebook-start", notebook=path, cells=len(cells))
        session = self.next_session or KernelSession(self.job["kernel"])
        self.next_session = None
        try:
            await self.start(session, path)
            await self.compiling.wait_for(path)
            if not is_last:
                # A kernel takes a second to wake; it may do so while this notebook computes.
                self.next_session = KernelSession(self.job["kernel"])
                self.next_session.begin()
            await self.run_cells(session, nb, path, cells)
            await self.settle(session, path, cells)
            peak = session.memory.peak
        finally:
            await session.stop()
        if isinstance(self.events, HeldEvents) and not self.events.turn.is_set():
            await self.events.turn.wait()
            started = time.monotonic()
        executed = os.path.join(self.job["outDir"], os.path.basename(path))
        try:
            write_notebook(nb, executed)
        except OSError as error:
            evalue = f"Its executed copy {executed} cannot be written ({error.strerror}): free some space on the disk, or name another folder with --data-dir"
            self.fail("late", path, evalue=evalue)
        self.events.send(
            "notebook-end",
            notebook=path,
            cells=len(cells),
            seconds=time.monotonic() - started,
            peakMemoryBytes=peak,
            executedPath=executed,
        )

    async def start(self, session, path):
        try:
            await session.ready()
        except RuntimeError as error:
            self.fail("start", path, evalue=f"The kernel did not start: {error}", traceback=session.log_tail())

    async def run_cells(self, session, nb, path, cells):
        client = session.open(nb)
        for number, (index, cell) in enumerate(cells, start=1):
            self.events.send("cell-start", notebook=path, cell=number, cells=len(cells))
            started = time.monotonic()
            where = {"cell": number, "cells": len(cells), "source": cell.source}
            errors = []
            client.on_cell_error = lambda execute_reply, **_: errors.append(execute_reply["content"])
            try:
                work = client.async_execute_cell(cell, index, execution_count=number)
                await in_time(client, work, self.job["timeout"])
            except CellExecutionError:
                self.fail("error", path, **where, **error_fields(errors[-1]))
            except TookTooLong as error:
                self.fail("timeout", path, **where, evalue=str(error))
            except DeadKernelError:
                evalue, log = await session.cause_of_death()
                self.fail("died", path, **where, evalue=evalue, traceback=log)
            seconds = time.monotonic() - started
            self.events.send("cell-end", notebook=path, cell=number, cells=len(cells), seconds=seconds)

    async def settle(self, session, path, cells):
        """Lets what the last cells have set going come to its end, and fails when that fails."""
        where = {"cell": len(cells), "cells": len(cells), "source": cells[-1][1].source if cells else ""}
        try:
            reply = await session.settle()
            if reply["status"] == "error":
                self.fail("late", path, **where, **error_fields(reply))
            if await session.end() != 0:
                evalue = "Something failed after the last cell"
                self.fail("late", path, **where, evalue=evalue, traceback=session.log_tail())
        except DeadKernelError:
            evalue, log = await session.cause_of_death()
            self.fail("died", path, **where, evalue=evalue, traceback=log)

    def fail(self, kind, notebook, **fields):
        self.events.send("failure", kind=kind, notebook=notebook, **fields)
        raise Failed


def error_fields(reply):
    return {name: reply[name] for name in ("ename", "evalue", "traceback")}


def cancel_when_told(task, loop):
    """Stops the task on a signal, and when standard input closes."""

    def wait_for_the_end():
        while os.read(sys.stdin.fileno(), 1024):
            pass
        loop.call_soon_threadsafe(task.cancel)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        try:
            loop.add_signal_handler(getattr(signal, name), task.cancel)
        except (AttributeError, NotImplementedError):
            pass  # Windows knows neither the signal nor the call; Python's own Ctrl-C does there.


async def main():
    events = Events()
    task = asyncio.ensure_future(Runner(json.loads(sys.argv[1]), events).run())
    cancel_when_told(task, asyncio.get_running_loop())
    try:
        await task
    except Failed:
        return 1
    except asyncio.CancelledError:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
