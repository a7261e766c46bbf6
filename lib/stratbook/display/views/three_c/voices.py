"""Share of voice and tone as one sees them: the client among the brands listened to."""

from stratbook.core.message import Listing, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.three_c import Brand, Voices
from stratbook.strategy.three_c.voices import score


def voice_panel(look: Look, voices: Voices) -> Html:
    """Show share of voice and tone: bars, then the figures; a note where nothing was heard.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    voices : Voices
        Every brand listened to; the client is highlighted.
    """
    if voices.reason is not None:
        return note(look, voices.reason)
    return join([_bars(look, voices), _table(look, voices)])


def _bars(look: Look, voices: Voices) -> Html:
    def draw(canvas: Canvas) -> None:
        bars(canvas, [_bar(each) for each in voices.brands])

    height = 0.8 + 0.42 * len(voices.brands)
    return figure(look, draw, _caption(voices), height=height, phone_height=height + 0.2)


def _table(look: Look, voices: Voices) -> Html:
    return table(
        look,
        [
            term("Brand or organisation"),
            term("Mentions"),
            term("Share of voice"),
            term("Share, period compared with"),
            term("Net tone over the year"),
            term("Mentions with a tone over the year"),
        ],
        [_row(each) for each in voices.brands],
        say("What is said of each, and in what tone"),
        note=say(
            "Reposts left out. Share of voice: mentions ÷ mentions of all brands listened to. Net "
            "tone: (positive − negative) ÷ mentions with a tone × 100, over the year that ends "
            "with the period, shown from {least} mentions on.",
            least=Quantity(value=threshold("minimum_events")),
        ),
    )


def _row(brand: Brand) -> list[Cell]:
    enough = brand.toned >= threshold("minimum_events")
    return [
        brand.name,
        brand.mentions,
        _share(brand.share),
        _share(brand.before),
        score(brand.net_tone if enough else None),
        brand.toned,
    ]


def _bar(brand: Brand) -> Bar:
    ends = brand.interval
    return Bar(
        name=brand.name,
        value=_share(brand.share),
        interval=None if ends is None else (_share(ends[0]), _share(ends[1])),
        highlight=brand.is_client,
    )


def _caption(voices: Voices) -> Caption:
    own = voices.client
    return Caption(
        title=_title(voices),
        subtitle=say(
            "Share of the {mentions} mentions of all brands listened to, {span}; the line is the "
            "interval",
            mentions=voices.mentions,
            span=voices.period,
        ),
        source=say("Source: {files}.", files=voices.sources),
        alt=say(
            "Bars of share of voice, longest first, for {brands}; the highlighted bar is {client}. "
            "The table below gives every figure.",
            brands=Listing(items=tuple(Name(text=each.name) for each in voices.brands)),
            client=term("none") if own is None else own.name,
        ),
    )


def _title(voices: Voices) -> Message:
    own, first, second = voices.client, *voices.brands[:2]
    beside = second if own is None or own is first else own
    if not first.is_apart_from(beside):
        return say(
            "Mentions are too few to tell {leader} and {other} apart",
            leader=first.name,
            other=beside.name,
        )
    if own is None or own is first:
        return say("{brand} is the most spoken of", brand=first.name)
    return say(
        "{leader} is spoken of more ({theirs}) than {client} ({own})",
        leader=first.name,
        client=own.name,
        theirs=_share(first.share),
        own=_share(own.share),
    )


def _share(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)
