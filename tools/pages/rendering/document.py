"""A report for the business as the page's template takes it."""

from .figure import read_figure
from .markdown import plain, render_inline


class Document:
    """A report whose figures are ready to be set, and which can say what it is about."""

    def __init__(self, view):
        figures = 0
        sections = []
        for section in view["sections"]:
            blocks = []
            for block in section["blocks"]:
                if block["type"] == "figure":
                    figures += 1
                    block = {"type": "figure", "figure": read_figure(block["figure"], figures, view["words"])}
                blocks.append(block)
            sections.append({**section, "blocks": blocks})
        self.headline = render_inline(view["headline"])
        self.view = {**view, "sections": sections, "figures": figures, "description": plain(self.headline)}

    def summary(self):
        """What the indexes say of the report."""
        return {
            "page": self.view["page"],
            "title": self.view["title"],
            "locale": self.view["locale"],
            "headline": self.headline,
        }
