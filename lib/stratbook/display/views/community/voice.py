"""What the public says: themes, the departments that must act, how satisfied people are."""

from typing import Final

from stratbook.core.message import Fact, Message, Quantity, Term, Unit, say, say_n, term
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import BRACKETS, NONE, between, changed, share
from stratbook.strategy.community import Desk, Satisfaction, Score, Theme, Voice
from stratbook.strategy.community.routing import department_name

ACTIONS: Final[dict[str, Term]] = {
    "act": term("Act on the cause"),
    "answer": term("Answer first"),
    "inform": term("Publish the answer"),
    "thank": term("Thank and quote"),
    "watch": term("Watch"),
}
_SHOWN: Final = 10
_EMPTY: Final = say(
    "Nothing was counted for this period: fill in the sheet of the public’s voice, or add the "
    "conversations export of the inbox tool."
)
_NO_REVIEWS: Final = say("No review in this period: add the reviews export of each review site.")


def theme_bars(look: Look, voice: Voice) -> Html:
    """Draw how often each theme came up; those that call for an action stand out."""
    shown = voice.ranked[:_SHOWN]
    if not shown:
        return note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        bars(canvas, [_bar(each) for each in shown])

    first = shown[0]
    caption = Caption(
        title=_title(voice),
        subtitle=say(
            "Times each theme came up, customers and community, {period}; change since {before}. "
            "In colour: a department must act or answer. {brackets}",
            period=voice.said.period,
            before=voice.said.comparison,
            brackets=BRACKETS,
        ),
        source=_source(voice),
        alt=say_n(
            "{count} theme, from the most frequent: {first}, {volume}.",
            "{count} themes, from the most frequent: {first}, {volume}.",
            len(shown), first=first.name,
            volume=say_n("{count} time", "{count} times", first.volume),
        ),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.9 + 0.32 * len(shown))


def theme_table(look: Look, voice: Voice) -> Html:
    """Show each theme in figures, with the department it goes to and what to do."""
    if not voice.themes:
        return note(look, _EMPTY)
    headings = (
        term("Theme"), term("Times"), term("Change"), term("Complaints"), term("Unanswered"),
        term("Department"), term("Action"),
    )  # fmt: skip
    few = len(voice.themes) - len(voice.ranked)
    left = say_n(
        "{count} theme with too few cases is not ranked.",
        "{count} themes with too few cases are not ranked.",
        few,
    )
    return table(
        look,
        headings,
        [_row(each) for each in voice.ranked],
        say("Themes by volume, and who must act"),
        note=say("{brackets} {left}", brackets=BRACKETS, left=left) if few else BRACKETS,
    )


def desk_table(look: Look, voice: Voice) -> Html:
    """Show what each department must begin with, most complaints first."""
    if not voice.ranked:
        return note(look, _EMPTY)
    headings = (
        term("Department"), term("Themes"), term("Times"), term("Complaints"),
        term("Share of all complaints"), term("To begin with"),
    )  # fmt: skip
    return table(
        look,
        headings,
        [_desk(each, voice) for each in voice.desks],
        say("What your customers told you, by department"),
        note=say(
            "Complaints are problems, objections and negative messages. The department comes from "
            "theme_departments.csv unless the sheet or the consultant names another."
        ),
    )


def satisfaction_table(look: Look, satisfaction: Satisfaction) -> Html:
    """Show the reviews' rating with its interval, its change, and the reviews without answer."""
    if satisfaction.whole is None:
        return note(look, _NO_REVIEWS)
    headings = (
        term("Review site"), term("Rating"), term("Interval"), term("Reviews"), term("Before"),
        term("Unanswered"),
    )  # fmt: skip
    whole = _score(satisfaction.whole, term("All sites"))
    moved = (
        say("The rating moved by more than chance explains.")
        if satisfaction.has_moved
        else say("The rating’s change stays within what chance explains, on so few reviews.")
    )
    rows = [_score(each, each.place) for each in satisfaction.places]
    return table(look, headings, rows, say("What the reviews say"), total=whole, note=moved)


def counted_note(look: Look, voice: Voice) -> Html:
    """Say what was left out so as not to count twice; nothing when nothing was."""
    if not voice.said.doubled:
        return Html("")
    said = say_n(
        "{count} inbox row of the sheet is left out: the inbox export counts it already.",
        "{count} inbox rows of the sheet are left out: the inbox export counts them already.",
        voice.said.doubled,
    )
    return note(look, said)


def _title(voice: Voice) -> Message:
    rising = [
        each
        for each in voice.ranked
        if each.change and each.change.is_firm and (each.change.relative or 0.0) > 0
    ]
    if not rising:
        return say("“{theme}” comes up most often", theme=voice.ranked[0].name)
    most = max(rising, key=lambda each: (each.change and each.change.relative) or 0.0)
    grown = Quantity(
        value=most.change.relative if most.change else None, unit=Unit.RATIO, digits=0, signed=True
    )
    if most is voice.ranked[0]:
        return say("“{theme}” comes up most and rises: {change}", theme=most.name, change=grown)
    return say(
        "“{first}” comes up most often; “{theme}” rises: {change}",
        first=voice.ranked[0].name, theme=most.name, change=grown,
    )  # fmt: skip


def _source(voice: Voice) -> Message:
    return say("Source: {files}.", files=list(voice.sources))


def _bar(theme: Theme) -> Bar:
    known = theme.change is not None and theme.change.relative is not None
    return Bar(
        name=theme.name,
        value=Quantity(value=theme.volume),
        highlight=theme.action.chosen in {"act", "answer"},
        note=say("{change}", change=changed(theme.change)) if known else None,
    )


def _row(theme: Theme) -> Row:
    return [
        theme.name,
        theme.volume,
        changed(theme.change),
        share(theme.complaints) if theme.complaints.part else NONE,
        share(theme.unanswered) if theme.unanswered.part else NONE,
        department_name(theme.department.chosen),
        ACTIONS[theme.action.chosen],
    ]


def _desk(desk: Desk, voice: Voice) -> Row:
    part = Quantity(
        value=desk.complaints / voice.complaints if voice.complaints else None,
        unit=Unit.RATIO, digits=0,
    )  # fmt: skip
    first: Fact = say(
        "{theme}: {action}", theme=desk.first.name, action=ACTIONS[desk.first.action.chosen]
    )
    themes = [each.name for each in desk.themes]
    return [desk.department, themes, desk.volume, desk.complaints, part, first]


def _score(score: Score, name: Term | str) -> Row:
    return [
        name,
        Quantity(value=score.rating, unit=Unit.RATING),
        between(score.interval, Unit.RATING),
        score.n,
        Quantity(value=score.before, unit=Unit.RATING),
        share(score.unanswered),
    ]
