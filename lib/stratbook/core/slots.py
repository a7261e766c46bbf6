"""The best hours to publish: what the editorial chapter computes and the calendar reads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """One block of hours of a weekday on a platform, and how its posts did.

    Parameters
    ----------
    platform : str
        Id of ``platforms.toml``.
    weekday : int
        0 is Monday.
    hour : int
        First hour of the block, 0 to 23, in the client's zone.
    hours : int
        Width of the block in hours; 24 where only the weekday can be trusted.
    index : float or None
        Result of its posts, 100 being the platform's mean, drawn towards it according to
        how few they are; None where no post fell there.
    low, high : float or None
        Interval of the index.
    n : int
        Posts it rests on.
    enough : bool
        Whether they are enough to speak of the slot.
    """

    platform: str
    weekday: int
    hour: int
    hours: int
    index: float | None
    low: float | None
    high: float | None
    n: int
    enough: bool
