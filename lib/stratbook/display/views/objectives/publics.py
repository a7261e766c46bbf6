"""The client's context and its personas, against what was published."""

import datetime as dt
import textwrap
from typing import Final

from stratbook.core.message import (
    Day,
    Fact,
    Listing,
    Message,
    Name,
    Quantity,
    Term,
    say,
    say_n,
    term,
)
from stratbook.core.reference import platforms
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Heat, heat
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.objectives import TOPICS, Context, Found, Meeting, Persona, Reached

_FOUND: Final[dict[Found, Term]] = {
    Found.PUBLISHED: term("✔ published"),
    Found.SILENT: term("▲ nothing published"),
    Found.NO_ACCOUNT: term("▲ no account there"),
    Found.UNKNOWN: term("? pillars not tagged there"),
}
_ROW, _PHONE_ROW, _HEAD = 0.42, 0.62, 0.5  # inches


def context_table(look: Look, context: Context) -> Html:
    """Show what is known of the organisation by topic, and which questions are open."""
    rows: list[list[Cell]] = [
        [
            _title(look, each.topic),
            each.statement,
            each.consequence or term("▲ nothing follows yet"),
            _origin(look, each.source, each.date.date() if each.date is not None else None),
        ]
        for each in context.answers
    ]
    rows += [[_title(look, each), term("▲ not answered"), "–", "–"] for each in context.unanswered]
    return table(
        look,
        [term("Topic"), term("What is known"), term("What follows from it"), term("Source")],
        rows,
        say("The organisation in its context"),
        note=say_n(
            "{count} question of {total} is still open.",
            "{count} questions of {total} are still open.",
            len(context.unanswered),
            total=len(TOPICS),
        ),
    )


def persona_table(look: Look, reached: Reached) -> Html:
    """Show the personas, the core target first: what they need, what holds them back, where."""
    if not reached.personas:
        return note(look, say("No persona is written yet: fill in the sheet Personas."))
    return table(
        look,
        [
            term("Persona"),
            term("Need"),
            term("Objection"),
            term("Where, about what"),
            term("Objective"),
        ],
        [_persona(each) for each in reached.personas],
        say("Whom one wants to reach"),
    )


def persona_map(look: Look, reached: Reached) -> Html:
    """Draw what was published for each persona: pillars by platforms, and list the gaps."""
    if not reached.meetings:
        return Html("")
    if not any(each.posts is not None for each in reached.meetings):
        return join([note(look, _headline(reached), "watch"), _gaps(look, reached)])
    places = list(dict.fromkeys(each.platform for each in reached.meetings))
    rows = list(dict.fromkeys((e.persona.name, e.pillar) for e in reached.meetings))
    found = {(e.persona.name, e.pillar, e.platform): e for e in reached.meetings}

    def draw(canvas: Canvas) -> None:
        names = [" · ".join(part for part in row if part) for row in rows]
        cells = [[_heat(found.get((*row, place))) for place in places] for row in rows]
        width = 9 if canvas.narrow else 16
        axes = heat(
            canvas, names, [textwrap.fill(_place(each), width) for each in places], cells
        )  # fmt: skip
        axes.xaxis.tick_top()

    heights = (_HEAD + _ROW * len(rows), _HEAD + _PHONE_ROW * len(rows))
    drawn = figure(look, draw, _caption(reached), *heights)
    return join([drawn, _gaps(look, reached)])


def _gaps(look: Look, reached: Reached) -> Html:
    if not reached.gaps:
        return Html("")
    return table(
        look,
        [term("Persona"), term("Platform"), term("Pillar"), term("What is missing")],
        [
            [each.persona.name, _place(each.platform), each.pillar or "–", _FOUND[each.found]]
            for each in reached.gaps
        ],
        say("Where a persona is expected and met with nothing"),
    )


def _persona(each: Persona) -> list[Cell]:
    where: list[Fact] = [Name(text=_place(place)) for place in each.platforms]
    about: list[Fact] = [Name(text=pillar) for pillar in each.pillars]
    return [
        say("{name}: {description}", name=each.name, description=each.description)
        if each.description
        else each.name,
        each.need or "–",
        each.objection or "–",
        say(
            "{where}: {about}",
            where=Listing(items=tuple(where)) if where else term("▲ nowhere yet"),
            about=Listing(items=tuple(about)) if about else term("▲ no pillar"),
        ),
        each.subject.said if each.subject else term("▲ no objective"),
    ]


def _heat(meeting: Meeting | None) -> Heat:
    """A cell nobody asked for stays blank; one that cannot be filled says so."""
    if meeting is None:
        return Heat(Quantity(value=None), weak=True)
    marks = {Found.NO_ACCOUNT: "▲", Found.UNKNOWN: "?"}
    return Heat(Quantity(value=meeting.posts), marks.get(meeting.found, ""))


def _caption(reached: Reached) -> Caption:
    return Caption(
        title=_headline(reached),
        subtitle=say(
            "Publications of the period by persona and pillar, platform by platform; – not "
            "asked for, ▲ no account there, ? not tagged"
        ),
        source=files_named(reached.sources),
        alt=say(
            "Grid of personas and pillars by platform with numbers of publications. {headline}.",
            headline=_headline(reached),
        ),
        so_what=_aside(reached),
    )


def _headline(reached: Reached) -> Message:
    gaps, judged = len(reached.gaps), len(reached.judged)
    if not judged:
        return say("Nothing can be said of the personas: publications are not tagged")
    if not gaps:
        return say("Each persona was spoken to wherever it is expected")
    return say_n(
        "In {count} place out of {total} where a persona is expected, nothing was published",
        "In {count} places out of {total} where a persona is expected, nothing was published",
        gaps,
        total=judged,
    )


def _aside(reached: Reached) -> Message | None:
    if not reached.tagged:
        return None
    return say_n(
        "{count} publication out of {total} with a known pillar speaks to no persona.",
        "{count} publications out of {total} with a known pillar speak to no persona.",
        reached.aside,
        total=reached.tagged,
    )


def _place(platform: str) -> str:
    known = platforms().get(platform)
    return known.label if known else platform


def _title(look: Look, topic: str) -> str:
    return look.sentence(TOPICS[topic])


def _origin(look: Look, source: str, day: dt.date | None) -> str:
    parts = [*([source] if source else []), *([look.say(Day(date=day))] if day else [])]
    return ", ".join(parts) or "–"
