"""Source code to HTML, in classes that the page's style colours for light and dark."""

from functools import lru_cache
from html import escape

import pygments
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

FORMATTER = HtmlFormatter(nowrap=True)


@lru_cache(maxsize=None)
def lexer(language):
    return get_lexer_by_name(language, stripnl=True, ensurenl=False)


def highlight(code, language=None):
    """The code with its words in spans by kind; in a language that is not known, as it stands."""
    try:
        return pygments.highlight(code, lexer(language), FORMATTER).rstrip("\n") if language else escape(code)
    except ClassNotFound:
        return escape(code)
