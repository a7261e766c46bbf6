"""Make or buy: the two cost lines, where they meet, and what quality changes."""

from matplotlib.axes import Axes

from stratbook.core.message import Message, Quantity, Unit, say, say_n, term
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import cents, money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.readiness.names import NONE
from stratbook.plan.readiness.video import MakeOrBuy, Option


def video_figure(look: Look, found: MakeOrBuy | Message, currency: str) -> Html:
    """Draw the cost of a year by number of videos: making, buying, and where they meet.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    found : MakeOrBuy or Message
        The comparison; the message is shown where it cannot be made.
    currency : str
        The client's.
    """
    if isinstance(found, Message):
        return note(look, found)
    caption = Caption(
        title=_title(found, currency),
        subtitle=say("Cost of a year by number of videos, in {currency}", currency=currency),
        source=say("Source: sheet of video options."),
        alt=say(
            "Two lines of cost by number of videos: {make}, from {fixed} and {each} a video; "
            "{buy}, {quote} a video. {meeting}",
            make=found.make.name, fixed=money(found.make.cost(0), currency),
            each=cents(found.make.each / 100, currency), buy=found.buy.name,
            quote=cents(found.buy.each / 100, currency), meeting=_meeting(found),
        ),
    )  # fmt: skip
    return figure(look, lambda canvas: _draw(canvas, found, currency), caption, height=3.4)


def video_table(look: Look, found: MakeOrBuy | Message, currency: str) -> Html:
    """Show the cost by volume of both, their difference, and the cost a point of quality."""
    if isinstance(found, Message):
        return Html()
    return table(
        look,
        [
            term("Videos a year"),
            say("{option}, in-house", option=found.make.name),
            say("{option}, bought", option=found.buy.name),
            term("Difference"), term("Cheaper"),
            say("{option}, a video and point of quality", option=found.make.name),
            say("{option}, a video and point of quality", option=found.buy.name),
        ],
        [_row(found, each, currency) for each in found.volumes],
        say("What a year of videos costs, by volume"),
        note=_basis(found, currency),
    )  # fmt: skip


def _row(found: MakeOrBuy, volume: int, currency: str) -> Row:
    made, bought = found.make.cost(volume), found.buy.cost(volume)
    named = say("{count}, planned", count=volume) if volume == found.planned else None
    if named is None and volume == found.break_even:
        named = say("{count}, break-even", count=volume)
    cheaper = term("the same") if made == bought else (
        term("make") if made < bought else term("buy")
    )  # fmt: skip
    return [
        named or Quantity(value=volume),
        money(made, currency),
        money(bought, currency),
        Quantity(value=made - bought, unit=Unit.MONEY, currency=currency, signed=True),
        cheaper,
        _point(found.make, volume, currency),
        _point(found.buy, volume, currency),
    ]


def _point(option: Option, volume: int, currency: str) -> Quantity:
    return cents(option.per_point(volume), currency)


def _basis(found: MakeOrBuy, currency: str) -> Message:
    """Say what the lines are made of: fixed items, hours, quote, quality."""
    make, buy = found.make, found.buy
    return say(
        "In-house: {fixed} a year ({items}) and {each} a video, {hours} hours included. Provider: "
        "{quote} a video. Quality out of 5: {made} and {bought}. Cost a point of quality: cost of "
        "a video ÷ its score.",
        fixed=money(make.cost(0), currency),
        items=[say("{item} {amount}", item=name, amount=money(value / 100, currency))
               for name, value in make.items] or NONE,
        each=cents(make.each / 100, currency),
        hours=Quantity(value=make.hours, unit=Unit.DECIMAL,
                       digits=0 if make.hours == int(make.hours) else 1),
        quote=cents(buy.each / 100, currency),
        made=_quality(make),
        bought=_quality(buy),
    )  # fmt: skip


def _quality(option: Option) -> Quantity:
    score = option.quality
    digits = 0 if score is not None and score == int(score) else 1
    return Quantity(value=score, unit=Unit.DECIMAL, digits=digits)


def _title(found: MakeOrBuy, currency: str) -> Message:
    planned = found.planned
    if planned is None or found.cheaper is None:
        return _meeting(found)
    saved = money(abs(found.make.cost(planned) - found.buy.cost(planned)), currency)
    if found.cheaper is found.make:
        return say(
            "At {count} videos a year, making them saves {saved}; {meeting}",
            count=planned, saved=saved, meeting=_lower(found),
        )  # fmt: skip
    return say(
        "At {count} videos a year, buying them saves {saved}; {meeting}",
        count=planned, saved=saved, meeting=_lower(found),
    )  # fmt: skip


def _lower(found: MakeOrBuy) -> Message:
    even = found.break_even
    if even is None:
        return say("the costs never meet")
    if even == 0:
        return say("making costs less from the first one on")
    return say_n("break-even at {count} video", "break-even at {count} videos", even)


def _meeting(found: MakeOrBuy) -> Message:
    even = found.break_even
    if even is None:
        return say("Making never costs less than buying, whatever the number.")
    if even == 0:
        return say("Making costs no more than buying from the first video on.")
    return say_n(
        "From {count} video a year on, making costs no more than buying.",
        "From {count} videos a year on, making costs no more than buying.",
        even,
    )


def _draw(canvas: Canvas, found: MakeOrBuy, currency: str) -> None:
    axes = canvas.axes()
    last = max(2 * (found.break_even or 0), round(1.3 * (found.planned or 0)), 12)
    volumes = list(range(last + 1))
    canvas.tell(
        [term("Videos a year"), found.make.name, found.buy.name],
        [[each, *(money(one.cost(each), currency) for one in (found.make, found.buy))]
         for each in volumes],
    )  # fmt: skip
    strong, muted = canvas.colours.brand, canvas.colours.muted
    for option, colour in ((found.make, strong), (found.buy, muted)):
        costs = [option.cost(each) for each in volumes]
        axes.plot(volumes, costs, color=colour)
        above = costs[-1] == max(found.make.cost(last), found.buy.cost(last))
        axes.annotate(
            option.name, (last, costs[-1]), xytext=(0, 6 if above else -22),
            textcoords="offset points", ha="right", va="bottom" if above else "top",
            color=colour, family=list(STRONG),
        )  # fmt: skip
    _meet(canvas, axes, found, found.break_even)
    axes.set_xlim(0, last * 1.02)
    axes.set_ylim(0, max(found.make.cost(last), found.buy.cost(last)) * 1.12)
    canvas.numbers(axes, Unit.MONEY, currency)
    canvas.numbers(axes, Unit.COUNT, axis="x")


def _meet(canvas: Canvas, axes: Axes, found: MakeOrBuy, even: int | None) -> None:
    ink, faint = canvas.colours.ink, canvas.colours.faint
    if found.planned:
        axes.axvline(found.planned, color=faint, linewidth=1, linestyle=(0, (3, 3)))
        said = canvas.look.say(say("{count} planned", count=found.planned))
        axes.annotate(said, (found.planned, 0), xytext=(4, 6), textcoords="offset points",
                      color=canvas.colours.muted)  # fmt: skip
    if even:
        cost = found.make.cost(even)
        axes.plot(even, cost, marker="o", markersize=6, color=ink)
        said = canvas.look.say(say_n("{count} video", "{count} videos", even))
        axes.annotate(said, (even, cost), xytext=(7, -7), textcoords="offset points", va="top",
                      color=ink, family=list(STRONG))  # fmt: skip
