"""SMO and search on the page: scores, gaps with their action, searches, local listings."""

from typing import Final

from stratbook.core.choice import Choice
from stratbook.core.message import (
    Fact,
    KpiTerm,
    Listing,
    Message,
    Name,
    Quantity,
    Unit,
    say,
    say_n,
    term,
)
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.referencing.audit import Audit
from stratbook.strategy.referencing.checklist import TOPICS, Topic
from stratbook.strategy.referencing.gaps import Gap

_TOPICS: Final[dict[Topic, Fact]] = {"smo": term("SMO"), "search": term("Search")}
_INSIDE: Final[dict[Topic, Fact]] = {"smo": term("SMO"), "search": term("search")}
_CAPTIONS: Final[dict[Topic, Message]] = {
    "smo": say("SMO: the gaps by weight, and what closes each"),
    "search": say("Search: the gaps by weight, and what closes each"),
}
_WHEN: Final = {"now": term("now"), "later": term("later")}
_EMPTY: Final = say(
    "Nothing was checked yet: fill in the sheets of accounts and of checks to score SMO and search."
)


def scores(look: Look, audit: Audit) -> Html:
    """Draw the score of each account, of the site and of each listing, by checklist."""
    scored = [topic for topic in TOPICS if audit.score(topic) is not None]
    if not scored:
        return prose.note(look, _EMPTY)

    def draw(canvas: Canvas) -> None:
        for axes, topic in zip(canvas.panels(len(scored), "none"), scored, strict=True):
            canvas.panel_title(axes, _TOPICS[topic])
            shown = [
                Bar(Name(text=each.name), _ratio(each.score), note=_answered(each.answered))
                for each in audit.of(topic)
            ]
            bars(canvas, shown, axes)
            axes.set_xlim(0, 1.6 if canvas.narrow else 1.75)
            if not canvas.narrow:  # bars of the same height in both panels
                axes.set_ylim(rows - 0.4, -0.6)

    rows = max(len(audit.of(topic)) for topic in scored)
    caption = Caption(
        title=_title(audit),
        subtitle=say(
            "Weighted share of the checks passed, among those that were answered; number of "
            "checks answered beside it."
        ),
        source=files_named(audit.sources),
        alt=say("Scores, from the highest: {scores}.", scores=_spoken(audit)),
    )
    wide = 0.9 + 0.42 * rows
    return figure(look, draw, caption, height=wide, phone_height=wide * len(scored) + 0.4)


def gaps(look: Look, audit: Audit) -> Html:
    """Show each gap with where it is, its weight, and the action that closes it."""
    if not any(each.answered for each in audit.subjects):
        return Html()
    if not audit.gaps:
        return prose.note(look, say("No gap: every check that was made is passed."), "good")
    listed = [_listed(look, audit, topic) for topic in TOPICS if audit.gaps_of(topic)]
    message = say(
        "What nobody looked at counts neither way: {smo} of the SMO checks and {search} of the "
        "search checks have an answer.",
        smo=_ratio(audit.coverage("smo")),
        search=_ratio(audit.coverage("search")),
    )
    return join([*listed, prose.paragraph(look, message)])


def named(look: Look, audit: Audit) -> tuple[Choice, ...]:
    """Return what stands for each gap, the check named in the reader's language."""
    worded = look.language.worded
    return tuple(
        each.choice.model_copy(update={"subject": worded(each.check.label)}) for each in audit.gaps
    )


def _listed(look: Look, audit: Audit, topic: Topic) -> Html:
    headings = [
        term("Check"), term("Where"), term("Weight"), term("Action"), term("When"),
        term("Indicator"),
    ]  # fmt: skip
    note = say("Weights, wording and sources of the checks: {file}.", file=f"{topic}_checklist.csv")
    rows = [_line(look, each) for each in audit.gaps_of(topic)]
    return table(look, headings, rows, _CAPTIONS[topic], note=note)


def _line(look: Look, gap: Gap) -> list[Cell]:
    worded = look.language.worded
    chosen = gap.choice.chosen
    where = Listing(items=tuple(Name(text=each) for each in gap.subjects))
    if gap.notes:
        noted = Listing(items=tuple(Name(text=each) for each in gap.notes))
        place: Fact = say("{where} – noted: {notes}", where=where, notes=noted)
    else:
        place = where
    return [
        look.sentence(Name(text=worded(gap.check.label))),
        place,
        Quantity(value=gap.check.weight, digits=0),
        worded(gap.check.action),
        _WHEN.get(chosen, Name(text=chosen)),
        KpiTerm(id=gap.check.kpi, form="label"),
    ]


def _title(audit: Audit) -> Message:
    scored = tuple(
        say("{topic} {score}", topic=_INSIDE[topic], score=_ratio(audit.score(topic)))
        for topic in TOPICS
        if audit.score(topic) is not None
    )
    if not audit.gaps:
        return say("Every check made is passed: {scores}", scores=Listing(items=scored))
    return say_n(
        "{scores} of what can be done: {count} gap left",
        "{scores} of what can be done: {count} gaps left",
        len(audit.gaps),
        scores=Listing(items=scored),
    )


def _spoken(audit: Audit) -> Listing:
    known = [each for each in audit.subjects if each.score is not None]
    ordered = sorted(known, key=lambda each: -(each.score or 0.0))
    return Listing(
        items=tuple(
            say("{name} {score}", name=each.name, score=_ratio(each.score)) for each in ordered
        )
    )


def _answered(count: int) -> Message:
    return say("({count})", count=count)


def _ratio(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
