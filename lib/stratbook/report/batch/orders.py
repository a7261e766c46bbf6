"""The orders of a batch: from folders and options, each report asked for once."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from stratbook.core.errors import Fault, ParameterError, WorkbookError, raise_all
from stratbook.core.message import say
from stratbook.core.period import parse_period
from stratbook.report.batch.order import Order

Chain = deque[int]


def settled(orders: Sequence[Order]) -> tuple[Order, ...]:
    """Return orders of which no two write one report.

    Parameters
    ----------
    orders : sequence of Order
        As they were asked for.

    Returns
    -------
    tuple of Order
        Where a client's period has several documents, each goes to ``<out>/<document>``.

    Raises
    ------
    ParameterError
        Naming every row that asks again for what an earlier one asks, and every client that
        bears the name of another: their reports would take one place.
    """
    first: dict[tuple[str, str, str], Order] = {}
    called: dict[str, str] = {}
    faults = []
    for each in orders:
        if called.setdefault(each.name, each.client) != each.client:
            faults.append(_namesake(each))
        earlier = first.setdefault((each.client, each.period, each.document), each)
        if earlier is not each:
            faults.append(_again(each, earlier))
    raise_all(ParameterError, faults)
    documents = defaultdict(set)
    for each in orders:
        documents[each.client, each.period].add(each.document)
    return tuple(
        each
        if len(documents[each.client, each.period]) == 1
        else replace(each, out=f"{each.out}/{each.document}")
        for each in orders
    )


def chains(orders: Sequence[Order]) -> tuple[Chain, ...]:
    """Return the places of the orders, those of one client together, one after another.

    A period's report reads the figures that earlier ones left, so that a client's periods
    are rendered from the earliest on; the brief's own comes last.
    """
    found: dict[str, list[int]] = {}
    for place, each in enumerate(orders):
        found.setdefault(each.client, []).append(place)
    return tuple(
        deque(sorted(places, key=lambda place: (_start(orders[place]), place)))
        for places in found.values()
    )


def named(orders: Iterable[Order]) -> tuple[str, ...]:
    """Return the clients' names, each once."""
    return tuple(dict.fromkeys(each.name for each in orders))


def _start(order: Order) -> date:
    try:
        return parse_period(order.period).start
    except (ValueError, WorkbookError):
        return date.max


def _namesake(order: Order) -> Fault:
    return Fault(
        order.client,
        say(
            "Another client is called {client} too: one’s reports would replace the other’s.",
            client=order.name,
        ),
        say("Rename one of the two folders, or render them one by one, each to its own --out."),
    )


def _again(order: Order, earlier: Order) -> Fault:
    where = order.name
    if order.row:
        problem = say(
            "Row {row} asks again for what row {earlier} asks: {client}.",
            row=order.row,
            earlier=earlier.row,
            client=order.name,
        )
    else:
        problem = say("{client} is asked for twice.", client=order.name)
    return Fault(where, problem, say("Ask for each client, period and document once."))
