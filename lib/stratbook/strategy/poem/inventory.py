"""The media inventory, each row classed by a rule that can be read, or by the consultant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import pandas as pd

from stratbook.core.choice import Choice, Override, choose
from stratbook.core.period import Period, parse_period
from stratbook.core.remembered import remembered
from stratbook.core.vocabulary import Medium
from stratbook.strategy.poem.rules import Rule, rule_of

CLASS: Final = "poem.class"
Part = Literal["whole", "bought", "rest"]
_REASON: Final = 3  # letters from which a reason is one, as overrides want it


@dataclass(frozen=True)
class Item:
    """One medium of one period, or the bought part of one that was boosted.

    Parameters
    ----------
    name, platform, kind : str
        What it is; the platform may be empty.
    medium : Medium
        Its class, after the consultant's word where there is one.
    rule : Rule
        The rule that spoke.
    choice : Choice
        What the rule computed and what stands, with the consultant's word.
    reason : str or None
        The consultant's reason where the class is theirs; empty when they gave none.
    part : {"whole", "bought", "rest"}
        All of the medium, the reach that was bought, or what remained without it.
    period : Period
        What the figures are for.
    spend, hours, work : float or None
        Money spent, hours, and hours times the cost of an hour.
    contacts : float or None
        Its reach: people for this medium alone, contacts with duplicates once added.
    sessions : float or None
        Sessions it brought to the site.
    has_landing, is_reused, is_relayed, notice_shown : bool or None
        Whether it leads to a page of one's own; whether one's own media took it up; whether
        other media lead to it; whether its legal notice is shown. None when nobody said.
    source : str
        Row of the inputs.
    """

    name: str
    platform: str
    kind: str
    medium: Medium
    rule: Rule
    choice: Choice
    reason: str | None
    part: Part
    period: Period
    spend: float | None
    hours: float | None
    work: float | None
    contacts: float | None
    sessions: float | None
    has_landing: bool | None
    is_reused: bool | None
    is_relayed: bool | None
    notice_shown: bool | None
    source: str

    @property
    def cost(self) -> float | None:
        """Money and work together; None when neither is known."""
        known = [each for each in (self.spend, self.work) if each is not None]
        return sum(known) if known else None

    @property
    def cost_per_thousand(self) -> float | None:
        """Cost of 1,000 contacts; None for earned media, never bought, and where unknown."""
        if self.medium is Medium.EARNED or self.cost is None or not self.contacts:
            return None
        return self.cost / self.contacts * 1000

    @property
    def cost_per_session(self) -> float | None:
        """Cost of one session; None for earned media and where unknown."""
        if self.medium is Medium.EARNED or self.cost is None or not self.sessions:
            return None
        return self.cost / self.sessions


@remembered
def classify(sheet: pd.DataFrame, overrides: Sequence[Override] = ()) -> tuple[Item, ...]:
    """Class every row of the media inventory.

    Parameters
    ----------
    sheet : DataFrame
        The inputs' ``media``: item, period, platform, kind, medium, reason, cost, hours,
        hourly_rate, reach, has_landing, is_reused, source, and the facts that the rules
        look at where the sheet has them.
    overrides : sequence of Override
        Of ``client.yml``; those of the rule ``poem.class`` go before the sheet's own column,
        which goes before the rules.

    Returns
    -------
    tuple of Item
        In the sheet's order; a boosted medium whose bought reach is known gives two.
    """
    return tuple(
        item
        for row in sheet.to_dict("records")
        for item in _parts(row, _item(row, rule_of(row), overrides))
    )


def within(items: Iterable[Item], period: Period) -> tuple[Item, ...]:
    """Return the items whose own period lies wholly inside a period."""
    return tuple(each for each in items if period.contains(each.period))


@remembered
def choices_of(items: Iterable[Item]) -> tuple[Choice, ...]:
    """Return what was chosen for each medium, once each."""
    return tuple({each.choice.subject: each.choice for each in items}.values())


def _item(row: Mapping[Any, Any], rule: Rule, overrides: Sequence[Override]) -> Item:
    choice, reason = _chosen(row, rule, overrides)
    hours, rate = _number(row, "hours"), _number(row, "hourly_rate")
    return Item(
        name=str(row["item"]),
        platform=_text(row, "platform"),
        kind=str(row["kind"]),
        medium=Medium(choice.chosen),
        rule=rule,
        choice=choice,
        reason=reason,
        part="whole",
        period=parse_period(str(row["period"])),
        spend=_number(row, "cost"),
        hours=hours,
        work=None if hours is None or rate is None else hours * rate,
        contacts=_number(row, "reach"),
        sessions=_number(row, "sessions"),
        has_landing=_flag(row, "has_landing"),
        is_reused=_flag(row, "is_reused"),
        is_relayed=_flag(row, "is_relayed"),
        notice_shown=_flag(row, "notice_shown"),
        source=str(row["source"]),
    )


def _chosen(
    row: Mapping[Any, Any], rule: Rule, overrides: Sequence[Override]
) -> tuple[Choice, str | None]:
    """Return the class that stands: client.yml's, else the sheet's, else the rule's."""
    name, computed = str(row["item"])[:120], str(_computed(row, rule))
    found = choose(overrides, CLASS, name, computed)
    if found.override is not None:
        return found, found.override.reason
    stated, reason = _text(row, "medium"), _text(row, "reason")
    if stated in ("", computed):
        return found, None
    given = {"rule": CLASS, "subject": name, "choice": stated}
    own = Override(**given, reason=reason[:300]) if len(reason) >= _REASON else None
    return Choice(rule=CLASS, subject=name, computed=computed, chosen=stated, override=own), reason


def _computed(row: Mapping[Any, Any], rule: Rule) -> Medium:
    """Return the rule's class; all is paid where the bought part cannot be told apart."""
    return Medium.PAID if rule.split and _bought(row) is None else rule.medium


def _parts(row: Mapping[Any, Any], item: Item) -> tuple[Item, ...]:
    """Cut a boosted medium in two: money and bought reach apart from work and the rest."""
    bought, decided = _bought(row), item.reason is not None
    if not item.rule.split or bought is None or decided:
        return (item,)
    rest = None if item.contacts is None else item.contacts - bought
    return (
        replace(item, medium=Medium.PAID, part="bought", contacts=bought, sessions=None,
                hours=None, work=None, is_reused=None),
        replace(item, part="rest", contacts=rest, sessions=None, spend=None, has_landing=None),
    )  # fmt: skip


def _bought(row: Mapping[Any, Any]) -> float | None:
    """Return the reach that was bought; None where it is not said or exceeds the whole."""
    bought, whole = _number(row, "paid_reach"), _number(row, "reach")
    return None if bought is None or (whole is not None and bought > whole) else bought


def _number(row: Mapping[Any, Any], name: str) -> float | None:
    value = row.get(name)
    return None if value is None or pd.isna(value) else float(value)


def _text(row: Mapping[Any, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None or pd.isna(value) else str(value)


def _flag(row: Mapping[Any, Any], name: str) -> bool | None:
    value = row.get(name)
    return None if value is None or pd.isna(value) else bool(value)
