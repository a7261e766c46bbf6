"""What one notebook may use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one notebook may use.

    Parameters
    ----------
    seconds : float
        From its first cell to its end.
    memory : int
        Bytes beyond what the process it was forked from holds.
    output : int
        Bytes that its cells may show and print, all together.
    """

    seconds: float = 900.0
    memory: int = 4 << 30
    output: int = 128 << 20
