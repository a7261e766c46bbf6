"""A link for each row of the plan or of the calendar, and the clashes among them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stratbook.core.message import Message, say
from stratbook.plan.links.channels import PAID, Channel, channel
from stratbook.plan.links.convention import Convention, LinkRow
from stratbook.plan.links.tagging import tag_link
from stratbook.plan.pacing.flights import TrackedFlight

_SHOWN: Final = frozenset({"awareness", "engagement"})  # bought to be seen: may lead nowhere


@dataclass(frozen=True)
class Link:
    """A tagged link.

    Parameters
    ----------
    row : LinkRow
        What it is for.
    tags : mapping of str to str
        Its tags.
    url : str
        The link; empty where none can be made.
    channel : Channel
        Where Google Analytics 4 will count its visits.
    notes : tuple of Message
        What is doubtful.
    """

    row: LinkRow
    tags: Mapping[str, str]
    url: str
    channel: Channel
    notes: tuple[Message, ...] = ()

    @property
    def campaign(self) -> str:
        """Its campaign; empty when the convention has none."""
        return self.tags.get("utm_campaign", "")


def build_links(rows: Iterable[LinkRow], convention: Convention) -> tuple[Link, ...]:
    """Make a link for each row, in their order.

    Parameters
    ----------
    rows : iterable of LinkRow
        Flights, publications; see :func:`rows_of`.
    convention : Convention
        The client's.
    """
    made = [_link(each, convention) for each in rows]
    return tuple(_with_clash(each, made) for each in made)


def rows_of(flights: Iterable[TrackedFlight]) -> tuple[LinkRow, ...]:
    """Return the rows that flights need links for."""
    return tuple(
        LinkRow(
            id=each.name,
            platform=each.platform,
            day=each.period.start,
            landing=each.landing,
            objective=each.objective,
            audience=each.audience,
            format=each.format,
        )
        for each in flights
    )


def _link(row: LinkRow, convention: Convention) -> Link:
    tags = convention.tags(row)
    counted = channel(tags.get("utm_source", ""), tags.get("utm_medium", ""))
    if not row.landing.strip() and row.objective in _SHOWN:
        return Link(row, tags, "", counted)
    made = tag_link(row.landing, tags, convention.website, convention.options.domains)
    return Link(row, tags, made.url, counted, (*made.notes, *_doubts(row, tags, counted)))


def _doubts(row: LinkRow, tags: Mapping[str, str], counted: Channel) -> list[Message]:
    found = []
    lacking = [each for each in ("utm_source", "utm_medium", "utm_campaign") if each not in tags]
    if lacking:
        found.append(say("The convention leaves out {names}.", names=tuple(lacking)))
    if row.means == "paid" and counted not in PAID:
        found.append(_not_paid(tags))
    elif row.means == "paid" and counted == "paid_other":
        found.append(
            say("Google Analytics 4 may not know {source} as a social site: it would count the "
                "visits under Paid Other.", source=tags.get("utm_source", "–"))
        )  # fmt: skip
    return found


def _not_paid(tags: Mapping[str, str]) -> Message:
    return say(
        "Google Analytics 4 would not count the medium {medium} as paid.",
        medium=tags.get("utm_medium", "–"),
    )


def _with_clash(link: Link, made: Sequence[Link]) -> Link:
    """Say with which other rows a link is shared: their visits cannot be told apart."""
    same = [
        each.row.id
        for each in made
        if each is not link and each.url and (each.url, each.tags) == (link.url, link.tags)
    ]
    ids = Counter(each.row.id for each in made)
    notes = list(link.notes)
    if same:
        notes.append(say("Same link as {rows}: their visits cannot be told apart.", rows=same))
    elif ids[link.row.id] > 1:
        notes.append(say("Another row has the same id."))
    return replace(link, notes=tuple(notes))
