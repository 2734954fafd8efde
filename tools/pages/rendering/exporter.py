"""nbconvert's HTML exporter with our template."""

from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters import DataTypeFilter

from .code import highlight
from .embed import json_for_script
from .markdown import render_inline, render_markdown
from .notebook import CALLOUT, FINDING, PLOTLY, TABLE
from .sanitise import sanitise, without_style

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

# Which form of an output a page takes, best first.
PRIORITY = [
    PLOTLY,
    FINDING,
    CALLOUT,
    TABLE,
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/latex",
    "text/plain",
]


class PageExporter(HTMLExporter):
    """A notebook's cells as HTML of our own; nothing in it comes from a network."""

    def __init__(self, words, **arguments):
        super().__init__(**arguments)
        self.words = words
        self.register_filter("highlight", highlight)
        self.register_filter("inline_markdown", render_inline)
        self.register_filter("json_for_script", json_for_script)
        self.register_filter("output_markdown", lambda text: render_markdown(text, words))
        self.register_filter("sanitise", sanitise)
        self.register_filter("without_style", without_style)
        self.register_filter("filter_data_type", DataTypeFilter(parent=self))

    def _template_name_default(self):
        return "insiders"

    @property
    def default_config(self):
        config = super().default_config
        config.TemplateExporter.extra_template_basedirs = [str(TEMPLATES)]
        config.NbConvertBase.display_data_priority = PRIORITY
        # The notebook is as it shall be: each of them would check it again.
        config.Exporter.default_preprocessors = []
        return config

    def body(self, notebook):
        """
        The notebook's cells; its contents are filled on the way.

        The parent would read the whole page once more with a parser and write it anew: we pass it by.
        """

        words = self.words

        def cell_markdown(cell):
            return render_markdown(cell.source, words, notebook.contents, True, cell.get("attachments"))

        self.register_filter("cell_markdown", cell_markdown)
        html, _ = TemplateExporter.from_notebook_node(self, notebook.node)
        return html
