"""A notebook client that keeps what comes for a cell after its end; nbclient 0.11.0 throws that away."""

import time

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete

# Messages by which a cell shows something new.
SHOWN = {"stream", "display_data", "update_display_data", "execute_result", "clear_output"}


class LateClient(NotebookClient):
    """Adds every output to the cell that the kernel says it belongs to, whichever cell runs."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.cells_by_request = {}
        # When the cell that runs last showed something.
        self.heard = time.monotonic()

    async def _async_poll_output_msg(self, parent_msg_id, cell, cell_index):
        self.cells_by_request[parent_msg_id] = (cell, cell_index)
        await self.take_until_idle(parent_msg_id)

    async def take_until_idle(self, request):
        """Takes in messages until the kernel is done with the request."""
        while True:
            message = await self.kc.get_iopub_msg(timeout=None)
            parent = message["parent_header"].get("msg_id")
            if message["msg_type"] in SHOWN:
                self.heard = time.monotonic()
            if parent in self.cells_by_request:
                try:
                    self.process_message(message, *self.cells_by_request[parent])
                except CellExecutionComplete:
                    pass
            if parent == request and message["content"].get("execution_state") == "idle":
                return
