"""Planned against published, pillars of the plan, and hours by week and role."""

from typing import Final

from stratbook.core.message import Fact, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.cards import Card, cards
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.calendar.cells import dotted, hours, lines, platform, weekday
from stratbook.plan.calendar.capacity import Load
from stratbook.plan.calendar.published import Match, Outcome
from stratbook.plan.calendar.review import Review

_OUTCOMES: Final[dict[Outcome, tuple[str, Fact]]] = {
    "as_planned": ("✔", term("published as planned")),
    "moved": ("▲", term("published another day")),
    "not_published": ("✖", term("not published")),
    "unplanned": ("●", term("not planned")),
}
_BY: Final[dict[str, Fact]] = {
    "id": term("by the publication’s id"),
    "tag": term("by the calendar’s id in the tags"),
    "likeness": term("by likeness, to be confirmed"),
}
_COLUMNS: Final = ("planned", "published", "coming")
_READ: Final = 90  # characters of a text that tell it from another


def follow_cards(look: Look, review: Review) -> Html:
    """Show how much of the period's plan came out."""
    account = review.account
    if not account.planned:
        said = say("The calendar holds no row of {period}: nothing to compare.",
                   period=account.period)  # fmt: skip
        return note(look, said, "watch")
    doubtful = sum(each.doubtful for each in account.matches)
    kept = Quantity(value=account.kept, unit=Unit.RATIO, digits=0)
    shown = [
        Card(term("Plan kept"), kept,
             note=say("{out} of {planned} planned publications; {doubtful} matched by likeness",
                      out=account.out, planned=account.planned, doubtful=doubtful)),
        Card(term("Moved"), Quantity(value=len(account.of("moved"))),
             note=say("published on another day")),
        Card(term("Not published"), Quantity(value=len(account.of("not_published"))),
             note=say("{hours} planned for them", hours=hours(account.hours_unused))),
        Card(term("Not planned"), Quantity(value=len(account.of("unplanned"))),
             note=say("published without a row in the calendar")),
    ]  # fmt: skip
    return cards(look, shown)


def follow_table(look: Look, review: Review) -> Html:
    """Show what became of each row, and what came out without one; what went as planned last."""
    if not review.account.matches:
        return note(look, say("Neither a plan nor a publication in this period."), "watch")
    order = ("not_published", "moved", "unplanned", "as_planned")
    ordered = sorted(review.account.matches, key=lambda each: order.index(each.outcome))
    return table(
        look,
        [term("Row"), term("What"), term("Outcome"), term("Matched")],
        [_match(look, each) for each in ordered],
        say("Planned and published, {period}", period=review.account.period),
        note=say(
            "Matched by the publication’s id, else by the calendar’s id in the tags, else by "
            "likeness of platform, day, text and pillar: such a match is to be confirmed."
        ),
    )


def _match(look: Look, match: Match) -> Row:
    row, post = match.row, match.post
    place = row.platform if row else post.platform if post else ""
    text = (row.angle or row.text) if row else post.text if post else ""
    sign, outcome = _OUTCOMES[match.outcome]
    out: list[Fact] = []
    if match.outcome == "moved" and post is not None:
        out = [say("out on {day}", day=post.day)]
    return [
        lines(look, Name(text=row.id if row else "–"),
              [dotted(look, [platform(place), weekday(look, match.day)])]),
        Name(text=_cut(text)),
        lines(look, Name(text=f"{sign} {look.say(outcome)}"), out),
        _BY[match.by] if match.by else Name(text="–"),
    ]  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= _READ else text[:_READ].rsplit(" ", 1)[0] + "…"


def plan_pillar_table(look: Look, review: Review) -> Html:
    """Show each pillar's rows against its target: planned, published, to come."""
    parts = review.parts
    if not parts:
        return note(look, say("No pillar is written, and no row names one."), "watch")
    sums = [sum(getattr(each, name) for each in parts) for name in _COLUMNS]
    rows: list[Row] = [
        [
            Name(text=each.pillar) if each.pillar else term("no pillar"),
            _share(each.target),
            *(
                _part(look, getattr(each, name), total)
                for name, total in zip(_COLUMNS, sums, strict=True)
            ),
        ]
        for each in parts
    ]
    return table(
        look,
        [
            term("Pillar"),
            term("Aimed at"),
            term("Planned"),
            term("Actually published"),
            term("To come"),
        ],
        rows,
        say("Pillars: what the plan gives them"),
        total=[term("Total"), "", *(Quantity(value=each) for each in sums)],
    )


def _share(value: float | None) -> Quantity | Name:
    return Name(text="–") if value is None else Quantity(value=value, unit=Unit.RATIO, digits=0)


def _part(look: Look, count: int, total: int) -> Name:
    if not total:
        return Name(text="–")
    share = look.say(Quantity(value=count / total, unit=Unit.RATIO, digits=0))
    return Name(text=f"{look.say(Quantity(value=count))} ({share})")


def load_table(look: Look, review: Review) -> Html:
    """Show the hours of the weeks to come by role, against what there is."""
    if not review.loads:
        return note(look, say("No hour is planned for the weeks to come."), "watch")
    return table(
        look,
        [term("Week from"), term("Role"), term("Rows"), term("Planned"), term("Available"),
         term("Left")],
        [_load(each) for each in review.loads],
        say("Hours of the weeks to come, by role"),
        note=say(
            "Available: the hours its tasks of content are given; where there is none, {share} of "
            "its hours for social media. A format that the sheet does not know counts {hours}.",
            share=_share(threshold("calendar_content_share")),
            hours=hours(threshold("calendar_format_hours")),
        ),
    )  # fmt: skip


def _load(each: Load) -> Row:
    left = None if each.available is None else each.available - each.hours
    return [
        each.week.start,
        Name(text=each.role) if each.role else term("no owner"),
        Quantity(value=each.rows),
        hours(each.hours),
        hours(each.available),
        hours(left, signed=True),
    ]
