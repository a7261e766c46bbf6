"""An address with tags: what was in it is kept, tags that were there are replaced."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, unquote_plus, urlencode, urljoin, urlsplit

from stratbook.core.message import Message, say, say_n
from stratbook.core.reference import threshold
from stratbook.plan.links.convention import TAGS

_PATH: Final = "/%:@!$&'()*+,;=~-._"
_QUERY: Final = "/%:@!$'()*+,;=~-._?&"
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST: Final = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


@dataclass(frozen=True)
class Tagged:
    """An address with its tags.

    Parameters
    ----------
    url : str
        The link; empty where no link can be made.
    notes : tuple of Message
        What was doubtful.
    """

    url: str
    notes: tuple[Message, ...] = ()


def tag_link(
    landing: str, tags: Mapping[str, str], website: str = "", domains: Sequence[str] = ()
) -> Tagged:
    """Put tags on a landing page's address.

    What the address held stays: path, other parameters in their order, fragment. Accents are
    percent-encoded, a host with accents becomes ASCII. Tags it already had are replaced.

    Parameters
    ----------
    landing : str
        The page, as it was written; ``/page`` stands on the website.
    tags : mapping of str to str
        ``utm_source`` and the others, in the order in which they are to stand.
    website : str
        The client's site; empty when it is not known, and no domain is then doubted.
    domains : sequence of str
        The client's own domains beside it.
    """
    if not landing.strip():
        return Tagged("", (say("There is no landing page to lead to."),))
    whole, notes = _whole(landing.strip(), website)
    parts, host = _parts(whole)
    if parts is None:
        return Tagged("", (say("“{page}” is not the address of a web page.", page=landing),))
    kept, replaced = _query(parts.query)
    if replaced:
        notes.append(
            say_n("It already carried {names}: it is replaced.",
                  "It already carried {names}: they are replaced.",
                  len(replaced), names=replaced)
        )  # fmt: skip
    notes += _foreign(host, website, domains)
    query = "&".join([*kept, urlencode(tags)] if tags else kept)
    port = f":{parts.port}" if parts.port else ""
    fragment = quote(parts.fragment, safe=_QUERY)
    url = SplitResult(parts.scheme, host + port, quote(parts.path, safe=_PATH), query, fragment)
    return Tagged(url.geturl(), (*notes, *_long(url.geturl())))


def host_of(address: str) -> str:
    """Return an address's host in lower-case ASCII, without ``www.``; empty for none."""
    _, host = _parts(_whole(address.strip(), "")[0])
    return host.removeprefix("www.")


def _whole(landing: str, website: str) -> tuple[str, list[Message]]:
    """Return an address with its scheme, and what had to be added to it."""
    if landing.startswith("/") and not landing.startswith("//") and website:
        return urljoin(_whole(website, "")[0], landing), []
    if _SCHEME.match(landing):
        return landing, []
    added = say("It has no https:// in front; that was added.")
    return f"https://{landing.removeprefix('//')}", [added]


def _parts(address: str) -> tuple[SplitResult | None, str]:
    """Return an address's parts and its ASCII host; none when it is no web page's."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        usable = parts.scheme in {"http", "https"} and (parts.port or 1) > 0
    except ValueError:
        return None, ""
    inert = not (parts.username or parts.password or re.search(r"[\x00-\x20\x7f]", parts.netloc))
    return (parts, host) if usable and inert and _HOST.fullmatch(host) else (None, "")


def _query(query: str) -> tuple[list[str], tuple[str, ...]]:
    """Return a query's parameters as they are, but for tags, and the names of these."""
    given = [each for each in query.split("&") if each]
    named = [(unquote_plus(each.partition("=")[0]).strip().lower(), each) for each in given]
    kept = [quote(each, safe=_QUERY) for name, each in named if name not in TAGS]
    return kept, tuple(dict.fromkeys(name for name, _ in named if name in TAGS))


def _foreign(host: str, website: str, domains: Sequence[str]) -> list[Message]:
    """Doubt a page on a domain that is not the client's: its visits may not be counted."""
    own = [each for each in map(host_of, (website, *domains)) if each]
    bare = host.removeprefix("www.")
    if not own or any(bare == each or bare.endswith(f".{each}") for each in own):
        return []
    return [say("It leads to {host}, which is not a domain of the client’s own.", host=bare)]


def _long(url: str) -> list[Message]:
    most = int(threshold("link_length"))
    if len(url) <= most:
        return []
    return [say("The link is {count} characters long; {most} is the most.", count=len(url),
                most=most)]  # fmt: skip
