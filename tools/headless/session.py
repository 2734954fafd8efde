"""One kernel, from its start to its end."""

import asyncio
import logging
import signal
import tempfile
import time

from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from nbclient.exceptions import DeadKernelError

from late_client import LateClient
from peak_memory import PeakMemory

START_SECONDS = 120
END_SECONDS = 5
LOG_LINES = 40


class OneSpec(KernelSpecManager):
    """Knows the kernel of this project and no other, whatever else is installed."""

    spec = None

    def get_kernel_spec(self, kernel_name):
        return self.spec


class KernelSession:
    """A kernel with its client, its log and its memory."""

    def __init__(self, spec):
        specs = OneSpec()
        specs.spec = KernelSpec(**spec)
        self.manager = AsyncKernelManager(kernel_spec_manager=specs, kernel_name="tslab")
        self.memory_limit = next((arg for arg in spec["argv"] if arg.startswith("--max-old-space-size=")), "")
        self.log = tempfile.TemporaryFile()
        self.memory = PeakMemory()
        self.starting = None
        self.client = None
        self.notebook_client = None
        self.info = None

    def begin(self):
        """Sets the start going; returns at once."""
        if self.starting is None:
            self.starting = asyncio.ensure_future(self._start())

    async def ready(self):
        """Waits until the kernel answers; RuntimeError if it does not."""
        self.begin()
        await self.starting

    async def _start(self):
        await self.manager.start_kernel(stdout=self.log, stderr=self.log)
        self.memory.watch(self.manager.provisioner.pid)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.allow_stdin = False
        await self.client.wait_for_ready(timeout=START_SECONDS)
        self.info = (await self.client.kernel_info(reply=True, timeout=START_SECONDS))["content"]

    def open(self, nb):
        """A notebook client for this kernel."""
        logger = logging.getLogger("execute")
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
        client = LateClient(
            nb,
            km=self.manager,
            # patience.py counts the time.
            timeout=None,
            # Messages are all sent before the idle status, so waiting for it can only be cut short by mistake.
            iopub_timeout=60,
            raise_on_iopub_timeout=True,
            record_timing=False,
            store_widget_state=False,
            log=logger,
        )
        client.kc = self.client
        nb.metadata["language_info"] = self.info["language_info"]
        self.notebook_client = client
        return client

    async def settle(self):
        """Waits until nothing is under way in the kernel; the reply tells what has failed meanwhile."""
        request = self.client.execute("", silent=True)
        while True:
            try:
                message = await self.client.get_shell_msg(timeout=1)
            except Exception as error:
                if await self.manager.is_alive():
                    continue
                raise DeadKernelError("Kernel died") from error
            if message["parent_header"].get("msg_id") == request:
                self.memory.sample()
                await self.notebook_client.take_until_idle(request)
                return message["content"]

    async def end(self):
        """Asks the kernel to end and returns its exit code; 0 when it has to be killed."""
        await self.manager.request_shutdown()
        deadline = time.monotonic() + END_SECONDS
        while time.monotonic() < deadline:
            code = await self.manager.provisioner.poll()
            if code is not None:
                return code
            await asyncio.sleep(0.02)
        return 0

    async def stop(self):
        """Ends the kernel by force if it is still there, and lets go of everything."""
        if self.starting is None:
            return
        self.starting.cancel()
        await asyncio.gather(self.starting, return_exceptions=True)
        self.memory.stop()
        if self.client:
            self.client.stop_channels()
        if self.manager.has_kernel:
            await self.manager.shutdown_kernel(now=True)
        await self.manager.cleanup_resources()
        self.log.close()

    async def cause_of_death(self):
        """Why the kernel's process has ended, in words, with the remedy where there is one, and its last words."""
        code = await self.manager.provisioner.poll() if self.manager.provisioner else None
        log = self.log_tail()
        more = "set INSIDERS_MEMORY_MB to more megabytes, or let the notebook hold less at once"
        if any("heap out of memory" in line for line in log):
            limit = self.memory_limit.rpartition("=")[2]
            return f"The kernel ran out of its memory ({limit} MB): {more}", []
        if code == -signal.SIGKILL:
            return f"The kernel was killed, most likely because the machine has no memory left: {more}", log
        if code is not None and code < 0:
            return f"The kernel was ended from outside, by {signal.Signals(-code).name}: run the notebook again", log
        return f"The kernel's process ended during the cell (exit code {code}); does it call process.exit()?", log

    def log_tail(self):
        """The last lines that the kernel's process wrote past Jupyter."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace").splitlines()[-LOG_LINES:]
