"""One address asked for, politely: by its head first, with our name, a limit, and patience where a server asks for it."""

from __future__ import annotations

import http.client
import re
import ssl
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit

from decan import __version__

AGENT = f"Decan/{__version__} (link check of a learning journal)"
"""Who asks; in a form that robots are known by."""
LIMIT = 15.0
"""Seconds that one request may take."""
_MOST_STEPS = 10
_TRIES = 3
_LONGEST_WAIT = 20.0
"""Seconds that we wait when a server says so; a longer wait is for another day."""
_HEAD_REFUSED = frozenset({400, 403, 404, 405, 406, 410, 429, 500, 501, 502, 503})
"""Answers to HEAD that some servers give although the page is there, so that it is asked for by GET."""
_PERMANENT = frozenset({301, 308})
_AGAIN = frozenset({429, 500, 502, 503, 504})
_LOCAL = re.compile(r"(?:^|\.)(?:localhost|local|internal|test|example|invalid|lan|home\.arpa)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address. ``status`` is that of the last answer, 0 for none; then ``error`` says why."""

    status: int
    moved: str = ""
    """Where it is now, when all redirects to there are permanent."""
    error: str = ""

    @property
    def is_there(self) -> bool:
        """Whether a reader finds something. A page that wants a name and a password, or no robots, is there."""
        return 200 <= self.status < 400 or self.status in {401, 402, 403, 407, 451, 999}

    @property
    def is_gone(self) -> bool:
        """Whether the server says that nothing is there."""
        return self.status in {404, 410}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are answers: each step is looked at."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """None is followed."""
        return


class Asker:
    """Asks for addresses. ``wait`` sleeps so many seconds; ``local`` allows machines of one's own, which a reader does not reach."""

    def __init__(self, limit: float = LIMIT, *, local: bool = False, wait: Callable[[float], object] = time.sleep) -> None:
        self._limit = limit
        self._local = local
        self._wait = wait
        self._opener = urllib.request.build_opener(_NoRedirect())

    def may_ask(self, url: str) -> bool:
        """Whether an address is one that a reader could ask for."""
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname or "", parts.port
        except ValueError:
            return False
        return parts.scheme in {"http", "https"} and bool(host) and (self._local or not _is_local(host))

    def ask(self, url: str) -> Answer:
        """What becomes of an address, all redirects followed."""
        at, permanent = url, True
        for _ in range(_MOST_STEPS):
            status, place, error = self._patiently(at)
            if not place or not 300 <= status < 400:
                fragment = urlsplit(url).fragment
                moved = at if permanent and at != url else ""
                return Answer(status, f"{moved}#{fragment}" if moved and fragment and "#" not in moved else moved, error)
            permanent = permanent and status in _PERMANENT
            at = urljoin(at, place)
            if not self.may_ask(at):
                return Answer(0, error=f"it redirects to {at}")
        return Answer(0, error="it redirects in a circle")

    def _patiently(self, url: str) -> tuple[int, str, str]:
        """Status, place of a redirect and error; asked again where that can help."""
        status, place, error, seconds = self._once(url, "HEAD")
        if status in _HEAD_REFUSED or (error and status == 0):
            status, place, error, seconds = self._once(url, "GET")
        for number in range(1, _TRIES):
            if status not in _AGAIN or seconds > _LONGEST_WAIT:
                break
            self._wait(seconds or float(number))
            status, place, error, seconds = self._once(url, "GET")
        return status, place, error

    def _once(self, url: str, method: str) -> tuple[int, str, str, float]:
        """One request: status, place, error, and the seconds that the server wants us to wait."""
        headers = {"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        try:
            request = urllib.request.Request(_written(url), headers=headers, method=method)  # noqa: S310 (`may_ask` has seen the scheme)
            with self._opener.open(request, timeout=self._limit) as answer:
                return answer.status, "", "", 0.0
        except HTTPError as error:
            with error:
                return error.code, error.headers.get("Location", ""), "", _seconds(error.headers.get("Retry-After", ""))
        except (OSError, http.client.HTTPException, ValueError) as error:
            return 0, "", _why(error), 0.0


def _is_local(host: str) -> bool:
    if _LOCAL.search(host) or ("." not in host.strip("[]") and ":" not in host):
        return True
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


def _written(url: str) -> str:
    """The address as a request needs it: no fragment, other letters encoded."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode() if not (parts.hostname or "").isascii() else parts.netloc.rpartition("@")[2]
    if host != parts.netloc.rpartition("@")[2] and parts.port:
        host = f"{host}:{parts.port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return f"{parts.scheme}://{host}{path}{query}"


def _seconds(text: str) -> float:
    """Of ``Retry-After``; a date is too long."""
    return float(text) if text.isdecimal() else _LONGEST_WAIT + 1 if text else 0.0


def _why(error: Exception) -> str:
    """An error in words."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {reason.verify_message}"
    if isinstance(reason, TimeoutError) or "timed out" in str(reason):
        return "it does not answer in time"
    if isinstance(reason, OSError) and reason.strerror:
        return f"it cannot be reached: {reason.strerror}"
    return f"it cannot be reached: {str(reason) or type(reason).__name__}"
