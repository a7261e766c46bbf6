"""The effect seen of an action: its KPI before and now, against what was expected."""

from typing import Final

from stratbook.core.message import KpiTerm, Message, Quantity, Unit, say, term
from stratbook.core.reference import kpi as kpi_row
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.views.actions import names
from stratbook.plan.actions.effect import Seen
from stratbook.plan.actions.row import ActionRow

_VERDICTS: Final = {
    "within": ("good", term("within the range expected")),
    "above": ("good", term("better than expected")),
    "below": ("bad", term("less than expected")),
    "unclear": ("watch", term("too close to tell from chance")),
    "no_range": ("neutral", term("no effect was expected in figures")),
    "unknown": ("neutral", term("cannot be measured")),
}


def effect_cell(look: Look, row: ActionRow) -> Html:
    """Return what is known of an action's effect; a dash while there is nothing to see."""
    written = row.action.effect_seen if row.action is not None else ""
    own = [element("div", written)] if written else []
    if row.seen is None:
        return join(own) if own else element("span", "–")
    return join([*_measured(look, row, row.seen), *own])


def _measured(look: Look, row: ActionRow, seen: Seen) -> list[Html]:
    kind, words = _VERDICTS[seen.verdict]
    sign: Mark = kind  # type: ignore[assignment]
    parts = [element("div", look.say(_moved(seen)))]
    parts.append(element("div", mark(look, sign, words)))
    basis = []
    if seen.interval is not None:
        low, high = (_change(seen.kpi, each) for each in seen.interval)
        basis.append(look.say(say("interval {low} to {high}", low=low, high=high)))
    expected = names.effect(row)
    if expected is not None:
        basis.append(look.say(expected))
    missing = seen.before.reason or seen.after.reason
    if missing is not None:
        basis.append(look.say(missing))
    if basis:
        parts.append(element("div", " · ".join(basis), class_="sb-source"))
    return parts


def _moved(seen: Seen) -> Message:
    return say(
        "{kpi}: {before} → {after} ({change})",
        kpi=KpiTerm(id=seen.kpi, form="label"),
        before=_level(seen.kpi, seen.before.value),
        after=_level(seen.kpi, seen.after.value),
        change=_change(seen.kpi, seen.change),
    )


def _level(kpi: str, value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit(kpi_row(kpi).unit))


def _change(kpi: str, value: float | None) -> Quantity:
    unit = Unit(kpi_row(kpi).unit)
    return Quantity(value=value, unit=Unit.POINTS if unit is Unit.RATIO else unit, signed=True)
