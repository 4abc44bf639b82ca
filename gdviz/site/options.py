"""What a site may say of the plugin."""

from mkdocs.config.base import Config
from mkdocs.config.config_options import URL, ListOfItems, Type


class Options(Config):
    """What a site says of the plugin in mkdocs.yml."""

    # Where the folder `figures/` is, seen from mkdocs.yml.
    project = Type(str, default=".")
    # Pages show and offer the recipes.
    sources = Type(bool, default=True)
    # Films are offered as MP4, too.
    mp4 = Type(bool, default=False)
    # Other sites that pages may load from.
    hosts = ListOfItems(Type(str), default=[])
    # Every page runs and loads only what its own site ships, and what `hosts` have.
    policy = Type(bool, default=False)
    # All style sheets of the site become one, so that its pages are seen sooner.
    join = Type(bool, default=False)
    # A shared link shows the page's first picture; needs the setting `site_url`.
    cards = Type(bool, default=False)
    # Where the site's sources are on GitHub: pages and figures lead there to edit and to report.
    repository = URL(default="")
