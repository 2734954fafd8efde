"""Renders pages: a job comes in as JSON on standard input, what was rendered goes out as JSON on standard output.

A job of the kind "run" renders reports, executed notebooks and the run's index; one of the kind "site" renders the
index of all runs.
"""

import json
import logging
import sys
import warnings
from pathlib import Path


def render_run(job):
    from rendering.document import Document
    from rendering.exporter import PageExporter
    from rendering.notebook import Notebook
    from rendering.pages import notebook_page, report_page, run_page

    warnings.filterwarnings("ignore", category=DeprecationWarning)
    words = job["site"]["words"]
    exporter = PageExporter(words, log=quiet())
    out = Path(job["out"])
    documents = [Document(view) for view in job["documents"]]
    for document in documents:
        write(out / document.view["page"], report_page(document, job))
    notebooks = [Notebook(each["source"], each["page"], words) for each in job["notebooks"]]
    for position, notebook in enumerate(notebooks):
        around = {
            "previous": notebooks[position - 1].summary() if position > 0 else None,
            "next": notebooks[position + 1].summary() if position + 1 < len(notebooks) else None,
        }
        write(out / notebook.page, notebook_page(exporter, notebook, job, around))
    summaries = [notebook.summary() for notebook in notebooks]
    reports = [document.summary() for document in documents]
    write(out / "index.html", run_page(job, summaries, reports))
    return {"notebooks": summaries, "reports": reports}


def render_site(job):
    from rendering.pages import site_page

    write(Path(job["out"]), site_page(job))
    return {}


def write(file, text):
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        sys.exit(f"{file} cannot be written ({error.strerror}): free some space, or name another place with --reports-dir")


def quiet():
    log = logging.getLogger("pages")
    log.setLevel(logging.ERROR)
    return log


if __name__ == "__main__":
    order = json.load(sys.stdin)
    rendered = {"run": render_run, "site": render_site}[order["kind"]](order)
    json.dump(rendered, sys.stdout)
