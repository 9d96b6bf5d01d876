"""The kind of a resource, guessed from where it lives: a table of hosts, paths and endings. Authors can say better in its file.

The first row that fits counts; a host stands for its subdomains too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from decan.journal.kinds import GIVEN
from decan.journal.pieces import Piece
from decan.journal.resources.identity import Identity
from decan.journal.resources.labels import is_citation, is_year
from decan.memos import memo

_SCHEMES = {
    **{"arxiv": "paper", "doi": "paper", "openreview": "paper", "acl": "paper"},
    **{"youtube": "video", "youtube-list": "course"},
}

_HOSTS = {
    "paper": """
        arxiv.org openreview.net aclanthology.org biorxiv.org medrxiv.org semanticscholar.org papers.nips.cc dl.acm.org
        proceedings.neurips.cc papers.neurips.cc proceedings.mlr.press jmlr.org ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov nature.com
        science.org pnas.org sciencedirect.com link.springer.com ieeexplore.ieee.org openaccess.thecvf.com eprint.iacr.org usenix.org
        vldb.org ssrn.com papers.ssrn.com jstor.org onlinelibrary.wiley.com tandfonline.com alphaxiv.org hal.science zenodo.org
        plos.org distill.pub paperswithcode.com researchgate.net hal.archives-ouvertes.fr
    """,
    "course": """
        coursera.org edx.org udacity.com udemy.com khanacademy.org ocw.mit.edu nptel.ac.in course.fast.ai brilliant.org
        deeplearning.ai pluralsight.com egghead.io frontendmasters.com codecademy.com datacamp.com freecodecamp.org exercism.org
        fullstackopen.com cs50.harvard.edu missing.csail.mit.edu theodinproject.com skillshare.com futurelearn.com classcentral.com
        learn.deeplearning.ai icourse163.org xuetangx.com open.edu swayam.gov.in kaggle.com/learn linkedin.com/learning
        huggingface.co/learn huggingface.co/course learn.microsoft.com/training acloudguru.com laracasts.com
        testautomationu.applitools.com
    """,
    "book": """
        goodreads.com oreilly.com/library learning.oreilly.com manning.com/books packtpub.com leanpub.com books.google.com
        gutenberg.org archive.org/details openlibrary.org mml-book.github.io deeplearningbook.org d2l.ai nostarch.com pragprog.com
        probml.github.io neuralnetworksanddeeplearning.com eloquentjavascript.net automatetheboringstuff.com craftinginterpreters.com
        book.douban.com storygraph.com thestorygraph.com mitpress.mit.edu cambridge.org/core/books doc.rust-lang.org/book
        weread.qq.com bookshop.org librarything.com springer.com/book apress.com artofproblemsolving.com/store
    """,
    "video": """
        youtube.com youtu.be vimeo.com ted.com bilibili.com twitch.tv videolectures.net media.ccc.de infoq.com/presentations
        dailymotion.com tube.switch.ch pbs.org/video slideslive.com odysee.com nicovideo.jp loom.com wistia.com peertube.tv
    """,
    "code": """
        github.com gitlab.com bitbucket.org codeberg.org gist.github.com sr.ht colab.research.google.com kaggle.com replit.com
        sourceforge.net huggingface.co codepen.io jsfiddle.net codesandbox.io observablehq.com nbviewer.org nbviewer.jupyter.org
        leetcode.com hackerrank.com codewars.com adventofcode.com projecteuler.net codeforces.com gitee.com mybinder.org
    """,
    "docs": """
        developer.mozilla.org readthedocs.io readthedocs.org docs.rs pkg.go.dev cppreference.com devdocs.io man7.org w3.org
        learn.microsoft.com rfc-editor.org datatracker.ietf.org whatwg.org javadoc.io api.rubyonrails.org wiki.archlinux.org
        docs.oracle.com tc39.es hexdocs.pm ruby-doc.org php.net/manual pytorch.org/docs tensorflow.org/api_docs linux.die.net
        huggingface.co/docs
    """,
    "tool": """
        pypi.org npmjs.com crates.io rubygems.org hub.docker.com apps.apple.com play.google.com chrome.google.com/webstore
        chromewebstore.google.com addons.mozilla.org marketplace.visualstudio.com formulae.brew.sh packagist.org plugins.jetbrains.com
        store.steampowered.com nuget.org cran.r-project.org hackage.haskell.org apps.microsoft.com
    """,
    "person": """
        twitter.com x.com linkedin.com/in scholar.google.com/citations orcid.org bsky.app threads.net instagram.com about.me
        mastodon.social facebook.com weibo.com dblp.org/pid keybase.io
    """,
    "article": """
        medium.com substack.com dev.to hashnode.dev wikipedia.org towardsdatascience.com stackoverflow.com stackexchange.com
        news.ycombinator.com lobste.rs reddit.com quora.com nytimes.com theguardian.com wired.com arstechnica.com hackernoon.com
        freecodecamp.org/news realpython.com geeksforgeeks.org digitalocean.com/community css-tricks.com smashingmagazine.com
        martinfowler.com lesswrong.com infoq.com/articles zhihu.com juejin.cn csdn.net cnblogs.com qiita.com zenn.dev wordpress.com
        blogspot.com bearblog.dev ghost.io tumblr.com mp.weixin.qq.com jianshu.com sspai.com habr.com lilianweng.github.io
        colah.github.io karpathy.github.io jalammar.github.io ruder.io gwern.net plato.stanford.edu
    """,
}
"""Hosts, perhaps with the first folder of the path, by kind; parted by blanks."""
_BY_HOST = {host: kind for kind, hosts in _HOSTS.items() for host in hosts.split()}

_PEOPLE = re.compile(r"/(?:@[^/]+|channel/[^/]+|c/[^/]+|user/[^/]+)/?$")
_PATHS = (
    (re.compile(r"/(?:courses?|classes|mooc)(?:/|$)", re.IGNORECASE), "course"),
    (re.compile(r"/(?:lectures?|lecture[-_ ]?notes)(?:/|$)", re.IGNORECASE), "lecture"),
    (re.compile(r"book[^/]*\.(?:pdf|epub|mobi|djvu)$", re.IGNORECASE), "book"),
    (re.compile(r"\.(?:epub|mobi|djvu)$", re.IGNORECASE), "book"),
    (re.compile(r"(?:^|/)(?:papers?|publications?|pubs)/.*\.pdf$", re.IGNORECASE), "paper"),
    (re.compile(r"\.pdf$", re.IGNORECASE), "paper"),
    (re.compile(r"\.(?:mp4|webm|mov|mkv|m4v)$", re.IGNORECASE), "video"),
    (re.compile(r"\.(?:ipynb|py|rs|go|js|ts|c|cpp|java|jl|hs|rb|sh)$", re.IGNORECASE), "code"),
    (re.compile(r"/(?:docs?|documentation|api|reference|manual|man)(?:/|$)", re.IGNORECASE), "docs"),
    (re.compile(r"/(?:blog|posts?|articles?|essays?|news|writing|p|notes|tutorials?)(?:/|$)", re.IGNORECASE), "article"),
    (re.compile(r"/(?:19|20)\d\d/(?:\d\d?/)?[^/]+"), "article"),
)
_FOLDERS = re.compile("|".join(pattern.pattern for pattern, _ in _PATHS if pattern.pattern[0] == "/"), re.IGNORECASE)
"""All rows but those for endings: most paths have neither, which one look tells."""
_SUBDOMAINS = {
    **dict.fromkeys(
        ("docs", "doc", "documentation", "api", "developer", "developers", "devdocs", "man", "manual", "wiki", "handbook"), "docs"
    ),
    **dict.fromkeys(("blog", "blogs", "news"), "article"),
    **dict.fromkeys(("course", "courses", "ocw", "mooc", "academy"), "course"),
}
_COURSE = re.compile(r"/(?:cs|ee|cse|math|stat)\d{2,3}[a-z]{0,2}(?:/|$)", re.IGNORECASE)
_COURSE_HOST = re.compile(r"(?:web\.)?cs\d{2,3}[a-z]{0,2}\.", re.IGNORECASE)
_LECTURE = re.compile(
    r"\b(?:lectures?|lec\.?\s?\d+|lesson|vorlesung|lezione|clase|cours)\b|讲座|第.{1,3}讲|レクチャー|лекция", re.IGNORECASE
)


def kind_of(identity: Identity, labels: tuple[str, ...] = (), own: Mapping[str, str] | None = None) -> str:
    """The likeliest of `RESOURCE_KINDS` (`decan.config`). Labels count only where the host leaves it open whether a video is a lecture.

    ``own`` is the author's table, host or host and path → kind, which beats the built-in one.
    """
    if own and (given := _own(own, identity)):
        return given
    kind = _by_address(identity.key, identity.host, identity.path)
    if kind == "video" and any(_LECTURE.search(label) for label in labels):
        return "lecture"
    return kind


def _own(own: Mapping[str, str], identity: Identity) -> str:
    """The author's kind for the longest beginning of host and path, subdomains included."""
    steps = [step for step in identity.path.lower().split("/") if step]
    labels = identity.host.split(".")
    for length in range(len(steps), -1, -1):
        for start in range(len(labels) - 1):
            found = own.get("/".join((".".join(labels[start:]), *steps[:length])))
            if found:
                return found
    return ""


@memo
def _by_address(key: str, host: str, path: str) -> str:
    scheme = key.partition(":")[0]
    if scheme in _SCHEMES and "/" not in scheme:
        return _SCHEMES[scheme]
    if scheme == "amazon":
        return "book" if key[7:].isdigit() or key[7:-1].isdigit() else "link"
    if _PEOPLE.search(path) and _table(host, "") in {"video", "article"}:
        return "person"
    if host == "github.com" and path.strip("/").count("/") == 0:
        return "person" if path.strip("/") else "code"
    known = _table(host, path)
    if known:
        return known
    if _COURSE_HOST.match(host) or _COURSE.search(path):
        return "course"
    if "." in path or _FOLDERS.search(path):
        for pattern, kind in _PATHS:
            if pattern.search(path):
                return kind
    return _SUBDOMAINS.get(host.partition(".")[0], "") or "link"


def _table(host: str, path: str) -> str:
    """The table's kind for a host and the beginning of its path; subdomains fall back on their domain."""
    first = path.strip("/").partition("/")[0]
    domain = host
    while "." in domain:
        found = (_BY_HOST.get(f"{domain}/{first}") if first else None) or _BY_HOST.get(domain)
        if found:
            return found
        domain = domain.partition(".")[2]
    return ""


def kind_of_resource(identity: Identity | None, note: Piece | None, labels: tuple[str, ...], own: Mapping[str, str]) -> str:
    """The author's word for it, in its file or in the settings' table ``own``; else the guess."""
    if note is not None:
        extra = {key.lower(): value for key, value in note.document.front.extra}
        for said in (note.document.front.kind, extra.get("kind"), extra.get("type"), extra.get("medium"), extra.get("format")):
            if isinstance(said, str) and said.lower() in GIVEN:
                return said.lower()
    if identity is not None:
        return kind_of(identity, labels, own)
    return next((_by_label(label) for label in labels), "link")


def _by_label(label: str) -> str:
    """What is only named: an author and a year are a paper, a course and a number a lecture."""
    if is_year(label):
        return "paper"
    return "lecture" if is_citation(label) else "link"
