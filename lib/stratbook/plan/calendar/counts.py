"""From shares to whole numbers that add up: the largest remainder method (Hamilton)."""

from collections.abc import Sequence

from stratbook.plan.calendar.setting import Pillar


def largest_remainder(weights: Sequence[float], total: int) -> tuple[int, ...]:
    """Share a whole number out in proportion to weights.

    Parameters
    ----------
    weights : sequence of float
        0 or more each; all 0 counts as equal ones.
    total : int
        What is shared out, 0 or more.

    Returns
    -------
    tuple of int
        One a weight; they add up to ``total``, and none is a whole unit away from its exact
        part. Of equal remainders the earlier one gets the unit.
    """
    if not weights:
        return ()
    whole = sum(weights)
    exact = [total * (each / whole if whole else 1 / len(weights)) for each in weights]
    found = [int(each + 1e-9) for each in exact]
    by_rest = sorted(range(len(exact)), key=lambda at: (-round(exact[at] - found[at], 9), at))
    for at in by_rest[: total - sum(found)]:
        found[at] += 1
    return tuple(found)


def shares_of(pillars: Sequence[Pillar]) -> tuple[float, ...]:
    """Return the pillars' target shares; those without one share what is left, equally."""
    given = sum(each.share for each in pillars if each.share is not None)
    silent = sum(each.share is None for each in pillars)
    rest = max(0.0, 1 - given) / silent if silent else 0.0
    return tuple(rest if each.share is None else each.share for each in pillars)


def pillar_units(pillars: Sequence[Pillar], held: Sequence[int], new: int) -> tuple[int, ...]:
    """Return how many new publications each pillar gets, given what the calendar already holds.

    Parameters
    ----------
    pillars : sequence of Pillar
        With their target shares.
    held : sequence of int
        Publications the calendar already has, one number a pillar.
    new : int
        Publications to add.
    """
    wanted = largest_remainder(shares_of(pillars), sum(held) + new)
    lacking = [max(0, want - have) for want, have in zip(wanted, held, strict=True)]
    return largest_remainder(lacking if any(lacking) else shares_of(pillars), new)
