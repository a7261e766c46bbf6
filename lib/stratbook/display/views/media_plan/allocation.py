"""Ad space: the ways to split it side by side, the best one in detail, what it changes."""

from typing import Final

from stratbook.brief.models import TaxBasis
from stratbook.core.message import Fact, Listing, Message, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.money import TAX, cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.media_plan.curves import no_split
from stratbook.plan.ad_space import AdSpace, Way
from stratbook.plan.decisions import WAY
from stratbook.plan.findings import platform
from stratbook.plan.media_plan import MediaPlan
from stratbook.plan.split.uncertainty import Interval

_HEADINGS: Final[dict[Way, Fact]] = {
    "equal": term("Equal split"),
    "performance": term("By past performance"),
    "before": term("As before"),
    "best": term("Best split"),
    "robust": term("Robust"),
}


def allocation_table(look: Look, plan: MediaPlan, currency: str, tax: TaxBasis) -> Html:
    """Show every way to split the ad space, with what each is expected to bring."""
    space = plan.ad_space
    if space is None:
        return no_split(look, plan)
    ways = list(space.splits)
    rows: list[Row] = [
        [platform(name), *(cents(space.splits[way].amounts[place], currency) for way in ways)]
        for place, name in enumerate(space.best.names)
    ]
    rows.append([term("Total"), *(cents(space.splits[way].spent, currency) for way in ways)])
    rows.append([
        term("Keeps the limits"),
        *(term("yes") if space.keeps(space.splits[way]) else term("no") for way in ways),
    ])  # fmt: skip
    return table(
        look,
        [term("Platform"), *(_HEADINGS[way] for way in ways)],
        rows,
        say("The ways to split the ad space side by side, {tax}", tax=TAX[tax]),
        total=[say("Expected results ({results})", results=space.aim.word),
               *(space.aim.quantity(space.splits[way].total) for way in ways)],
        note=_ways_note(space),
    )  # fmt: skip


def best_table(look: Look, plan: MediaPlan, currency: str, tax: TaxBasis) -> Html:
    """Show the best split in detail: shares, results, the next results, the room to move."""
    space = plan.ad_space
    if space is None:
        return Html("")
    rows = [_best_row(space, place, currency) for place in range(len(space.curves))]
    level = Quantity(value=threshold("allocation_interval"), unit=Unit.RATIO, digits=0)
    return table(
        look,
        [term("Platform"), term("Amount"), say("Share ({level} interval)", level=level),
         say("Results ({level} interval)", level=level),
         say("The next {step} brings", step=money(space.step, currency)),
         term("May move between")],
        rows,
        say("The best split in detail, {tax}", tax=TAX[tax]),
        total=[term("Total"), cents(space.best.spent, currency), "",
               _interval(space, space.sure.result), "", ""],
        note=say(
            "Proof: under these curves no split does better by more than {gap}. “May move "
            "between”: the amounts that keep the result within {loss} when the others make up "
            "for it.",
            gap=Quantity(value=max(space.best.gap, 1e-6), unit=Unit.RATIO, digits=4),
            loss=Quantity(value=threshold("near_tie"), unit=Unit.RATIO, digits=0),
        ),
    )  # fmt: skip


def split_notes(look: Look, plan: MediaPlan, currency: str) -> Html:
    """Say where the next money goes, which splits are as good, and what found no place."""
    space = plan.ad_space
    if space is None:
        return Html("")
    said = [_next_sentence(space, currency), _ties(space), _beyond(space)]
    parts = [note(look, each) for each in said if each is not None]
    if space.unspent:
        idle = say(
            "The platforms’ maximums leave {amount} of the ad space without a place.",
            amount=money(space.unspent, currency),
        )
        parts.append(note(look, idle, "watch"))
    return element("div", *parts)


def changes_table(look: Look, plan: MediaPlan, currency: str, tax: TaxBasis) -> Html:
    """Show what changes since last time's proportions, and why."""
    space = plan.ad_space
    if space is None or "before" not in space.splits:
        return note(look, say("Nothing was spent before that the plan could be held against."))
    before, best = space.splits["before"], space.best
    step = money(space.step, currency)
    rows: list[Row] = [
        [
            platform(name),
            cents(before.amounts[place], currency),
            cents(best.amounts[place], currency),
            cents(best.amounts[place] - before.amounts[place], currency, signed=True),
            _small(space, space.brings(place, float(before.amounts[place]))),
            _small(space, space.brings(place, float(best.amounts[place]))),
        ]
        for place, name in enumerate(best.names)
    ]
    return table(
        look,
        [term("Platform"), term("As before"), term("Best split"), term("Difference"),
         say("The next {step} brought, as before", step=step),
         say("The next {step} brings, at best", step=step)],
        rows,
        say("Why the plan differs from last time’s, {tax}", tax=TAX[tax]),
        note=say(
            "Money moves from where the next {step} brings little to where it brings more, until "
            "both bring the same or a limit stops it: {gain} results in all. “As before” keeps "
            "the proportions of past spend, whatever the limits.",
            step=step,
            gain=_signed(space, best.total - before.total),
        ),
    )  # fmt: skip


def _best_row(space: AdSpace, place: int, currency: str) -> Row:
    name = space.best.names[place]
    share = space.sure.shares[name]
    low, high = space.room[name]
    return [
        platform(name),
        cents(space.best.amounts[place], currency),
        say("{value} ({low} to {high})", **{
            end: Quantity(value=getattr(share, end), unit=Unit.RATIO, digits=0)
            for end in ("value", "low", "high")
        }),
        _interval(space, space.results[name]),
        _small(space, space.brings(place, float(space.best.amounts[place]))),
        say("{low} and {high}", low=money(_round(low), currency),
            high=money(_round(high), currency)),
    ]  # fmt: skip


def _interval(space: AdSpace, found: Interval) -> Message:
    value, low, high = (space.aim.quantity(each) for each in found)
    return say("{value} ({low} to {high})", value=value, low=low, high=high)


def _ways_note(space: AdSpace) -> Message:
    return say(
        "Robust: the split whose worst fifth of {draws} redrawings of the curves does best. As "
        "before: the proportions of past spend. Best under these curves, which say what is known "
        "and no more.",
        draws=Quantity(value=space.sure.draws),
    )


def _next_sentence(space: AdSpace, currency: str) -> Message | None:
    found = space.next
    if found is None:
        return None
    open_ = [
        name for name, slope in zip(space.best.names, space.best.marginals, strict=True)
        if slope >= found[1] * 0.995 and not _full(space, name)
    ]  # fmt: skip
    place = space.best.names.index(found[0])
    return say(
        "The next {step} would go to {platforms}: about {brings} more ({results}).",
        step=money(space.step, currency),
        platforms=Listing(items=tuple(platform(each) for each in open_)),
        brings=_small(space, space.brings(place, float(space.best.amounts[place]))),
        results=space.aim.word,
    )


def _full(space: AdSpace, name: str) -> bool:
    place = space.best.names.index(name)
    return float(space.best.amounts[place]) >= space.problem.lines[place].maximum - 0.01


def _ties(space: AdSpace) -> Message | None:
    ties = space.ties
    if not ties:
        return None
    return say(
        "Within {share} of the best split stand also: {ways}. Between them, choose by what the "
        "curves do not see.",
        share=Quantity(value=threshold("near_tie"), unit=Unit.RATIO, digits=0),
        ways=Listing(items=tuple(WAY[each] for each in ties)),
    )


def _beyond(space: AdSpace) -> Message | None:
    """Name the platforms given more than was ever spent there."""
    names = [
        platform(name) for place, name in enumerate(space.best.names)
        if space.beyond(place, float(space.best.amounts[place]))
    ]  # fmt: skip
    if not names:
        return None
    return say(
        "More than was ever spent there: {platforms}. That part of the curve is extrapolated.",
        platforms=Listing(items=tuple(names)),
    )


def _small(space: AdSpace, value: float) -> Quantity:
    return space.aim.quantity(value, 2 if abs(value) < 10 else 1)


def _signed(space: AdSpace, value: float) -> Quantity:
    return space.aim.quantity(value).model_copy(update={"signed": True})


def _round(amount: float) -> float:
    """Round to three digits: the edge of the room is found to about a hundredth."""
    return float(f"{amount:.3g}")
