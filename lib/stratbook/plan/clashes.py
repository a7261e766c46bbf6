"""Which constraint clashes with which, in words, with the rows of the sheets they stand in."""

from collections.abc import Mapping
from typing import Final

from stratbook.core.message import N_, Loose, Message, Quantity, Unit, facts_of, say
from stratbook.plan.entries import Sheets
from stratbook.plan.names import label
from stratbook.plan.split.problem import Clash

_SENTENCES: Final = {
    "upside_down": N_(
        "The ad space cannot be split: for {name} the minimum, {asked}, exceeds the "
        "maximum, {given} ({rows}). Lower the one or raise the other."
    ),
    "floors": N_(
        "The ad space cannot be split: the platforms’ minimums add up to {asked}, for a "
        "budget of {given}. Lower one of them ({rows}), or raise the budget."
    ),
    "group_cap": N_(
        "The ad space cannot be split: inside the group {name} the minimums add up to "
        "{asked}, and the group may take {given} at most ({rows}). Lower a minimum or "
        "raise the group’s maximum."
    ),
    "group_floor": N_(
        "The ad space cannot be split: the group {name} must get {asked}, and its "
        "platforms may take {given} at most ({rows}). Lower the group’s minimum or raise "
        "a maximum."
    ),
    "overlap": N_("The ad space cannot be split: {name} stands in two groups ({rows}). Keep one."),
}


def clash_sentence(clash: Clash, sheets: Sheets, currency: str) -> Message:
    """Return one clash as a sentence that names its rows and says what to do.

    Parameters
    ----------
    clash : Clash
        As the split found it.
    sheets : Sheets
        Where platforms and groups stand.
    currency : str
        Of the amounts.
    """
    rows = _rows(clash, sheets)
    facts: dict[str, Loose] = {
        "asked": _money(clash.asked, currency),
        "given": _money(clash.given, currency),
        "rows": rows,
        "name": label(clash.names[0]) if clash.names else "",
    }
    text = _SENTENCES.get(clash.kind)
    if text is None:
        return say("The ad space cannot be split: there is no money or no platform.")
    return Message(text=text, facts=facts_of(facts))


def _rows(clash: Clash, sheets: Sheets) -> tuple[str, ...]:
    """Return the rows of the platforms and groups named, the bounded ones of a group too."""
    places: Mapping[str, tuple[str, ...]] = {
        **{name: (row,) for name, row in sheets.group_rows.items()},
        **{each.platform: each.sources for each in sheets.entries},
    }
    members = {each.name: each.members for each in sheets.groups}
    names = list(clash.names)
    if clash.kind == "group_floor":
        names += [each for name in clash.names for each in members.get(name, ())]
    return tuple(dict.fromkeys(row for name in names for row in places.get(name, ())))


def _money(value: float, currency: str) -> Quantity:
    return Quantity(value=value, unit=Unit.MONEY, currency=currency)
