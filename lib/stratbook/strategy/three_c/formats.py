"""The names of post formats, as readers know them."""

from typing import Final

from stratbook.core.message import N_, Name, Term, term

_FORMATS: Final = {
    "": N_("format not given"),
    "album": N_("album"),
    "article": N_("article"),
    "carousel": N_("carousel"),
    "document": N_("document"),
    "event": N_("event"),
    "image": N_("image"),
    "link": N_("link"),
    "live": N_("live video"),
    "photo": N_("photo"),
    "poll": N_("poll"),
    "reel": N_("reel"),
    "short": N_("short video"),
    "status": N_("text"),
    "story": N_("story"),
    "text": N_("text"),
    "video": N_("video"),
}


def format_name(format_: str) -> Term | Name:
    """Return a format's name; one we do not know stays as the export wrote it."""
    return term(_FORMATS[format_]) if format_ in _FORMATS else Name(text=format_)
