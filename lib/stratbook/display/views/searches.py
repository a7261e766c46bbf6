"""What people search for, on the page: the brand's name, queries within reach, local listings."""

from typing import Final

from stratbook.core.message import Fact, KpiTerm, Listing, Message, Quantity, Unit, say, say_n, term
from stratbook.core.reference import threshold
from stratbook.display import prose
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.referencing.listings import USES, Listings
from stratbook.strategy.referencing.listings import Listing as Place
from stratbook.strategy.referencing.queries import Band, Query, Searches

_SHOWN: Final = 10


def searches(look: Look, found: Searches) -> Html:
    """Show the share of the brand's own name, clicks by position, and the queries in reach."""
    if found.reason is not None:
        return prose.note(look, found.reason)
    return join(
        [prose.paragraph(look, _branded(found)), _positions(look, found), _wins(look, found)]
    )


def listings(look: Look, found: Listings) -> Html:
    """Show what each local listing brought, and how it changed; nothing without a listing."""
    if not found.places:
        return Html()
    headings: list[Fact | str] = [term("Listing")]
    for use in USES:
        headings += [_use(use), term("Change")]
    files = files_named(found.sources)
    note = say("Change since {period}. {files}", period=found.comparison, files=files)
    rows = [_listing(each) for each in found.places]
    return table(look, headings, rows, say("Local listings"), note=note)


def _use(use: str) -> Fact:
    return term("Views of the listing") if use == "views" else KpiTerm(id=use, form="label")


def _listing(place: Place) -> list[Cell]:
    cells: list[Cell] = [place.place]
    for use in USES:
        change = Quantity(value=place.change(use), unit=Unit.RATIO, signed=True, digits=0)
        cells += [Quantity(value=place.now[use]), change]
    return cells


def _branded(found: Searches) -> Message:
    return say(
        "{share} of the clicks from search come from queries that hold the brand’s name: "
        "{branded} of {whole}. The others do not name you, or Search Console does not give them.",
        share=_ratio(found.branded_share),
        branded=Quantity(value=found.clicks(branded=True)),
        whole=Quantity(value=found.total),
    )


def _positions(look: Look, found: Searches) -> Html:
    bands = [each for each in found.bands if each.enough]
    if not bands:
        few = say(
            "Too few impressions outside the brand’s name, with a position, to show clicks by "
            "position."
        )
        return prose.note(look, few)

    def draw(canvas: Canvas) -> None:
        shown = [
            Bar(
                _places(each),
                _ratio(each.ctr, 1),
                interval=None if each.interval is None else _ends(each.interval),
                note=say("({count})", count=Quantity(value=each.impressions)),
            )
            for each in bands
        ]
        bars(canvas, shown, ranked=False)

    best = max(bands, key=lambda each: each.ctr or 0.0)
    caption = Caption(
        title=say(
            "{places} are clicked most: {rate} of impressions", places=_places(best),
            rate=_ratio(best.ctr, 1),
        ),
        subtitle=say(
            "Click-through rate by mean position, queries without the brand’s name, with its 95% "
            "interval; impressions in brackets."
        ),
        source=files_named(found.sources),
        alt=say("Click-through rate by position: {rates}.", rates=_spoken(bands)),
    )  # fmt: skip
    return figure(look, draw, caption, height=0.6 + 0.36 * len(bands))


def _wins(look: Look, found: Searches) -> Html:
    wins = found.quick_wins
    if not wins:
        return prose.note(look, say("No query outside the brand’s name is within reach."))
    note = say(
        "Mean position {first} to {last}, {least} impressions or more in the period, the brand’s "
        "name left out. Search Console leaves out the rarest queries. {files}",
        first=int(threshold("search_quick_first")),
        last=int(threshold("search_quick_last")),
        least=int(threshold("search_quick_impressions")),
        files=files_named(found.sources),
    )
    headings = [
        term("Query"), term("Impressions"), term("Clicks"), term("Click-through rate"),
        term("Mean position"),
    ]  # fmt: skip
    rows = [_query(each) for each in wins[:_SHOWN]]
    caption = say_n("{count} query within reach", "{count} queries within reach", len(wins))
    return table(look, headings, rows, caption, note=note)


def _query(query: Query) -> list[Cell]:
    return [
        query.text,
        Quantity(value=query.impressions),
        Quantity(value=query.clicks),
        _ratio(query.ctr, 1),
        Quantity(value=query.position, unit=Unit.DECIMAL, digits=1),
    ]


def _places(band: Band) -> Message:
    if band.first == band.last:
        return say("position {place}", place=band.first)
    return say("positions {first} to {last}", first=band.first, last=band.last)


def _spoken(bands: list[Band]) -> Listing:
    return Listing(
        items=tuple(
            say("{places} {rate}", places=_places(each), rate=_ratio(each.ctr, 1)) for each in bands
        )
    )


def _ends(interval: tuple[float, float]) -> tuple[Quantity, Quantity]:
    return _ratio(interval[0], 1), _ratio(interval[1], 1)


def _ratio(value: float | None, digits: int = 0) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=digits)
