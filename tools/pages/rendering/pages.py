"""The kinds of page: a notebook's, a report's, a run's, the site's."""

from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from .code import highlight
from .embed import json_for_script
from .markdown import render_inline, render_markdown
from .sanitise import without_style

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "insiders"


@lru_cache(maxsize=None)
def environment():
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters["json_for_script"] = json_for_script
    made.filters["highlight"] = lambda text, language: Markup(highlight(text, language))
    made.filters["inline_markdown"] = lambda text: Markup(render_inline(text))
    made.filters["markdown"] = lambda text, words: Markup(render_markdown(text, words))
    made.filters["without_style"] = lambda html: Markup(without_style(html))
    return made


def notebook_page(exporter, notebook, job, around):
    """A notebook's page: nbconvert writes its cells, and the frame is set around them."""
    body = exporter.body(notebook)
    return environment().get_template("notebook.html.j2").render(
        **job,
        **around,
        notebook=notebook.summary(),
        headings=notebook.contents.headings,
        body=Markup(body),
    )


def report_page(document, job):
    """A report's page, in the words of its own language."""
    site = {**job["site"], "locale": document.view["locale"], "words": document.view["words"]}
    others = [each for each in job["documents"] if each["page"] != document.view["page"]]
    return environment().get_template("report.html.j2").render(
        **{**job, "site": site}, report=document.view, others=others
    )


def run_page(job, notebooks, reports):
    return environment().get_template("run.html.j2").render(**job, notebooks_read=notebooks, reports=reports)


def site_page(job):
    return environment().get_template("site.html.j2").render(**job)
