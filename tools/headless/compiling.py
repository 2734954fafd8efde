"""The cells of all notebooks of a run, compiled in one process beside the first of them."""

import asyncio
import os

PROGRAM = os.path.join(os.path.dirname(__file__), "..", "kernel", "compile-notebooks.cjs")
# A line is a path.
LINE_BYTES = 1 << 16


class Compiling:
    """Compiles what no earlier run has left; a kernel compiles by itself what is not done."""

    def __init__(self, node, notebooks):
        self.node = node
        self.notebooks = notebooks
        self.process = None
        self.done = set()
        self.task = None

    async def start(self):
        self.process = await asyncio.create_subprocess_exec(
            self.node,
            PROGRAM,
            *self.notebooks,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=LINE_BYTES,
        )
        self.task = asyncio.ensure_future(self._read())
        self.progress = asyncio.Condition()

    async def _read(self):
        async for line in self.process.stdout:
            await self._tell(line.decode("utf-8", "replace").rstrip("\r\n"))
        await self._tell(*self.notebooks)

    async def _tell(self, *notebooks):
        async with self.progress:
            self.done.update(notebooks)
            self.progress.notify_all()

    async def wait_for(self, notebook):
        """Waits until a notebook is compiled, or the process has ended."""
        async with self.progress:
            await self.progress.wait_for(lambda: notebook in self.done)

    async def stop(self):
        if self.process and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        if self.task:
            self.task.cancel()
