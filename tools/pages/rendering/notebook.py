"""An executed notebook as the page's template takes it."""

import re
from pathlib import Path

import nbformat

from .figure import read_figure
from .markdown import Contents, render_inline

PLOTLY = "application/vnd.plotly.v1+json"
OURS = "application/vnd.insiders."
FINDING = f"{OURS}finding+json"
CALLOUT = f"{OURS}callout+json"
TABLE = f"{OURS}table+json"
# What a reader of the page does not need: the work's progress, and the run, which the page's head names.
LEFT_OUT = (f"{OURS}progress+json", f"{OURS}run+json")
CAPTION = '<p class="insiders-caption">'


class Notebook:
    """A notebook that was read: its number, title, findings, and cells whose outputs are ready to be shown."""

    def __init__(self, source, page, words):
        self.source = Path(source)
        self.page = page
        self.words = words
        self.node = nbformat.read(source, as_version=4)
        self.number = (re.match(r"\d+", self.source.stem) or [""])[0]
        self.title = self._take_title()
        self.contents = Contents()
        self.findings = []
        self.figures = 0
        self.tables = 0
        cells = self.node.cells
        self.node.cells = [cell for cell in cells if cell.source.strip()]
        opening = True
        for cell in self.node.cells:
            if cell.cell_type == "code":
                cell.outputs = [output for output in coalesce(cell.outputs) if self._keep(output, opening)]
            elif re.search(r"^## ", cell.source, flags=re.MULTILINE):
                opening = False

    def summary(self):
        """What the index says of the notebook."""
        return {
            "page": self.page,
            "number": self.number,
            "title": self.title,
            "findings": self.findings,
            "figures": self.figures,
            "tables": self.tables,
        }

    def _take_title(self):
        """The first heading of the first level, taken out of its cell, without the notebook's number."""
        for cell in self.node.cells:
            found = cell.cell_type == "markdown" and re.search(r"^# +(.+?)\s*#*$", cell.source, flags=re.MULTILINE)
            if found:
                cell.source = (cell.source[: found.start()] + cell.source[found.end() :]).strip()
                return re.sub(rf"^{self.number}\W+", "", found.group(1)) if self.number else found.group(1)
        return self.source.stem.lstrip("0123456789_- ").replace("_", " ").capitalize()

    def _keep(self, output, opening):
        if output.output_type in ("stream", "error"):
            return output.output_type == "error" or bool(output.text.strip())
        data = output.data
        if any(kind in data for kind in LEFT_OUT):
            return False
        if data.get("text/html", "").startswith(CAPTION):
            return False
        if FINDING in data:
            self.findings.append(render_inline(data[FINDING]["text"]))
            # The page's head has it; before the first section it would only say so again.
            return not opening
        if PLOTLY in data:
            self.figures += 1
            output.metadata["figure"] = read_figure(
                data[PLOTLY], self.figures, self.words, data.get("text/plain", "")
            )
            data[PLOTLY] = {}
        if TABLE in data:
            self.tables += 1
        return True


def coalesce(outputs):
    """Texts that one stream wrote one after the other, joined; a line that was written over keeps its last state."""
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        if output.output_type == "stream" and last and last.output_type == "stream" and last.name == output.name:
            last.text += output.text
        else:
            joined.append(output)
    for output in joined:
        if output.output_type == "stream":
            output.text = re.sub(r"[^\n]*\r(?!\n)", "", output.text)
    return joined
