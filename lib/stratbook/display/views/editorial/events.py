"""Events in person: who came, and the mentions and contents that coincide with them."""

from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.strategy.editorial.gatherings import Gathering, Gatherings, Window


def gathering_table(look: Look, found: Gatherings) -> Html:
    """Show each event: people, contents asked, mentions during and after beside usual days."""
    if not found.rows:
        return prose.note(
            look,
            say(
                "No event in person is logged over the year: note them in the sheet “Events in "
                "person”, with their hashtag and whether people were asked to publish."
            ),
        )
    headings = (
        term("Event"), term("Days"), term("Came / invited"), term("Contents asked for"),
        term("Mentions during"), term("Usual on such days"), term("Ratio and interval"),
        term("Mentions after"), term("Public’s contents, before / during / after"),
        term("Reading"),
    )  # fmt: skip
    rows = [_row(each) for each in found.rows]
    return table(
        look, headings, rows, say("Events in person and what coincides"), note=_note(found)
    )


def _row(each: Gathering) -> list[Cell]:
    during, after = each.during, each.after
    return [
        each.name, each.span, _people(each), _asked(each),
        None if during is None else during.mentions, _usual(during), _ratio(during), _after(after),
        _contents(each), _reading(each),
    ]  # fmt: skip


def _people(each: Gathering) -> Fact:
    if each.invited is None:
        return Quantity(value=each.came)
    return say("{came} / {invited}", came=each.came, invited=each.invited)


def _asked(each: Gathering) -> Fact | str:
    if each.asked is None:
        return "–"
    return term("yes") if each.asked else term("no")


def _usual(window: Window | None) -> Quantity:
    usual = None if window is None else window.usual
    return Quantity(value=usual, unit=Unit.DECIMAL, digits=1)


def _ratio(window: Window | None) -> Fact | str:
    if window is None:
        return "–"
    if window.ratio is None:
        return term("not enough data")
    if window.interval is None:
        return _times(window.ratio)
    low, high = window.interval
    return say(
        "{ratio} ({low} to {high})", ratio=_times(window.ratio), low=_times(low), high=_times(high)
    )


def _after(window: Window | None) -> Fact | str:
    if window is None:
        return "–"
    usual = Quantity(value=window.usual, unit=Unit.DECIMAL, digits=1)
    return say("{count}, usually {usual}", count=window.mentions, usual=usual)


def _contents(each: Gathering) -> Message:
    return say(
        "{before} / {during} / {after}",
        before=each.ugc_before,
        during=None if each.during is None else each.during.ugc,
        after=None if each.after is None else each.after.ugc,
    )


def _reading(each: Gathering) -> Fact:
    if each.during is None:
        return term("no file of mentions covers these days")
    if each.during.ratio is None:
        return term("too few mentions to tell")
    if each.during.is_up:
        return term("coincides with more mentions")
    return term("no clear difference")


def _note(found: Gatherings) -> Message:
    if not found.has_mentions:
        return say(
            "No listening file gives the mentions of the brand: import one to see what coincides "
            "with each event."
        )
    return say(
        "Usual: the same weekdays of the {weeks} weeks before. After: the {days} days that follow. "
        "Reposts are left out; the interval allows for mentions that come in bursts. It coincides, "
        "it does not prove.",
        weeks=int(threshold("editorial_weeks_before")), days=int(threshold("editorial_days_after")),
    )  # fmt: skip


def _times(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.TIMES, digits=1)
