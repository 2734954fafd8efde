"""The most memory that a process has held."""

import asyncio
import subprocess

PERIOD_SECONDS = 0.5


class PeakMemory:
    """Watches a process; `peak` is in bytes, None as long as nothing could be measured."""

    def __init__(self):
        self.peak = None
        self.pid = None
        self.task = None

    def watch(self, pid):
        self.pid = pid
        self.task = asyncio.ensure_future(self._watch())

    def stop(self):
        if self.task:
            self.task.cancel()

    def sample(self):
        held = resident_bytes(self.pid)
        if held is not None:
            self.peak = max(self.peak or 0, held)

    async def _watch(self):
        while True:
            self.sample()
            await asyncio.sleep(PERIOD_SECONDS)


def resident_bytes(pid):
    """Linux's own record of the peak; elsewhere what `ps` says is held now; None when there is neither."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        return None
    except OSError:
        pass
    try:
        shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
        return int(shown.stdout) * 1024
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
