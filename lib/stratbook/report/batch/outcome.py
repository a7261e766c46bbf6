"""What came of an order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from stratbook.core.errors import Fault
from stratbook.core.finding import Finding
from stratbook.core.vocabulary import OrganisationType, Status
from stratbook.report.batch.order import Order


class State(StrEnum):
    """How an order ended."""

    DONE = "done"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"

    @property
    def whole(self) -> bool:
        """Whether the reports stand as they were asked for."""
        return self in {State.DONE, State.UNCHANGED}


@dataclass(frozen=True)
class Facts:
    """What the portfolio says of a client, taken from its report.

    Parameters
    ----------
    client : str
        The organisation's name.
    organisation : OrganisationType
        Its kind.
    period : str
        The period's code: ``2026-10``.
    platforms : tuple of str
        Where it is present, by id.
    objectives : tuple of (str, Status)
        Each objective and where it stands.
    worst : tuple of Finding
        Its bad news, heaviest first.
    figures : mapping
        The period's KPIs by id; those without a value are left out.
    """

    client: str
    organisation: OrganisationType
    period: str
    platforms: tuple[str, ...] = ()
    objectives: tuple[tuple[str, Status], ...] = ()
    worst: tuple[Finding, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What came of an order; it can be pickled.

    Parameters
    ----------
    order : Order
        What was asked.
    state : State
        How it ended.
    reports : tuple of str
        Paths or addresses of the pages, in the order of the languages.
    faults : tuple of Fault
        Why it failed; empty when it did not.
    seconds, cpu_seconds : float
        On the clock, and of processor, all its processes.
    peak_bytes : int
        Of memory, its largest process.
    chapters_run, chapters_kept : int
        Notebooks that ran, and those taken from the last render.
    facts : Facts or None
        For the portfolio; None when nothing is known of the client.
    """

    order: Order
    state: State
    reports: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_bytes: int = 0
    chapters_run: int = 0
    chapters_kept: int = 0
    facts: Facts | None = None

    def but(self, **changed: Any) -> "Outcome":
        """Return the same with other values."""
        return replace(self, **changed)
