"""Markdown to HTML: headings that can be linked to, tables that scroll in a box of their own."""

import re
from html import escape, unescape

import mistune
from nbconvert.filters.markdown_mistune import IPythonRenderer

from .code import highlight

PLUGINS = ["table", "strikethrough", "footnotes", "url"]


def plain(html):
    """The text of a piece of HTML, without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def slug(text):
    """A heading's text as an address: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "section"


class Contents:
    """The headings of a page, each with an address that no other has."""

    def __init__(self):
        self.headings = []
        self.used = {}

    def address(self, text):
        name = slug(text)
        self.used[name] = self.used.get(name, 0) + 1
        return name if self.used[name] == 1 else f"{name}-{self.used[name]}"

    def add(self, level, html):
        address = self.address(plain(html))
        if level in (2, 3):
            self.headings.append({"level": level, "id": address, "text": plain(html)})
        return address


class PageRenderer(IPythonRenderer):
    """The renderer of one cell; what notebooks compute (outputs) may not bring HTML, what they say may."""

    def __init__(self, words, contents, trusted, attachments=None):
        super().__init__(
            escape=not trusted,
            allow_harmful_protocols=False,
            exclude_anchor_links=True,
            attachments=attachments,
        )
        self.words = words
        self.contents = contents

    def heading(self, text, level, **attrs):
        # The page's title is its only heading of the first level.
        level = max(level, 2)
        if self.contents is None:
            return f"<h{level}>{text}</h{level}>\n"
        address = self.contents.add(level, text)
        link = f'<a class="anchor" href="#{escape(address)}" aria-label="{escape(self.words["linkToSection"])}">#</a>'
        return f'<h{level} id="{escape(address)}">{text}{link}</h{level}>\n'

    def block_code(self, code, info=None):
        language = (info or "").strip().split(maxsplit=1)[:1]
        return f'<pre class="source" tabindex="0"><code>{highlight(code, *language)}</code></pre>\n'

    def table(self, text):
        return (
            '<div class="insiders-table"><div class="scroll" tabindex="0" role="region" '
            f'aria-label="{escape(self.words["table"])}">'
            f"<table>\n{text}</table></div></div>\n"
        )

    def table_cell(self, text, align=None, head=False):
        name = {"right": "r", "center": "c"}.get(align, "l")
        return f'<th scope="col" class="{name}">{text}</th>\n' if head else f'<td class="{name}">{text}</td>\n'


def render_markdown(text, words, contents=None, trusted=False, attachments=None):
    """
    Markdown to HTML, in a page with these words.

    Without a contents its headings are not linked to, and unless trusted, HTML is shown as text.
    """
    renderer = PageRenderer(words, contents, trusted, attachments)
    return mistune.create_markdown(renderer=renderer, escape=not trusted, plugins=PLUGINS)(text).strip()


def render_inline(text):
    """One line of Markdown to HTML, without the paragraph around it; a table has no place in it."""
    html = render_markdown(text, {"table": ""})
    single = re.fullmatch(r"<p>(.*)</p>", html, flags=re.DOTALL)
    return single.group(1) if single and "<p>" not in single.group(1) else html
