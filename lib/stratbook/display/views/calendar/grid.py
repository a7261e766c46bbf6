"""The weeks to come at a glance: a day a box, a publication a block in its pillar's colour."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from babel.dates import get_day_names
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from stratbook.core.message import say, say_n, term
from stratbook.core.period import Period
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.views.calendar.cells import NOTHING, platform
from stratbook.plan.calendar.closed import days_off
from stratbook.plan.calendar.review import Review
from stratbook.plan.calendar.row import CalendarRow
from stratbook.plan.calendar.weeks import weeks_of

_SHORT: Final = {
    "facebook": "FB", "instagram": "IG", "linkedin": "LI", "x": "X", "youtube": "YT",
    "tiktok": "TT", "pinterest": "PI", "snapchat": "SC", "threads": "TH", "bluesky": "BS",
}  # fmt: skip
_MOST: Final = 5  # hues that can be told apart
_BLOCKS: Final = 4  # a day's blocks, one above another


def calendar_figure(look: Look, review: Review) -> Html:
    """Draw the weeks to come: rows of weeks, a block a publication, days off shaded."""
    weeks = weeks_of(review.setting.horizon)
    rows = [row for row in review.coming if row.state != "dropped"]
    if not rows:
        return note(look, NOTHING, "watch")
    colours = _colours(rows)

    def draw(canvas: Canvas) -> None:
        canvas.tell(
            [term("Day"), term("Platform"), term("Pillar"), term("Text")],
            [[e.date, platform(e.platform), e.pillar or "–", e.angle or e.text or "–"]
             for e in rows],
        )  # fmt: skip
        axes = canvas.axes(grid="none")
        _boxes(canvas, axes, weeks, review)
        _blocks(canvas, axes, weeks, rows, colours)
        _frame(canvas, axes, weeks)
        _legend(canvas, axes, colours)

    height = 0.72 * len(weeks) + 0.7
    return figure(look, draw, _caption(review, rows), height, height + 0.5)


def _colours(rows: Sequence[CalendarRow]) -> dict[str, int]:
    """Return the hue of each pillar, the fullest first; the others share a grey."""
    counts = Counter(row.pillar for row in rows if row.pillar)
    ordered = sorted(counts, key=lambda each: (-counts[each], each))
    return {pillar: at for at, pillar in enumerate(ordered[:_MOST])}


def _boxes(canvas: Canvas, axes: Axes, weeks: Sequence[Period], review: Review) -> None:
    span = Period(start=weeks[0].start, end=weeks[-1].end)
    off = days_off(review.setting.brief, span)
    for at, week in enumerate(weeks):
        for day in range(7):
            date = week.start + dt.timedelta(days=day)
            shaded = date in off or not _inside(date, review.setting.horizon)
            axes.add_patch(
                Rectangle(
                    (day, at), 1, 1, linewidth=0.8, edgecolor=canvas.colours.line,
                    facecolor=canvas.colours.wash if shaded else canvas.colours.ground,
                )
            )  # fmt: skip
            axes.text(
                day + 0.05, at + 0.05, f"{date.day}", ha="left", va="top", fontsize=canvas.fine,
                color=canvas.colours.muted,
            )  # fmt: skip


def _inside(day: dt.date, span: Period) -> bool:
    return span.start <= day <= span.end


def _blocks(
    canvas: Canvas,
    axes: Axes,
    weeks: Sequence[Period],
    rows: Sequence[CalendarRow],
    colours: dict[str, int],
) -> None:
    """Draw each day's publications from the bottom of its box up."""
    by: dict[dt.date, list[CalendarRow]] = defaultdict(list)
    for row in rows:
        by[row.date].append(row)
    height = 0.74 / _BLOCKS
    for day, found in by.items():
        at = (day - weeks[0].start).days
        for place, row in enumerate(found[:_BLOCKS]):
            low = at // 7 + 0.96 - (place + 1) * height
            hue = colours.get(row.pillar)
            fill = canvas.colours.faint if hue is None else canvas.colours.series[hue]
            ink = canvas.colours.written_on(fill)
            axes.add_patch(Rectangle((at % 7 + 0.30, low), 0.65, height * 0.86, facecolor=fill))
            axes.text(
                at % 7 + 0.625, low + height * 0.43, _code(row), ha="center", va="center",
                color=ink, fontsize=6.4 if canvas.narrow else canvas.fine, family=list(STRONG),
            )  # fmt: skip


def _code(row: CalendarRow) -> str:
    return _SHORT.get(row.platform, row.platform[:2].upper())


def _frame(canvas: Canvas, axes: Axes, weeks: Sequence[Period]) -> None:
    names = get_day_names(
        "narrow" if canvas.narrow else "abbreviated",
        "stand-alone",
        locale=canvas.look.language.locale,
    )
    axes.set_xlim(0, 7)
    axes.set_ylim(len(weeks), 0)
    axes.set_xticks([day + 0.5 for day in range(7)], [names[day] for day in range(7)])
    axes.set_yticks([])
    axes.xaxis.tick_top()
    for side in axes.spines.values():
        side.set_visible(False)


def _legend(canvas: Canvas, axes: Axes, colours: dict[str, int]) -> None:
    """Write the pillars under the drawing, each in its colour, three a line on a phone."""
    a_line = 2 if canvas.narrow else _MOST + 1
    texts = [(name, canvas.colours.series_text[hue]) for name, hue in colours.items()]
    texts.append((canvas.look.say(term("other or none")), canvas.colours.muted))
    for start in range(0, len(texts), a_line):
        before = None
        for text, ink in texts[start : start + a_line]:
            line = -0.02 - 0.055 * (start // a_line)
            before = axes.annotate(
                f"■ {text}", (0, line) if before is None else (1, 0),
                xytext=(0, 0) if before is None else (8, 0),
                xycoords="axes fraction" if before is None else before,
                textcoords="offset points", va="top" if before is None else "bottom",
                color=ink, family=list(STRONG),
            )  # fmt: skip


def _caption(review: Review, rows: Sequence[CalendarRow]) -> Caption:
    span = review.setting.horizon
    said = say_n(
        "{count} publication over the weeks to come, {new} of them proposed",
        "{count} publications over the weeks to come, {new} of them proposed",
        len(rows), new=len(review.draft.rows),
    )  # fmt: skip
    busiest = Counter(row.date for row in rows).most_common(1)[0]
    return Caption(
        title=said,
        subtitle=say("{span}; a block is a publication, its colour a pillar; shaded: days off and "
                     "days outside the plan", span=span),
        source=say("The sheet of the calendar, and rows proposed from pillars, cadence, slots, "
                   "dates and hours."),
        alt=say(
            "Calendar from {first} to {last}: {count} publications, the fullest day being {day} "
            "with {most}.",
            first=span.start, last=span.end, count=len(rows), day=busiest[0], most=busiest[1],
        ),
    )  # fmt: skip
