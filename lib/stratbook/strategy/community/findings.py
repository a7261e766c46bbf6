"""The findings of the third C in one list, heaviest first."""

from itertools import chain

from stratbook.core.finding import Finding, rank
from stratbook.core.remembered import remembered


@remembered
def find_community(*parts: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of the public, of its relays and of its way, heaviest first.

    Parameters
    ----------
    *parts : tuple of Finding
        What :func:`find_public`, :func:`find_relays` and :func:`find_way` return.
    """
    return rank(tuple(chain.from_iterable(parts)))
