"""Watch, platform changes, innovation tests, brand facts and the charter's skeleton."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, KpiTerm, Message, Name, Quantity, Unit, say, say_n, term
from stratbook.core.reference import kpis, platforms
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.organisation.names import NONE, TOPICS, hours, money, share, text
from stratbook.strategy.organisation.brand_facts import BrandFact
from stratbook.strategy.organisation.changes import Registered
from stratbook.strategy.organisation.decisions import VERDICTS, named, result_of
from stratbook.strategy.organisation.innovations import GO_ON, KEEP, NOT_ENOUGH, STOP, Test
from stratbook.strategy.organisation.social_charter import SocialCharter
from stratbook.strategy.organisation.watch import Item, Theme, Watch
from stratbook.strategy.organisation.watch_findings import THEME_NAMES
from stratbook.strategy.performance.dated import PlatformChange

_NO_WATCH: Final = say("Nothing is logged yet: fill in the watch log, one line a thing seen.")
_MARKS: Final[dict[str, Mark]] = {
    KEEP: "good", STOP: "bad", GO_ON: "watch", NOT_ENOUGH: "watch",
}  # fmt: skip


def watch_figure(look: Look, found: Watch) -> Html:
    """Draw the time spent on each theme, with what was seen and what became action."""
    if not found.items:
        return note(look, _NO_WATCH)
    shown = list(found.themes)

    def draw(canvas: Canvas) -> None:
        bars(canvas, [Bar(THEME_NAMES[e.id], _minutes(e), note=_seen(e)) for e in shown])

    caption = Caption(
        title=_watch_title(found),
        subtitle=say("Minutes of watch by theme, {since} – {until}; things seen, and of them "
                     "those that became action.", since=found.since, until=found.until),
        source=say("Source: watch log."),
        alt=say("One bar a theme: {themes}.", themes=[_told(each) for each in shown]),
        so_what=_rivals(found),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.6 + 0.36 * len(shown))


def _minutes(theme: Theme) -> Quantity:
    return Quantity(value=theme.minutes if theme.items else 0, unit=Unit.MINUTES, digits=0)


def _seen(theme: Theme) -> Message | None:
    if not theme.items:
        return None
    return say("seen: {count}, acted on: {acted}", count=len(theme.items), acted=theme.acted)


def _told(theme: Theme) -> Message:
    return say("{theme} {minutes}", theme=THEME_NAMES[theme.id], minutes=_minutes(theme))


def _watch_title(found: Watch) -> Message:
    spent = hours(None if found.minutes is None else found.minutes / 60)
    if found.share is None:
        return say_n(
            "{count} thing seen in {spent}: too few to say what watch brings",
            "{count} things seen in {spent}: too few to say what watch brings",
            len(found.items), spent=spent,
        )  # fmt: skip
    return say("{acted} of {items} things seen became action, for {spent} of watch",
               acted=found.acted, items=len(found.items), spent=spent)  # fmt: skip


def _rivals(found: Watch) -> Message | None:
    if not found.rivals:
        return None
    if not found.unseen:
        return say("Every competitor followed was looked at.")
    return say("Not looked at: {rivals}.", rivals=list(found.unseen))


def watch_table(look: Look, found: Watch) -> Html:
    """Show what was seen, the latest first, and what came of it."""
    if not found.items:
        return Html()
    rows: list[Row] = [
        [each.name, each.day, _theme(each), text(each.origin),
         text(each.action) if each.action else say("nothing yet")]
        for each in found.items
    ]  # fmt: skip
    return table(
        look,
        [term("What was seen"), term("On"), term("Theme"), term("Where"),
         term("What came of it")],
        rows,
        say("Watch bulletin"),
    )  # fmt: skip


def _theme(item: Item) -> Fact:
    name = THEME_NAMES[item.theme if item.theme in THEME_NAMES else ""]
    if not item.competitor:
        return name
    return say("{theme}: {competitor}", theme=name, competitor=item.competitor)


def change_table(look: Look, found: Sequence[Registered]) -> Html:
    """Show the register of platform changes: what changes, which KPIs break, who tried it."""
    if not found:
        return note(look, say("No change of your platforms is in the register for these months."))
    rows: list[Row] = [
        [_change(look, each.change), each.change.day, _platform(each.change.platform),
         _kpis(each), _tried(look, each)]
        for each in found
    ]  # fmt: skip
    return table(
        look,
        [term("What changes"), term("Takes effect on"), term("Platform"),
         term("KPIs that break"), term("Tried out")],
        rows,
        say("Register of platform changes"),
        note=say("A change that breaks a KPI stands as a dashed line on that KPI’s curve; add "
                 "yours in the sheet of platform changes."),
    )  # fmt: skip


def _change(look: Look, change: PlatformChange) -> Html:
    what = element("div", look.language.worded(change.words))
    return join([what, element("div", change.source, class_="sb-source")])


def _platform(id_: str) -> Fact:
    if not id_:
        return term("site")
    known = platforms().get(id_)
    return Name(text=known.label if known else id_)


def _kpis(each: Registered) -> list[Fact] | Fact:
    names: list[Fact] = [KpiTerm(id=id_, form="label") for id_ in each.change.kpis
                         if id_ in kpis()]  # fmt: skip
    return names or NONE


def _tried(look: Look, each: Registered) -> Html | Fact:
    if each.tried is None:
        return NONE
    return mark(look, "good", say("yes")) if each.tried else mark(look, "watch", say("not yet"))


def trial_table(look: Look, tests: Sequence[Test], currency: str) -> Html:
    """Show each test: its hypothesis, what it takes, the threshold, the result and the verdict."""
    if not tests:
        return note(look, say("No test is written down: fill in the sheet of innovations."))
    rows: list[Row] = [
        [each.name,
         mark(look, _MARKS.get(each.choice.chosen, "neutral"),
              named(VERDICTS, each.choice.chosen)),
         _tested(look, each), result_of(each, each.wanted), _result(look, each),
         _takes(each, currency)]
        for each in tests
    ]  # fmt: skip
    return table(
        look,
        [term("Innovation"), term("Verdict"), term("Hypothesis"), term("Threshold"),
         term("Result"), term("What it takes")],
        rows,
        say("Innovation tests"),
        note=say("A rate is judged by its whole interval; a number as it is."),
    )  # fmt: skip


def _takes(each: Test, currency: str) -> Fact:
    return say("{cost}, {hours}", cost=money(each.cost, currency), hours=hours(each.hours))


def _tested(look: Look, each: Test) -> Html | Fact:
    if not (each.hypothesis or each.measure):
        return NONE
    what = element("div", each.hypothesis)
    return join([what, element("div", each.measure, class_="sb-source")])


def _result(look: Look, each: Test) -> Html | Fact:
    value = result_of(each, each.value)
    if each.interval is None:
        return value
    low, high = (Quantity(value=end, unit=Unit.RATIO) for end in each.interval)
    interval = say("{low} to {high}, n = {n}", low=low, high=high, n=Quantity(value=each.cases))
    return join([
        element("div", look.say(value)),
        element("div", look.say(interval), class_="sb-source"),
    ]).with_facts(value, interval)  # fmt: skip


def fact_table(look: Look, found: Sequence[BrandFact], on: dt.date) -> Html:
    """Show what whoever speaks for the brand must know, and what is still open."""
    if not found:
        return note(look, say("The brand’s facts are not written: fill in their sheet."))
    states: dict[str, tuple[Mark, Message]] = {
        "open": ("bad", say("to be settled")), "stale": ("watch", say("to be checked again")),
        "settled": ("good", say("settled")),
    }  # fmt: skip
    rows: list[Row] = [
        [each.question, TOPICS.get(each.topic, NONE), text(each.answer), text(each.origin),
         NONE if each.checked_on is None else each.checked_on, mark(look, *states[each.state(on)])]
        for each in found
    ]  # fmt: skip
    return table(
        look,
        [term("Question"), term("Topic"), term("Answer"), term("Source"), term("Checked on"),
         term("State")],
        rows,
        say("Facts on the brand, to know by heart"),
    )  # fmt: skip


def charter_table(look: Look, found: SocialCharter) -> Html:
    """Show the skeleton of the charter: each part, the client's facts, and what is missing."""
    worded = look.language.worded
    if not found.parts:
        return note(look, say("No skeleton fits this organisation."))
    rows: list[Row] = [
        [Name(text=worded(each.title)), Name(text=worded(each.holds)), _lines(look, each.facts),
         _lines(look, each.missing)]
        for each in found.parts
    ]  # fmt: skip
    settled = [each for each in found.parts if each.facts]
    return table(
        look,
        [term("Part"), term("What it holds"), term("Your facts"), term("Still missing")],
        rows,
        say("Skeleton of the social charter, to copy and complete"),
        note=say("{share} of the parts carry your own facts.",
                 share=share(len(settled) / len(found.parts))),
    )  # fmt: skip


def _lines(look: Look, said: Sequence[Message]) -> Html | Fact:
    if not said:
        return NONE
    return element("div", *(element("div", look.sentence(each)) for each in said))
