"""The KPIs of a family as a table, by platform, and by part."""

from collections.abc import Sequence
from typing import Final

from stratbook.core import reference
from stratbook.core.message import Day, Fact, KpiTerm, Message, Quantity, say, say_n, term
from stratbook.core.vocabulary import Family
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named, rests_on
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.performance.families import FamilyTable, Reading
from stratbook.strategy.performance.quantities import quantity
from stratbook.strategy.performance.targets import CHANGES

_MOST: Final = 8  # parts listed at most
_NAMES: Final = {
    Family.AWARENESS: term("Awareness"),
    Family.ACQUISITION: term("Acquisition"),
    Family.INTERACTION: term("Interaction"),
    Family.SATISFACTION: term("Satisfaction"),
    Family.CONVERSION: term("From visit to action"),
    Family.PUBLIC_GOOD: term("Beyond social media"),
}


def family(look: Look, shown: FamilyTable) -> Html:
    """Show a family: a sentence on what moved, its KPIs, and how many are missing.

    A general reader is told the sentence; the objectives' own KPIs stand in their cards.

    A family of which nothing could be measured comes as one line that says so.
    """
    if not shown.readings:
        return prose.note(look, _nothing(shown)) if shown.missing else Html()
    if look.plain:
        return prose.paragraph(look, headline(shown))
    return join(
        [prose.paragraph(look, headline(shown)), _table(look, shown), by_platform(look, shown)]
    )


def headline(shown: FamilyTable) -> Message:
    """Return what moved most in a family, or that nothing can be compared."""
    moved = [each for each in shown.readings if _move(each) is not None]
    if not moved:
        return say("No figure of this family can be compared with {span}.", span=shown.comparison)
    most = max(moved, key=lambda each: (abs(_move(each) or 0.0), each.kpi))
    return say(
        "Largest movement: {kpi}, {change} on {span} ({value}).",
        kpi=KpiTerm(id=most.kpi),
        change=most.since_before,
        span=shown.comparison,
        value=most.value,
    )


def _move(reading: Reading) -> float | None:
    """Return a KPI's relative change; None for what is a change itself, partial, or unlike."""
    now, before = reading.now, reading.before
    if now.partial or before.partial:
        return None
    if not now.comparable(before) or not before.value or now.value is None:
        return None
    if reference.kpi(reading.kpi).status == "points":
        return None
    return now.value / before.value - 1


def _table(look: Look, shown: FamilyTable) -> Html:
    headings: list[Fact | str] = [
        term("Indicator"), shown_span(shown), term("Rests on"),
        say("Change on {span}", span=shown.comparison), term("Change on the year before"),
    ]  # fmt: skip
    shared = shared_notes(shown)
    rows = [_row(look, each, shared) for each in shown.readings]
    sources = tuple(sorted({place for each in shown.readings for place in each.now.sources}))
    caption = say(
        "{family}: the indicators of {span}", family=_NAMES[shown.family], span=shown.period
    )
    found = [table(look, headings, rows, caption, note=files_named(sources))]
    found += [prose.paragraph(look, each) for each in shared]
    return join(found + ([prose.paragraph(look, _not_shown(shown))] if shown.missing else []))


def shared_notes(shown: FamilyTable) -> tuple[Message, ...]:
    """Return the notes that several indicators share: said once, below the table."""
    said = [note for each in shown.readings for note in each.now.notes]
    return tuple(note for place, note in enumerate(said) if said[: place + 1].count(note) == 2)


def shown_span(shown: FamilyTable) -> Message:
    """Return the period as a column's heading."""
    return say("{span}", span=shown.period)


def _row(look: Look, reading: Reading, shared: Sequence[Message]) -> list[Cell]:
    # The change of a change tells a reader nothing: those cells stay blank.
    moved: list[Cell] = [reading.since_before, reading.since_year]
    return [
        KpiTerm(id=reading.kpi, form="label"),
        reading.value,
        rests_on(look, reading.now, reading.currency, shared),
        *(["", ""] if reading.kpi in CHANGES else moved),
    ]


def _not_shown(shown: FamilyTable) -> Message:
    return say_n(
        "{count} indicator of this family has no value; the last section says why.",
        "{count} indicators of this family have no value; the last section says why.",
        len(shown.missing),
    )


def _nothing(shown: FamilyTable) -> Message:
    return say(
        "{family}: the files received measure nothing of it in {span}. The last section says "
        "what would.",
        family=_NAMES[shown.family],
        span=shown.period,
    )


def by_platform(look: Look, shown: FamilyTable) -> Html:
    """Show the KPIs that are known by platform; nothing when fewer than two platforms are."""
    known = {each.kpi: _platforms(each) for each in shown.readings}
    split = {kpi: values for kpi, values in known.items() if len(values) > 1}
    names = sorted({name for values in split.values() for name in values})
    rows: list[list[Cell]] = [
        [
            KpiTerm(id=each.kpi, form="label"),
            *(quantity(each.kpi, split[each.kpi].get(name), each.currency) for name in names),
        ]
        for each in shown.readings
        if each.kpi in split
    ]
    if not rows:
        return Html()
    headings: list[Fact | str] = [term("Indicator"), *(platform_name(name) for name in names)]
    return table(
        look,
        headings,
        rows,
        say("{family} by platform", family=_NAMES[shown.family]),
        note=say("Platforms count differently; read down a column, not across."),
    )


def _platforms(reading: Reading) -> dict[str, float]:
    known = reference.platforms()
    return {
        part.key: part.value
        for part in reading.now.parts
        if part.key in known and part.value is not None
    }


def parts(look: Look, shown: FamilyTable, *kpis: str) -> Html:
    """Show the parts of KPIs, a table each: the largest first, days in their order.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    shown : FamilyTable
        The family that holds the KPIs; one without a value or without parts shows nothing.
    *kpis : str
        Which KPIs.
    """
    known = [shown[kpi] for kpi in kpis if kpi in shown]
    return join([_parts(look, reading) for reading in known if reading.now.parts])


def _parts(look: Look, reading: Reading) -> Html:
    kpi, split = reading.kpi, reading.now.parts
    dated = all(isinstance(part.label, Day) for part in split)
    ordered = sorted(split, key=lambda part: 0.0 if dated else -(part.value or 0.0))
    rows: list[list[Cell]] = [
        [part.label, quantity(kpi, part.value, reading.currency), _cases(part.n)]
        for part in (ordered if dated else ordered[:_MOST])
    ]
    headings: list[Fact | str] = [term("Detail"), KpiTerm(id=kpi, form="label"), term("Cases")]
    caption = say("{kpi}, part by part", kpi=KpiTerm(id=kpi, form="label"))
    variant = reading.now.variant
    note = say("{variant}.", variant=variant) if variant is not None else None
    if len(split) > _MOST and not dated:
        hidden = say_n(
            "{count} smaller one is not listed.", "{count} smaller ones are not listed.",
            len(split) - _MOST,
        )  # fmt: skip
        note = hidden if note is None else say("{first} {then}", first=note, then=hidden)
    return table(look, headings, rows, caption, note=note)


def _cases(n: int | None) -> Quantity | str:
    return "" if n is None else Quantity(value=n)
