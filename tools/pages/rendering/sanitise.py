"""HTML that a cell made, without what could run or reach out."""

import re

import bleach
from bleach.css_sanitizer import CSSSanitizer

TAGS = set(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em h2 h3 h4 h5 h6 hr i img ins kbd li "
    "mark meter ol p pre progress s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var"
    .split()
)
GLOBAL = {"class", "title", "lang", "dir", "role", "tabindex", "style"}
OF_TAG = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start"},
    "progress": {"value", "max"},
    "meter": {"value", "min", "max"},
    "time": {"datetime"},
    "details": {"open"},
}
STYLES = CSSSanitizer(
    allowed_css_properties=[
        "background-color",
        "color",
        "font-style",
        "font-weight",
        "margin",
        "padding",
        "text-align",
        "text-decoration",
        "vertical-align",
        "white-space",
        "width",
    ]
)


def allowed(tag, name, value):
    if tag == "img" and name == "src":
        return value.startswith("data:image/")
    return (
        name in GLOBAL
        or name in OF_TAG.get(tag, ())
        or name.startswith("aria-")
        or name.startswith("data-")
    )


CLEANER = bleach.Cleaner(
    tags=TAGS,
    attributes=allowed,
    protocols={"http", "https", "mailto", "data"},
    css_sanitizer=STYLES,
    strip=True,
)


def without_style(html):
    """The HTML without style and script elements."""
    return re.sub(r"<(style|script)\b.*?</\1\s*>", "", html, flags=re.DOTALL | re.IGNORECASE)


def sanitise(html):
    """The HTML without scripts, styles of its own, frames, forms, and images from elsewhere."""
    cleaned = CLEANER.clean(without_style(html))
    return re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "", cleaned)
