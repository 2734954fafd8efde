"""Reads notebooks as they were written, and writes executed ones so that the same run gives the same bytes."""

import json
import os

import nbformat


def read_notebook(path):
    """A notebook without outputs, counts and traces of earlier runs."""
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    if content.get("nbformat") != 4:
        raise ValueError(f"{path}: notebook format 4 expected, got {content.get('nbformat')}")
    for index, cell in enumerate(content["cells"]):
        if content.get("nbformat_minor", 0) >= 5:
            # nbformat would make up a random one.
            cell.setdefault("id", f"cell-{index}")
        cell.setdefault("metadata", {}).pop("execution", None)
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
        if isinstance(cell["source"], list):
            cell["source"] = "".join(cell["source"])
    content["metadata"].pop("widgets", None)
    return nbformat.from_dict(content)


def stands_beside(nb):
    """Whether a notebook says that it needs nothing of the one before it."""
    return nb.metadata.get("insiders", {}).get("beside") is True


def is_made(cell):
    """Whether a cell's tag says that others need nothing of its notebook that comes after it."""
    return "made" in cell.metadata.get("tags", [])


def code_cells(nb):
    """The cells that are run, with their places among all cells."""
    return [(index, cell) for index, cell in enumerate(nb.cells) if cell.cell_type == "code" and cell.source.strip()]


def write_notebook(nb, path):
    """Writes a notebook; nobody ever sees half of it."""
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs = join_streams(cell.outputs)
    folder, name = os.path.split(path)
    # The name by which src/store knows, and clears, what a killed process left.
    unfinished = os.path.join(folder, f".{name[:40]}.{os.getpid()}-{process_start()}-0-0.tmp")
    try:
        with open(unfinished, "w", encoding="utf-8", newline="\n") as file:
            file.write(nbformat.writes(nb) + "\n")
        os.replace(unfinished, path)
    finally:
        if os.path.exists(unfinished):
            os.remove(unfinished)


def process_start():
    """When this process started, as src/store/processes.ts has it."""
    try:
        with open("/proc/self/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[19]
    except OSError:
        return "x"


def join_streams(outputs):
    """Joins neighbouring prints: into how many messages they were cut is a matter of timing."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined
