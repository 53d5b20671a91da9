"""Steps as Pelican's articles, areas as its categories."""

import json
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

from pelican import signals

SITENAME = "Yrityksen perustajan opas"
SITEURL = "https://example.org"
AUTHOR = SITENAME
TIMEZONE = "Europe/Helsinki"
DEFAULT_LANG = "fi"
PATH, OUTPUT_PATH = "content", "output"
THEME, THEME_STATIC_DIR = "theme", ""
ARTICLE_URL, ARTICLE_SAVE_AS = "{category}/{slug}/", "{category}/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "{slug}/", "{slug}/index.html"
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_PAGINATION = False
PLUGINS = []
# Articles are read anew only when their files have changed.
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
MARKDOWN = {"extension_configs": {"markdown.extensions.tables": {}, "markdown.extensions.meta": {}}}

AREA_LIST = [SimpleNamespace(**area) for area in json.loads(Path("areas.json").read_text("utf-8"))]
AREAS = {area.slug: area for area in AREA_LIST}


def join(generator):
    """Give each area its steps, and each step its neighbours."""
    for area in AREA_LIST:
        area.steps = []
    for article in sorted(generator.articles, key=lambda article: article.source_path):
        article.before = article.after = None
        AREAS[article.category.slug].steps.append(article)
    for area in AREA_LIST:
        for one, other in pairwise(area.steps):
            one.after, other.before = other, one


signals.article_generator_finalized.connect(join)
