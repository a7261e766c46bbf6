"""The adaptation sheet of each platform: a starting point, and the client's own figures."""

import datetime as dt
from typing import Final
from urllib.parse import urlsplit

from stratbook.core.message import Fact, Listing, Message, Name, Quantity, Unit, say, term
from stratbook.core.reference import threshold
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.strategy.kpis.measure import platform_name, posts_counted
from stratbook.strategy.platforms.adaptation import Adaptation, Adaptations
from stratbook.strategy.platforms.culture import ASPECTS, OURS, Culture
from stratbook.strategy.three_c.formats import format_name

_NONE: Final = Name(text="–")
_BASES: Final = {
    "reach": term("by reach"),
    "views": term("by views"),
    "impressions": term("by impressions"),
}


def adaptation_sheets(look: Look, adaptations: Adaptations) -> Html:
    """Show one sheet a platform: what to start from, what the client's own posts say, source."""
    if not adaptations.sheets:
        return note(look, say("No platform is kept yet: decide first, then adapt."))
    shown = [_sheet(look, each) for each in adaptations.sheets]
    return join([*shown, note(look, _basis(adaptations))])


def _sheet(look: Look, sheet: Adaptation) -> Html:
    if sheet.culture is None and not _own(sheet):
        missing = say(
            "{platform}: the reference has no advice yet, and no post was read.",
            platform=platform_name(sheet.platform),
        )
        return note(look, missing, "watch")
    return table(
        look,
        [term("What"), term("To start from"), term("Your own figures"), term("Source")],
        [_line(look, aspect, sheet) for aspect in ASPECTS] + [_limit(sheet.culture)],
        say("{platform}: how to write for it", platform=platform_name(sheet.platform)),
        note=None if sheet.culture is None else _read_on(sheet.culture),
    )


def _line(look: Look, aspect: str, sheet: Adaptation) -> Row:
    advice = sheet.culture.advice.get(aspect) if sheet.culture is not None else None
    return [
        term(ASPECTS[aspect]),
        _NONE if advice is None else Name(text=advice.words(look.language.code)),
        _own(sheet).get(aspect, _NONE),
        _NONE if advice is None else _source(advice.source),
    ]


def _limit(culture: Culture | None) -> Row:
    limit = culture.limit if culture is not None else None
    if limit is None:
        return [term("Longest text"), _NONE, _NONE, _NONE]
    longest = say("{characters} characters", characters=Quantity(value=limit.characters))
    return [term("Longest text"), longest, _NONE, _source(limit.source)]


def _own(sheet: Adaptation) -> dict[str, Fact]:
    """Return what the client's own posts say, by aspect; nothing where there is too little."""
    own: dict[str, Fact] = {}
    best = sheet.best_format
    if best is not None and best.interval is not None:
        own["format"] = say(
            "Best: {format}, {rate} {basis} ({low} to {high}; {posts})",
            format=format_name(best.name),
            rate=_rate(best.rate),
            basis=_BASES[best.basis or "reach"],
            low=_rate(best.interval[0]),
            high=_rate(best.interval[1]),
            posts=posts_counted(best.counted),
        )
    if sheet.hours:
        hours = tuple(say("{hour}:00 ({posts})", hour=Quantity(value=each.hour),
                          posts=posts_counted(each.posts)) for each in sheet.hours)  # fmt: skip
        own["moment"] = say("Used most: {hours}", hours=Listing(items=hours))
    if sheet.length is not None:
        own["length"] = say(
            "Best posts: {best} characters in the middle, all posts {every} ({among} of {posts})",
            best=Quantity(value=sheet.length.best, digits=0),
            every=Quantity(value=sheet.length.every, digits=0),
            among=sheet.length.among,
            posts=posts_counted(sheet.length.posts),
        )
    return own


def _read_on(culture: Culture) -> Message:
    return say("Advice last checked on {day}.", day=dt.date.fromisoformat(culture.read_on))


def _basis(adaptations: Adaptations) -> Message:
    return say(
        "Where the source is stratbook it is advice of ours, not a rule of the platform. Own "
        "figures: {year}; best {share} of the posts by index; formats with {least} posts or more. "
        "The hours are those used, not proof that they are best.",
        year=adaptations.year,
        share=Quantity(value=threshold("best_posts_share"), unit=Unit.RATIO, digits=0),
        least=Quantity(value=threshold("minimum_cell")),
    )


def _source(source: str) -> Name:
    """Return an address by its site; ours by its name."""
    return Name(text=OURS if source == OURS else urlsplit(source).netloc.removeprefix("www."))


def _rate(value: float | None) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO)
