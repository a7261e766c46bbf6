"""The weeks to come: an overview by day, and an agenda a person can work from."""

from collections.abc import Sequence

from stratbook.core.message import Fact, Message, Name, say, say_n, term
from stratbook.core.period import Period
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.calendar.cells import (
    NOTHING,
    chosen,
    clock,
    dotted,
    hours,
    lines,
    platform,
    weekday,
)
from stratbook.plan.calendar.draft import Drafted
from stratbook.plan.calendar.review import Review
from stratbook.plan.calendar.row import CalendarRow
from stratbook.plan.calendar.weeks import week_of, weeks_of


def agenda(look: Look, review: Review) -> Html:
    """Show the weeks to come, one table a week; rows written by rule say so."""
    if review.empty:
        return note(look, NOTHING, "watch")
    drafted = {each.row.id: each for each in review.draft.rows}
    shown = []
    for week in weeks_of(review.setting.horizon):
        rows = [row for row in review.coming if week_of(row.date) == week]
        if rows:
            shown.append(_week(look, week, rows, drafted))
    return element("div", _told(look, review), *shown)


def _told(look: Look, review: Review) -> Html:
    """Say what the draft adds, and where its hours come from."""
    new = len(review.draft.rows)
    if not new:
        return Html()
    usual = sum(each.slot == "default" for each in review.draft.rows)
    said = say_n(
        "{count} row is proposed by rule beside the {held} of the calendar; nobody has confirmed "
        "it. Default hour, for lack of results of the account: {usual}.",
        "{count} rows are proposed by rule beside the {held} of the calendar; nobody has confirmed "
        "them. Default hour, for lack of results of the account: {usual}.",
        new, held=len(review.coming) - new, usual=usual,
    )  # fmt: skip
    return note(look, said, "neutral")


def _week(
    look: Look, week: Period, rows: Sequence[CalendarRow], drafted: dict[str, Drafted]
) -> Html:
    headings = [term("When and where"), term("What, for whom"), term("Asked for"), term("State")]
    return table(
        look, headings, [_row(look, row, drafted.get(row.id)) for row in rows], _caption(week)
    )


def _caption(week: Period) -> Message:
    return say("Week of {day}", day=week.start)


def _row(look: Look, row: CalendarRow, drafted: Drafted | None) -> Row:
    return [
        lines(look, weekday(look, row.date), [_where(look, row, drafted)]),
        lines(look, Name(text=row.angle or row.text), [_about(look, row)]),
        lines(look, chosen(look, row.cta), [_who(look, row)]),
        _state(look, row, drafted),
    ]


def _where(look: Look, row: CalendarRow, drafted: Drafted | None) -> Fact:
    time: Fact = Name(text=clock(row))
    if drafted is not None and drafted.slot == "default":
        time = say("{time} (default)", time=clock(row))
    return dotted(look, [time, platform(row.platform), Name(text=row.account)])


def _about(look: Look, row: CalendarRow) -> Name:
    named = [Name(text=each) for each in (row.pillar, row.persona, row.format)]
    campaign: list[Fact] = []
    if row.campaign:
        campaign.append(say("campaign {name}", name=row.campaign))
    return dotted(look, [*named, *campaign])


def _who(look: Look, row: CalendarRow) -> Name:
    owner: Fact = Name(text=row.owner) if row.owner else term("no owner")
    return dotted(look, [owner, *([hours(row.hours)] if row.hours is not None else [])])


def _state(look: Look, row: CalendarRow, drafted: Drafted | None) -> Html:
    if drafted is not None:
        return lines(look, term("proposed"), [Name(text=row.id)])
    return lines(look, chosen(look, row.state or "idea"), [Name(text=row.id)])
