"""A KPI being explored: its value, what carries it, its last periods, who leads on which basis."""

from collections.abc import Sequence

from stratbook.core.message import Fact, KpiTerm, Message, Name, Quantity, Unit, say, term
from stratbook.core.vocabulary import EngagementBasis
from stratbook.display import prose
from stratbook.display.cards import Card, cards
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance import trend
from stratbook.display.views.performance.basis import files_named, interval_of
from stratbook.strategy.kpis import Measure
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.performance import Charted, Rated, leaders, ranked
from stratbook.strategy.performance.bases import BASES
from stratbook.strategy.performance.quantities import quantity
from stratbook.strategy.performance.standouts import BY_BASIS
from stratbook.strategy.three_c.formats import format_name

_MOST = 8  # parts listed


def measured(look: Look, found: Measure, currency: str) -> Html:
    """Show a KPI's value, interval and cases, or "n.d." with its reason; then what it means."""
    card = Card(
        KpiTerm(id=found.kpi),
        quantity(found.kpi, found.value, currency),
        note=found.counted,
        interval=interval_of(found, currency),
        reason=found.reason,
    )
    notes = [prose.paragraph(look, each) for each in found.notes]
    return join([cards(look, [card], linked=False), *notes, _meaning(look, found)])


def _meaning(look: Look, found: Measure) -> Html:
    """Return definition, formula, trap and files, each after its name."""
    words = look.language.kpi_words(found.kpi)
    said: list[tuple[Fact, str]] = [
        (term("Definition"), words.definition),
        (term("Formula"), words.formula),
        (term("Mind"), words.trap),
    ]
    lines = [
        part
        for name, text in said
        if text
        for part in (element("dt", look.sentence(name)), element("dd", text))
    ]
    told = element("div", element("dl", *lines), class_="sb")
    if not found.sources:
        return told
    source = element("p", look.say(files_named(found.sources)), class_="sb sb-source")
    return join([told, source])


def series(look: Look, chart: Charted | None) -> Html:
    """Draw a KPI's last periods, small."""
    return trend(look, chart, small=True)


def parted(look: Look, found: Measure, currency: str) -> Html:
    """Show a KPI by platform or channel, the largest first; nothing where it has no parts."""
    if not found.parts:
        return Html()
    ordered = sorted(found.parts, key=lambda each: -(each.value or 0.0))[:_MOST]
    rows: list[list[Cell]] = [
        [
            each.label,
            quantity(found.kpi, each.value, currency),
            "" if each.n is None else Quantity(value=each.n),
        ]
        for each in ordered
    ]
    headings = (term("Detail"), KpiTerm(id=found.kpi, form="label"), term("Cases"))
    caption = say("{kpi}, part by part", kpi=KpiTerm(id=found.kpi, form="label"))
    return table(look, headings, rows, caption)


def bases(look: Look, found: Sequence[Rated], basis: EngagementBasis, by: str) -> Html:
    """Show the engagement rate on every basis, in the order that one of them gives.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    found : sequence of Rated
        Platforms or formats.
    basis : EngagementBasis
        The one that puts them in order.
    by : {"platform", "format"}
        Which of the two they are.
    """
    if not found:
        return Html()
    order = ranked(tuple(found), basis)
    rows: list[list[Cell]] = [
        [
            _place(at, each, basis),
            _name(each.name, by),
            *(_rate(each, one) for one in BASES),
            Quantity(value=each.counts.get(basis)),
        ]
        for at, each in enumerate(order, 1)
    ]
    headings: list[Fact] = [
        term("Rank"), term("Platform") if by == "platform" else term("Format"),
        *(KpiTerm(id=each.kpi, form="label") for each in BASES), term("Posts"),
    ]  # fmt: skip
    caption = say("Who leads, by {kpi}", kpi=KpiTerm(id=basis.kpi))
    few = any(not each.known(basis) for each in order)
    note = say("Too few posts are not ranked.") if few else None
    shown = table(look, headings, rows, caption, note=note)
    return join([element("p", look.sentence(finding(found, by)), class_="sb sb-headline"), shown])


def finding(found: Sequence[Rated], by: str) -> Message:
    """Return whether the winner changes with the basis, and who wins on which."""
    winners = leaders(tuple(found))
    names = {winner: _name(winner, by) for winner in winners.values()}
    if not winners:
        return say("Too few posts to say who leads.")
    if len(names) == 1:
        return say("{name} leads on every basis known here.", name=next(iter(names.values())))
    pairs = tuple(
        say("{name} leads {basis}", name=names[winner], basis=BY_BASIS[basis])
        for basis, winner in winners.items()
    )
    return say("The winner changes with the basis: {pairs}.", pairs=pairs)


def _place(at: int, each: Rated, basis: EngagementBasis) -> str:
    return str(at) if each.known(basis) else "–"


def _name(name: str, by: str) -> Fact:
    found = platform_name(name) if by == "platform" else format_name(name)
    return found if name or by == "format" else Name(text="–")


def _rate(each: Rated, basis: EngagementBasis) -> Quantity:
    return Quantity(value=each.rates.get(basis), unit=Unit.RATIO)
