"""Runs notebooks in order, each in a fresh kernel; `run-notebooks.ts` starts this program.

Where there are cores for it, a notebook need not wait for the end of those before it: it starts as soon as the cell of
each that has the tag `made` is done, after which that notebook only shows; one without such a cell is waited for. A
notebook whose metadata say `"insiders": {"beside": true}` needs nothing of the one before it, and does not wait for it
at all. What a notebook tells, and its executed copy, wait until its turn comes, so that a run looks as if all had run
one after the other.

The job is the only argument, as JSON: `notebooks` (paths, in order), `outDir` (where the executed copies go),
`kernel` (the kernel specification) and `timeout` (seconds that a cell may go without showing anything new). Events are written to stdout, one
JSON object a line. The program ends, and its kernels with it, when its standard input closes: so no kernel outlives
the program that started this one, however that one ended.
"""

import asyncio
import json
import os
import signal
import sys
import threading
import time

from nbclient.exceptions import CellExecutionError, DeadKernelError

from compiling import Compiling
from notebook_file import code_cells, is_made, read_notebook, stands_beside, write_notebook
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


class Place:
    """A notebook in the order of its run, and how far it has come."""

    def __init__(self, path, events):
        self.path = path
        self.nb = read_notebook(path)
        self.cells = code_cells(self.nb)
        self.events = HeldEvents(events)
        self.made = asyncio.Event()
        self.ended = asyncio.Event()


class Runner:
    """Runs the notebooks of a job."""

    def __init__(self, job, events):
        self.job = job
        self.places = [Place(path, events) for path in job["notebooks"]]
        self.compiling = Compiling(job["kernel"]["argv"][0], job["notebooks"])
        cores = os.cpu_count() or 1
        self.overlap = cores > 1
        # A notebook that only shows keeps a core busy for half of its time.
        self.free = asyncio.Semaphore(cores + 1 if self.overlap else 1)
        self.unstarted = len(self.places)
        self.spare = None

    async def run(self):
        os.makedirs(self.job["outDir"], exist_ok=True)
        tasks = []
        try:
            await self.compiling.start()
            tasks = [asyncio.ensure_future(self.run_place(number)) for number in range(len(self.places))]
            for place, task in zip(self.places, tasks):
                place.events.release()
                await task
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.compiling.stop()
            if self.spare:
                await self.spare.stop()

    async def run_place(self, number):
        """Runs a notebook once what it needs is there."""
        place = self.places[number]
        for at, earlier in enumerate(self.places[:number]):
            if self.overlap and at == number - 1 and stands_beside(place.nb):
                continue
            await (earlier.made if self.overlap else earlier.ended).wait()
        async with self.free:
            started = time.monotonic()
            peak = await self.run_notebook(place)
            seconds = time.monotonic() - started
        await place.events.turn.wait()
        self.finish(place, seconds, peak)

    async def run_notebook(self, place):
        """Runs a notebook's cells; returns the most memory that its kernel held, in bytes."""
        place.events.send("notebook-start", notebook=place.path, cells=len(place.cells))
        session = self.spare or KernelSession(self.job["kernel"])
        self.spare = None
        self.unstarted -= 1
        try:
            await self.start(session, place)
            await self.compiling.wait_for(place.path)
            if self.unstarted > 0 and self.spare is None:
                # A kernel takes a second to wake; it may do so while this notebook computes.
                self.spare = KernelSession(self.job["kernel"])
                self.spare.begin()
            await self.run_cells(session, place)
            await self.settle(session, place)
            place.made.set()
            return session.memory.peak
        finally:
            await session.stop()

    def finish(self, place, seconds, peak):
        """Writes the executed copy."""
        executed = os.path.join(self.job["outDir"], os.path.basename(place.path))
        try:
            write_notebook(place.nb, executed)
        except OSError as error:
            evalue = f"Its executed copy {executed} cannot be written ({error.strerror}): free some space on the disk, or name another folder with --data-dir"
            self.fail("late", place, evalue=evalue)
        place.events.send(
            "notebook-end",
            notebook=place.path,
            cells=len(place.cells),
            seconds=seconds,
            peakMemoryBytes=peak,
            executedPath=executed,
        )
        place.ended.set()

    async def start(self, session, place):
        try:
            await session.ready()
        except RuntimeError as error:
            self.fail("start", place, evalue=f"The kernel did not start: {error}", traceback=session.log_tail())

    async def run_cells(self, session, place):
        client = session.open(place.nb)
        cells = len(place.cells)
        for number, (index, cell) in enumerate(place.cells, start=1):
            place.events.send("cell-start", notebook=place.path, cell=number, cells=cells)
            started = time.monotonic()
            where = {"cell": number, "cells": cells, "source": cell.source}
            errors = []
            client.on_cell_error = lambda execute_reply, **_: errors.append(execute_reply["content"])
            try:
                work = client.async_execute_cell(cell, index, execution_count=number)
                await in_time(client, work, self.job["timeout"])
            except CellExecutionError:
                self.fail("error", place, **where, **error_fields(errors[-1]))
            except TookTooLong as error:
                self.fail("timeout", place, **where, evalue=str(error))
            except DeadKernelError:
                evalue, log = await session.cause_of_death()
                self.fail("died", place, **where, evalue=evalue, traceback=log)
            seconds = time.monotonic() - started
            place.events.send("cell-end", notebook=place.path, cell=number, cells=cells, seconds=seconds)
            if is_made(cell):
                place.made.set()

    async def settle(self, session, place):
        """Lets what the last cells have set going come to its end, and fails when that fails."""
        cells = place.cells
        where = {"cell": len(cells), "cells": len(cells), "source": cells[-1][1].source if cells else ""}
        try:
            reply = await session.settle()
            if reply["status"] == "error":
                self.fail("late", place, **where, **error_fields(reply))
            if await session.end() != 0:
                evalue = "Something failed after the last cell"
                self.fail("late", place, **where, evalue=evalue, traceback=session.log_tail())
        except DeadKernelError:
            evalue, log = await session.cause_of_death()
            self.fail("died", place, **where, evalue=evalue, traceback=log)

    def fail(self, kind, place, **fields):
        place.events.send("failure", kind=kind, notebook=place.path, **fields)
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
