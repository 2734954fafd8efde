"""Source code to HTML, in classes that the page's style colours for light and dark."""

from functools import lru_cache
from html import escape

import pygments
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text
from pygments.util import ClassNotFound

FORMATTER = HtmlFormatter(nowrap=True)
# The kinds that code.css colours; a span around anything else is weight.
COLOURED = (Keyword, Number, Comment, String, Operator.Word, Name.Class, Name.Function, Name.Tag)
PLAIN = (String.Interpol,)


class OnlyColoured(Filter):
    """Takes the kind from every word that has no colour."""

    def filter(self, lexer, stream):
        for kind, word in stream:
            coloured = any(kind in each for each in COLOURED) and not any(kind in each for each in PLAIN)
            yield (kind if coloured else Text), word


@lru_cache(maxsize=None)
def lexer(language):
    found = get_lexer_by_name(language, stripnl=True, ensurenl=False)
    found.add_filter(OnlyColoured())
    return found


def highlight(code, language=None):
    """The code with its words in spans by kind; in a language that is not known, as it stands."""
    try:
        return pygments.highlight(code, lexer(language), FORMATTER).rstrip("\n") if language else escape(code)
    except ClassNotFound:
        return escape(code)
