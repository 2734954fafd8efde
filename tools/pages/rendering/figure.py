"""A figure of plotly as a page takes it."""

import re

from .embed import json_for_script


def read_figure(figure, number, words, text=""):
    """A figure's words and drawing apart, since a page sets the words itself and brings its own theme."""
    layout = dict(figure.get("layout", {}))
    meta = layout.pop("meta", None) or {}
    title = layout.pop("title", None) or ""
    drawn = title.get("text", "") if isinstance(title, dict) else title
    drawn = re.sub(r"<[^>]*>", " ", drawn).strip()
    name = words["figure"].replace("{number}", str(number))
    height = meta.get("height") or layout.get("height") or 420
    # An image that leaves the page takes its title along, drawn as in the notebook.
    heading = {"title": title, "top": layout.get("margin", {}).get("t", 80)}
    for decided in ("template", "height", "width", "autosize"):
        layout.pop(decided, None)
    if "margin" in meta:
        layout["margin"] = meta["margin"]
    return {
        "id": f"figure-{number}",
        "title": meta.get("title") or drawn or name,
        "subtitle": meta.get("subtitle", ""),
        "caption": meta.get("caption", ""),
        "alt": meta.get("alt") or text or drawn or name,
        "height": height,
        "min_width": meta.get("minWidth") or 280,
        # As text: nbconvert copies and checks a notebook more than once, and thousands of numbers with it.
        "drawing": str(json_for_script({"data": figure.get("data", []), "layout": layout, "heading": heading})),
    }
