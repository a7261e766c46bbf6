"""From one report to the next: what was done, what was decided, which figures changed since."""

from stratbook.core.recorded import FILE, Ground, Recorded
from stratbook.strategy.since.account import SinceLast, since_last
from stratbook.strategy.since.findings import findings
from stratbook.strategy.since.recorded import record_of
from stratbook.strategy.since.restated import Restated

__all__ = [
    "FILE",
    "Ground",
    "Recorded",
    "Restated",
    "SinceLast",
    "findings",
    "record_of",
    "since_last",
]
