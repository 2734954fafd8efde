"""What work costs, with all the processes that it starts, in CPU and wall seconds; prints JSON.

usage.py command WORDS …: runs a command; what it prints goes to stderr.
usage.py cell SPEC CODE: starts a kernel as Jupyter does, from its specification, and runs a cell up to its first
output, or to its end when it has none.
"""

import asyncio
import json
import os
import resource
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "tools", "headless"))

OUTPUTS = {"stream", "display_data", "execute_result"}


def cpu_seconds():
    """What the processes that have ended have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run_command(words):
    start = time.monotonic()
    code = subprocess.run(words, stdout=sys.stderr, check=False).returncode
    if code != 0:
        sys.exit(f"{' '.join(words)} ended with {code}: its message is above")
    return time.monotonic() - start


async def run_cell(spec, code):
    from session import KernelSession

    start = time.monotonic()
    session = KernelSession(spec)
    try:
        await session.ready()
        request = session.client.execute(code)
        while True:
            message = await session.client.get_iopub_msg(timeout=120)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "error":
                sys.exit("\n".join(message["content"]["traceback"]))
            if message["msg_type"] in OUTPUTS or message["content"].get("execution_state") == "idle":
                return time.monotonic() - start
    finally:
        await session.stop()


def main(what, *words):
    wall = run_command(words) if what == "command" else asyncio.run(run_cell(json.loads(words[0]), words[1]))
    print(json.dumps({"cpu": cpu_seconds(), "wall": wall}))


if __name__ == "__main__":
    main(*sys.argv[1:])
