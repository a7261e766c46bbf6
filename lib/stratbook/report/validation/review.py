"""Differences under their numbers: those settled before are not new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stratbook.report.validation.difference import Difference
from stratbook.report.validation.log import Entry


@dataclass(frozen=True)
class Item:
    """A difference under its number.

    Parameters
    ----------
    number : int
        The same each time that the same file is read, whatever was settled in between.
    difference : Difference
        What it is.
    refused : Entry or None
        The verdict, when the last one given on it was a refusal.
    """

    number: int
    difference: Difference
    refused: Entry | None = None


def review(
    differences: Sequence[Difference], entries: Sequence[Entry], digest: str
) -> tuple[Item, ...]:
    """Number differences.

    Parameters
    ----------
    differences : sequence of Difference
        In the order to be shown.
    entries : sequence of Entry
        The document's log.
    digest : str
        Of the file: numbers that it gave to verdicts are taken.

    Returns
    -------
    tuple of Item
        By number.
    """
    own = {each.key: int(each.number) for each in entries if each.digest == digest}
    last = {each.key: each for each in entries}
    free = _free(set(own.values()))
    items = []
    for each in differences:
        number = own.get(each.key) or next(free)
        verdict = last.get(each.key)
        refused = verdict if verdict is not None and verdict.verdict == "refused" else None
        items.append(Item(number, each, refused))
    return tuple(sorted(items, key=lambda item: item.number))


def fresh(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return those that nobody refused."""
    return tuple(each for each in items if each.refused is None)


def _free(taken: set[int]) -> Iterator[int]:
    number = 0
    while True:
        number += 1
        if number not in taken:
            yield number
