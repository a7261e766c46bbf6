"""How chapters run: how many at a time, and what each may use."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratbook.report.engine.limits import Limits

if TYPE_CHECKING:
    from stratbook.report.run import Chapter

LANES: Final = min(2, os.cpu_count() or 1)
_LIMITS: Final = Limits()


def _unheard(_: "Chapter") -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Running:
    """How chapters run.

    Parameters
    ----------
    lanes : int
        At a time.
    limits : Limits
        What each may use.
    heard : callable
        Given each that ran to its end, from whichever thread.
    """

    lanes: int = LANES
    limits: Limits = _LIMITS
    heard: Callable[["Chapter"], None] = _unheard


USUAL: Final = Running()
