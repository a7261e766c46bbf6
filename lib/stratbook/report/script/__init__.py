"""The page's own script: what moves in a report, and the policy that lets it and nothing else run.

The page reads whole without it. ``contents`` marks the chapter being read, ``sorting`` sorts
tables, ``definitions`` opens a definition where one reads, ``what_if`` moves the media plan.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

_PARTS: Final = ("contents", "sorting", "definitions", "what_if")
_OTHERWISE: Final = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


@cache
def script() -> str:
    """Return the script as it stands in the page."""
    parts = [(files(__name__) / f"{name}.js").read_text(encoding="utf-8") for name in _PARTS]
    return "\n" + "".join(parts)


@cache
def policy(*, moving: bool) -> str:
    """Return the page's Content-Security-Policy.

    Parameters
    ----------
    moving : bool
        Whether the page holds the script, which is then allowed by its digest.
    """
    if not moving:
        return _OTHERWISE
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode("ascii")
    return f"{_OTHERWISE}; script-src 'sha256-{digest}'"
