"""The main part of a page that is seldom read in; a small page of its own, without the theme, out.

Every entry has such a page for each revision; through the theme they would double a build.
"""

from __future__ import annotations

from markupsafe import Markup

from generator.publish.publication import Publication
from generator.publish.render import render

STYLE = "assets/fieldguide.css"


def past_page(path: str, title: str, main: Markup, publication: Publication) -> str:
    """The whole HTML; it links the style of the site, which the theme's pages have too."""
    addresses = publication.addresses
    return render(
        "past_page",
        language=publication.settings.language,
        title=title,
        site=publication.settings.title,
        style=addresses.href(path, STYLE),
        home=addresses.href(path, "index.md"),
        main=main,
    )
