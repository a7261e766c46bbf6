"""The dates worth a publication, and the rows that the hours could not hold."""

from typing import Final

from stratbook.core.message import Fact, Name, Span, say, term
from stratbook.core.period import Period
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.calendar.cells import dotted, hours, lines, platform
from stratbook.plan.calendar.draft import Cut
from stratbook.plan.calendar.hooks import Hook, Origin
from stratbook.plan.calendar.review import Review

_ORIGINS: Final[dict[Origin, Fact]] = {
    "own": term("own date"),
    "event": term("event of the plan"),
    "flight": term("campaign"),
    "season": term("seasonal date"),
    "holiday": term("public holiday"),
}
_SOLEMN: Final = term("solemn: sells nothing")


def hook_table(look: Look, review: Review) -> Html:
    """Show the dates of the weeks to come, what could be told, and which rows hang on them."""
    rows = [_row(look, each, review) for each in review.draft.hooks]
    return table(
        look,
        [term("Date"), term("Occasion"), term("What could be told"), term("Rows")],
        rows,
        say("Dates worth a publication, {span}", span=review.setting.horizon),
        note=say(
            "Seasonal dates: marronniers.csv, each with its source; public holidays: the library "
            "holidays; the others come from the inputs. A date is no reason in itself: those far "
            "from the client are left out."
        ),
    )


def _row(look: Look, hook: Hook, review: Review) -> Row:
    code = look.language.code
    hung = [each.row.id for each in review.draft.rows if each.hook == hook]
    tone = [_SOLEMN] if hook.tone == "solemn" else []
    return [
        Span(period=hook.period) if hook.period.days > 1 else hook.period.start,
        lines(look, Name(text=hook.name(code)), [dotted(look, [_ORIGINS[hook.origin], *tone])]),
        Name(text=hook.angle(code) or "–"),
        Name(text=", ".join(hung) or "–"),
    ]


def cut_table(look: Look, review: Review) -> Html:
    """Show the rows that were left out, and the week whose hours did not hold them."""
    if not review.draft.cut:
        if not review.setting.hours.roles:
            said = say("Hours are not limited: the sheet of the team is empty.")
            return note(look, said, "watch")
        return note(look, say("The hours there are hold every row of the draft."), "good")
    rows = [_cut(look, each) for each in review.draft.cut]
    return table(
        look,
        [term("Row left out"), term("Content"), term("Week"), term("Planned"), term("Available")],
        rows,
        say("What the hours could not hold"),
        note=say(
            "A row is left out when its week exceeds what its role has for publications: first "
            "what hangs on no date. To keep one, override the rule calendar.row with its id."
        ),
    )


def _cut(look: Look, cut: Cut) -> Row:
    row = cut.drafted.row
    return [
        lines(look, Name(text=row.id), [dotted(look, [platform(row.platform), _day(cut)])]),
        dotted(look, [Name(text=row.pillar), Name(text=row.format), hours(row.hours)]),
        lines(look, _week(cut.week), [Name(text=cut.role)]),
        hours(cut.hours),
        hours(cut.available),
    ]


def _day(cut: Cut) -> Fact:
    return say("{day}", day=cut.drafted.row.date)


def _week(week: Period) -> Fact:
    return say("from {day}", day=week.start)
