"""What several tables of the calendar write in their cells."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from babel.dates import format_date

from stratbook.brief.sheets.calendar import AUTHOR, STATE
from stratbook.brief.sheets.platforms import CTA
from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import platforms
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.plan.calendar.lint import Severity
from stratbook.plan.calendar.row import CalendarRow

NOTHING: Final = say(
    "Nothing can be planned: fill in the sheets of pillars, personas and cadence, or the calendar."
)
CODES: Final = {
    "past_date": term("past date"), "clash": term("slot clash"),
    "not_approved": term("not approved"), "no_pillar": term("no pillar"),
    "no_cta": term("no call to action"), "no_owner": term("no owner"),
    "no_visual": term("no visual"), "unknown_pillar": term("unknown pillar"),
    "unknown_platform": term("unknown platform"), "unknown_persona": term("unknown persona"),
    "too_many": term("too many"), "too_few": term("too few"),
    "link_untagged": term("untagged link"), "day_off": term("day off"),
}  # fmt: skip
SEVERITIES: Final[dict[Severity, tuple[str, Message]]] = {
    "error": ("✖", say("to settle before it comes out")),
    "warning": ("▲", say("to look at")),
    "note": ("●", say("good to know")),
}
_CHOICES: Final = {id_: (en, fr) for id_, en, fr in (*CTA, *STATE, *AUTHOR)}


def chosen(look: Look, id_: str) -> Name:
    """Return a call to action, a state or an author as the sheet names it to this reader."""
    known = _CHOICES.get(id_)
    return Name(text=look.language.either(*known) if known else "–")


def platform(id_: str) -> Name:
    """Return a platform's name; another place as it is written."""
    known = platforms().get(id_)
    return Name(text=known.label if known else id_)


def hours(value: float | None, *, signed: bool = False) -> Quantity:
    """Return hours, with one decimal where they have one."""
    rounded = None if value is None else round(value, 1)
    digits = None if rounded is None else 0 if rounded == int(rounded) else 1
    return Quantity(value=rounded, unit=Unit.HOURS, signed=signed, digits=digits)


def weekday(look: Look, day: dt.date) -> Name:
    """Return a day of the agenda with its weekday: "jeu. 5 nov."."""
    return Name(text=format_date(day, "EEE d MMM", locale=look.language.locale))


def clock(row: CalendarRow) -> str:
    """Return a row's time; empty when none is set."""
    return "" if row.time is None else f"{row.time:%H:%M}"


def lines(look: Look, first: Fact, below: Sequence[Fact]) -> Html:
    """Return a cell of a strong line and smaller ones under it, the empty ones left out."""
    said = (look.say(each) for each in below)
    under = [element("div", each, class_="sb-source") for each in said if each]
    shown = element("div", element("div", look.say(first)), *under)
    return shown.with_facts(first, *(each for each in below if look.say(each)))


def dotted(look: Look, parts: Sequence[Fact]) -> Name:
    """Return several short facts on one line, the empty ones left out."""
    return Name(text=" · ".join(text for each in parts if (text := look.say(each))))


def listing(names: Sequence[str]) -> Fact:
    """Return names as a list of the client's words; a dash when there is none."""
    return Name(text=", ".join(names) or "–")
