"""Skills, training, who answers for what, and ambassadors in totals."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Heat, heat
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.marks import mark
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.organisation.names import AUDIENCES, NONE, STATES, hours, money, text
from stratbook.strategy.kpis import Measure
from stratbook.strategy.organisation.advocacy import Panel
from stratbook.strategy.organisation.matrix import Line, Matrix
from stratbook.strategy.organisation.people_findings import NAMES
from stratbook.strategy.organisation.skills import Gap, Skills, Training, speeches

_NO_SKILLS: Final = say("No role has rated itself yet: fill in the sheet of skills.")
_NO_PLAN: Final = say("No training is planned: fill in the sheet of training.")
_NO_RACI: Final = say("Nobody says who answers for what: fill in the sheet “Who decides”.")
_NO_PANEL: Final = say("No ambassador is counted: fill in the sheet of ambassadors.")
LETTERS: Final = {
    "accountable": term("A"), "responsible": term("R"), "consulted": term("C"),
    "informed": term("I"),
}  # fmt: skip


def skill_figure(look: Look, found: Skills) -> Html:
    """Draw the gap of each skill for each role, rating and need written in the cell."""
    rated = [each for each in found.gaps if each.gap is not None]
    if not rated:
        return note(look, _NO_SKILLS)
    roles = list(dict.fromkeys(each.role for each in rated))
    skills = [name for name in NAMES if any(each.skill == name for each in rated)]
    by = {(each.skill, each.role): each for each in rated}

    def draw(canvas: Canvas) -> None:
        heat(
            canvas, [NAMES[each] for each in skills], [_broken(each, canvas) for each in roles],
            [[_cell(look, by.get((skill, role))) for role in roles] for skill in skills],
        )  # fmt: skip

    caption = Caption(
        title=_gap_title(found),
        subtitle=say(
            "Points that lack, by skill and role; below, the role’s own rating over what its hat "
            "asks, out of 5."
        ),
        source=say("Source: sheet of skills; what a hat asks is stratbook’s reference unless the "
                   "sheet says otherwise."),
        alt=say("A grid of skills by role. Wide gaps: {gaps}.", gaps=_listed(found.wide)),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.7 + 0.42 * len(skills))


def _broken(role: str, canvas: Canvas) -> str:
    return "\n".join(role.split(" ")) if canvas.narrow else role


def _cell(look: Look, gap: Gap | None) -> Heat:
    if gap is None or gap.gap is None:
        return Heat(Quantity(value=None), "", weak=True)
    rating, needed = Quantity(value=gap.rating), Quantity(value=gap.needed)
    return Heat(Quantity(value=gap.gap), f"{look.say(rating)} / {look.say(needed)}")


def _gap_title(found: Skills) -> Message:
    if not found.wide:
        return say("No skill lacks more than a point")
    first = found.wide[0]
    return say("{skill} is what lacks most: {rating} of {needed} for {role}",
               skill=NAMES[first.skill], rating=Quantity(value=first.rating),
               needed=Quantity(value=first.needed), role=first.role)  # fmt: skip


def _listed(gaps: Sequence[Gap]) -> list[Message] | Message:
    if not gaps:
        return say("none")
    return [say("{skill} ({role})", skill=NAMES[e.skill], role=e.role) for e in gaps]


def need_table(look: Look, found: Skills) -> Html:
    """Show the wide gaps, whether a training answers them, and who could train within."""
    if not found.gaps:
        return Html()
    rows: list[Row] = [
        [NAMES[each.skill], each.role, Quantity(value=each.rating), Quantity(value=each.needed),
         mark(look, "good", say("in the plan")) if each.trained
         else mark(look, "bad", say("no training")),
         _trainers(found, each)]
        for each in found.wide
    ]  # fmt: skip
    limit = Quantity(value=threshold("skill_gap"))
    return table(
        look,
        [term("Skill"), term("Role"), term("Own rating"), term("Needed"), term("Training"),
         term("Who could train")],
        rows,
        say("Training needs"),
        note=say("A gap of {limit} points or more; each role rated itself.", limit=limit),
    )  # fmt: skip


def _trainers(found: Skills, gap: Gap) -> Fact | list[str]:
    able = [role for role in found.trainers.get(gap.skill, ()) if role != gap.role]
    return able or say("nobody within")


def plan_table(look: Look, found: Skills, currency: str) -> Html:
    """Show the training plan: for whom, at which level, by whom, when and who came."""
    if not found.plan:
        return note(look, _NO_PLAN)
    rows: list[Row] = [
        [each.name, STATES.get(each.state, NONE), _audience(each), text(each.trainer),
         NONE if each.on is None else each.on, hours(each.hours), money(each.cost, currency),
         _came(each.came, each.invited)]
        for each in found.plan
    ]  # fmt: skip
    return table(
        look,
        [term("Training"), term("State"), term("For whom"), term("Trainer"), term("On"),
         term("Hours"), term("Cost"), term("Came")],
        rows,
        say("Training plan"),
        note=say("People are counted, never named."),
    )  # fmt: skip


def _audience(each: Training) -> Fact:
    if not each.level:
        return text(each.audience)
    return say("{audience} ({level})", audience=text(each.audience), level=AUDIENCES[each.level])


def _came(came: int | None, invited: int | None) -> Fact:
    if came is None or invited is None:
        return NONE
    return say("{came} of {invited}", came=came, invited=invited)


def speech_table(look: Look, found: Skills) -> Html:
    """Show how to speak to each level of audience in the plan."""
    worded = look.language.worded
    told = speeches(found.plan)
    if not told:
        return Html()
    return table(
        look,
        [term("Level"), term("How to speak"), term("What to leave out")],
        [[AUDIENCES[e.level], Name(text=worded(e.do)), Name(text=worded(e.avoid))] for e in told],
        say("The same subject, told to each audience"),
    )


def raci_table(look: Look, found: Matrix) -> Html:
    """Show the whole matrix, and what is missing in it."""
    if not found.lines:
        return note(look, _NO_RACI)
    rows: list[Row] = [
        [line.subject.said, _missing(look, line),
         *(_parts(look, line, role) for role in found.roles)]
        for line in found.lines
    ]  # fmt: skip
    return table(
        look,
        [term("Subject"), term("What is missing"), *found.roles],
        rows,
        say("Who answers for what: the whole RACI"),
        note=_legend(found),
    )


def _parts(look: Look, line: Line, role: str) -> Fact:
    letters = [look.say(LETTERS[part]) for part in line.parts.get(role, ())]
    if not letters and role in line.accountable:
        letters = [f"({look.say(LETTERS['accountable'])})"]
    return Name(text=" ".join(letters)) if letters else NONE


def _missing(look: Look, line: Line) -> Html:
    if len(line.accountable) > 1:
        return mark(look, "bad", say("several accountable roles"))
    if not line.accountable:
        return mark(look, "bad", say("nobody accountable"))
    if not line.playing("responsible"):
        return mark(look, "watch", say("the accountable role also does it"))
    return mark(look, "good", say("nothing"))


def _legend(found: Matrix) -> Message:
    letters = say(
        "A accountable, R responsible, C consulted, I informed; (A) is the owner that the brief "
        "names."
    )
    if not found.idle:
        return letters
    return say("{letters} Roles without work: {roles}.", letters=letters, roles=list(found.idle))


def advocacy_table(look: Look, panels: tuple[Panel, Panel]) -> Html:
    """Show the programme's totals, of the period and of the one compared with."""
    now, before = panels
    if now.enrolled is None and before.enrolled is None:
        return note(look, _NO_PANEL)
    if not now.shown:
        return note(look, say(
            "Fewer than {least} people are enrolled: totals could point at somebody and are not "
            "shown.", least=int(threshold("advocacy_group")),
        ))  # fmt: skip
    rows: list[Row] = [
        [term("People enrolled"), now.enrolled, before.enrolled],
        [term("People active"), _count(now.active), _count(before.active)],
        [say("Participation rate"), _rate(now.participation), _rate(before.participation)],
        [say("Contents approved, of those proposed"), _rate(now.validation),
         _rate(before.validation)],
        [say("Cumulative contacts of their posts (with duplicates)"), _value(now.reach),
         _value(before.reach)],
        [say("Cumulative contacts per active ambassador"), _count(now.reach_each),
         _count(before.reach_each)],
        [say("Clicks on the links they relayed"), _value(now.clicks), _value(before.clicks)],
        [say("Posts of own accounts tagged as theirs"), now.posts, before.posts],
    ]  # fmt: skip
    return table(
        look,
        [term("Ambassadors, in totals"), Name(text=look.language.span(now.period)),
         Name(text=look.language.span(before.period))],
        rows,
        say("The ambassadors’ panel"),
        note=say("Totals only, nobody is named; below {least} active people nothing is said by "
                 "head.", least=int(threshold("advocacy_group"))),
    )  # fmt: skip


def _count(value: float | None) -> Quantity:
    return Quantity(value=value, digits=0)


def _value(measured: Measure) -> Quantity:
    return _count(measured.value)


def _rate(measured: Measure) -> Fact:
    value = Quantity(value=measured.value, unit=Unit.RATIO, digits=0)
    if measured.interval is None:
        return value
    low, high = (Quantity(value=end, unit=Unit.RATIO, digits=0) for end in measured.interval)
    return say("{value} ({low} to {high}, n = {n})", value=value, low=low, high=high,
               n=measured.n)  # fmt: skip
