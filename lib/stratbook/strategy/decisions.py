"""The decision log: what people wrote in it, and what the rules propose."""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping

import pandas as pd

from stratbook.core.decision import Decision, State
from stratbook.core.message import Fact, Name, Quantity, Unit

ORDER: tuple[State, ...] = ("open", "proposed", "overridden", "made")


def logged_decisions(log: pd.DataFrame, currency: str) -> tuple[Decision, ...]:
    """Return the decisions people wrote in the log.

    Parameters
    ----------
    log : DataFrame
        The sheet ``decisions``: chapter, question, options, criteria, choice, reason,
        owner, on, due, cost (in ``currency``).
    currency : str
        The client's.

    Returns
    -------
    tuple of Decision
        In the order of the sheet; open where no choice is written.
    """
    return tuple(_logged(row, currency) for row in log.to_dict("records"))


def _logged(row: Mapping[Hashable, object], currency: str) -> Decision:
    choice = _text(row["choice"])
    cost = row["cost"]
    return Decision(
        chapter=_text(row["chapter"]),
        question=Name(text=_text(row["question"])),
        options=_listed(row["options"]),
        criteria=_listed(row["criteria"]),
        choice=Name(text=choice) if choice else None,
        reason=Name(text=reason) if (reason := _text(row["reason"])) else None,
        state="made" if choice else "open",
        owner=_text(row["owner"]),
        on=_day(row["on"]),
        due=_day(row["due"]),
        cost=Quantity(value=float(cost), unit=Unit.MONEY, currency=currency)
        if isinstance(cost, int | float) and pd.notna(cost)
        else None,
    )


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Sort decisions: open ones first, then proposed, then made; by chapter inside."""
    return tuple(sorted(decisions, key=lambda each: (ORDER.index(each.state), each.chapter)))


def _text(value: object) -> str:
    return str(value) if isinstance(value, str) else ""


def _listed(value: object) -> tuple[Fact, ...]:
    parts = (part.strip() for part in _text(value).split(";"))
    return tuple(Name(text=part) for part in parts if part)


def _day(value: object) -> dt.date | None:
    return value.date() if isinstance(value, pd.Timestamp) and pd.notna(value) else None
