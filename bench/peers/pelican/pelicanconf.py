"""The same site by Pelican: a page an entry, home in pages, a page a topic and a month, a feed, a sitemap."""

SITENAME = "A learning journal"
SITEURL = "https://journal.example.org"
AUTHOR = "Nobody"
TIMEZONE = "UTC"
PATH = "content"
ARTICLE_PATHS = ["journal"]
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None}
ARTICLE_URL = "journal/{slug}/"
ARTICLE_SAVE_AS = "journal/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
TAGS_SAVE_AS = "tags/index.html"
ARCHIVES_SAVE_AS = "months/index.html"
MONTH_ARCHIVE_URL = "months/{date:%Y}-{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "months/{date:%Y}-{date:%m}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "archives", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.codehilite": {"guess_lang": False, "css_class": "code"},
    },
    "output_format": "html5",
}
