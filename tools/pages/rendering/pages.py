"""The three kinds of page: a notebook's, a run's, the site's."""

from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "insiders"


@lru_cache(maxsize=None)
def environment():
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


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


def run_page(job, notebooks):
    return environment().get_template("run.html.j2").render(**job, notebooks_read=notebooks)


def site_page(job):
    return environment().get_template("site.html.j2").render(**job)
