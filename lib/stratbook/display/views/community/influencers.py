"""The shortlist of influencers: index, firmness of the ranking, price, doubts, the law."""

import textwrap
from collections.abc import Sequence
from typing import Final

from stratbook.core.message import (
    Fact,
    Listing,
    Message,
    Name,
    Quantity,
    Term,
    Unit,
    say,
    say_n,
    term,
)
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.figures import Caption, figure
from stratbook.display.fonts import STRONG
from stratbook.display.html import Html
from stratbook.display.look import Look
from stratbook.display.money import cents
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.display.views.community.cells import NONE, ratio, under
from stratbook.strategy.community import Candidate, Shortlist
from stratbook.strategy.community.decisions import ACTIONS
from stratbook.strategy.community.influence import moved_weights, ranks
from stratbook.strategy.kpis.measure import platform_name

DOUBTS: Final[dict[str, Term]] = {
    "rate_low": term("few reactions for that size"),
    "rate_high": term("many reactions for that size"),
    "sudden_growth": term("followers grew suddenly"),
    "elsewhere": term("audience mostly elsewhere"),
    "few_comments": term("very few comments"),
    "few_posts": term("too few posts counted"),
}
RELATIONS: Final[dict[str, Term]] = {
    "approach": term("First contact, brief and price in writing"),
    "keep": term("Next date together, news before the others"),
    "test": term("One post, measured, then decide"),
    "leave": term("Nothing, unless the doubts are cleared"),
}
_PARTS: Final = {
    "declared": term("Weights as set"),
    "reach": term("Reach"),
    "resonance": term("Resonance"),
    "relevance": term("Relevance"),
}
_EMPTY: Final = say("No influencer is listed: fill in the sheet of influencers.")
_FEW: Final = say("Fewer than two accounts have all their figures: there is nothing to rank.")


def rank_slopes(look: Look, shortlist: Shortlist) -> Html:
    """Draw each account's place when one weight at a time moves up: a line that stays is firm."""
    ranked = shortlist.ranked
    if not ranked:
        return note(look, _FEW if shortlist.candidates else _EMPTY)
    lines = _places(ranked)

    def draw(canvas: Canvas) -> None:
        _slopes(canvas, ranked, lines)

    caption = Caption(
        title=_title(ranked),
        subtitle=say(
            "Place under the influence index when each weight moves up by {step}.",
            step=ratio(threshold("influence_weight_step")),
        ),
        source=say("Source: {files}.", files=list(shortlist.sources)),
        alt=say(
            "One line an account. Places under the weights as set: {order}.",
            order=[each.account.handle for each in ranked],
        ),
    )
    return figure(look, draw, caption, height=1.2 + 0.38 * len(ranked))


def influence_table(look: Look, shortlist: Shortlist, currency: str) -> Html:
    """Show the parts of the index, its firmness, the price and what to do."""
    if not shortlist.candidates:
        return note(look, _EMPTY)
    headings = (
        term("Account"), term("Index"), term("Reach"), term("Resonance"), term("Relevance"),
        term("Place held"), term("Engagement rate"), term("Cost of an engagement"),
    )  # fmt: skip
    return table(
        look,
        headings,
        [_row(look, each, currency) for each in shortlist.candidates],
        say("The shortlist, by influence index"),
        note=_method(),
    )


def relation_table(look: Look, shortlist: Shortlist) -> Html:
    """Show the relation plan: what to check, what to do next, who does it."""
    if not shortlist.candidates:
        return note(look, _EMPTY)
    headings = (
        term("Account"), term("To be checked first"), term("Action"), term("Relation"),
        term("Last collaboration"),
    )  # fmt: skip
    return table(
        look,
        headings,
        [_relation(each) for each in shortlist.candidates],
        say("Doubts to check, and the relation to build"),
        note=say(
            "A doubt is an unusual figure, not an accusation: ask for the account’s own "
            "statistics before anything is signed."
        ),
    )


def legal_note(look: Look, shortlist: Shortlist, country: str) -> Html:
    """Say what the law asks where an account is paid or gifted; nothing where none is."""
    bound = [each for each in shortlist.candidates if each.account.is_disclosed]
    if not bound:
        return Html("")
    return note(look, _law(country), "watch")


def _law(country: str) -> Message:
    if country == "FR":
        return say(
            "Paid or gifted accounts: the French law no. 2023-451 of 9 June 2023 wants the words "
            "“Publicité” or “Collaboration commerciale” on the image or the video all along, and "
            "a written contract from an amount set by decree. Have the contract read."
        )
    return say(
        "Paid or gifted accounts: in the European Union a hidden commercial intent misleads "
        "consumers (directive 2005/29/EC). The link must be announced clearly in each post; "
        "have the contract read under the law of the country."
    )


def _places(ranked: Sequence[Candidate]) -> dict[str, list[int]]:
    parts = {str(at): each.standing.parts for at, each in enumerate(ranked) if each.standing}
    found = [ranks(parts, weights) for weights in moved_weights().values()]
    return {name: [places[name] for places in found] for name in parts}


def _slopes(canvas: Canvas, ranked: Sequence[Candidate], lines: dict[str, list[int]]) -> None:
    axes = canvas.axes(grid="none")
    handles = [each.account.handle for each in ranked]
    told: list[list[str | int]] = [[handles[int(name)], *places] for name, places in lines.items()]
    canvas.tell([term("Account"), *_PARTS.values()], told)
    for name, places in lines.items():
        each = ranked[int(name)]
        wanted = each.action.chosen in {"approach", "keep"}
        colour = canvas.colours.brand if wanted else canvas.colours.muted
        canvas.line(axes, [float(place) for place in places], colour)
        axes.plot(range(len(places)), places, "o", markersize=5, color=colour)
        axes.annotate(
            each.account.handle, (len(places) - 1, places[-1]), xytext=(8, 0), va="center",
            textcoords="offset points", color=colour, family=list(STRONG), annotation_clip=False,
        )  # fmt: skip
    # A phone has no room for four names in a row: every other one stands lower.
    lower = ["", "\n\n" if canvas.narrow else ""] * 2
    labels = [above + _weighting(canvas, name) for above, name in zip(lower, _PARTS, strict=True)]
    axes.set_xticks(range(len(labels)), labels)
    axes.set_yticks(range(1, len(ranked) + 1))
    axes.set_ylim(len(ranked) + 0.5, 0.5)
    longest = max(len(each.account.handle) for each in ranked)
    axes.set_xlim(-0.3, len(labels) - 1 + longest * (0.16 if canvas.narrow else 0.055))


def _weighting(canvas: Canvas, name: str) -> str:
    """Return a weighting's name on two lines: the part, and by how much its weight moves."""
    text = canvas.look.say(_PARTS[name])
    if name == "declared":
        return textwrap.fill(text, 10)
    step = Quantity(
        value=threshold("influence_weight_step"), unit=Unit.RATIO, digits=0, signed=True
    )
    return f"{text}\n{canvas.look.say(step)}"


def _title(ranked: Sequence[Candidate]) -> Message:
    standings = [each.standing for each in ranked if each.standing is not None]
    firm = sum(each.stability >= threshold("influence_firm") for each in standings)
    if firm == len(standings):
        return say("The ranking holds whatever the weights, within reason")
    return say_n(
        "{count} place of {all} holds when the weights move: the others are close calls",
        "{count} places of {all} hold when the weights move: the others are close calls",
        firm, all=len(standings),
    )  # fmt: skip


def _method() -> Message:
    weights = [
        Quantity(value=threshold(each))
        for each in (
            "influence_weight_reach",
            "influence_weight_resonance",
            "influence_weight_relevance",
        )
    ]
    return say(
        "Index: reach (log of followers) {reach}, resonance (engagements a post ÷ followers) "
        "{resonance}, relevance (topics, fit, audience in the country) {relevance}, each brought "
        "to 0–100 inside this list. Place held: under how many of the weightings tried, each "
        "weight lower by {step}, as set, or higher by as much. Cost: fee ÷ engagements to "
        "be expected.",
        reach=weights[0],
        resonance=weights[1],
        relevance=weights[2],
        step=ratio(threshold("influence_weight_step")),
    )


def _row(look: Look, candidate: Candidate, currency: str) -> Row:
    account, standing = candidate.account, candidate.standing
    scores: list[Fact] = [Quantity(value=None)] * 4
    held: Fact = NONE
    if standing is not None:
        values = (standing.index, *standing.parts)
        scores = [Quantity(value=each, unit=Unit.SCORE, digits=0) for each in values]
        held = say("{kept} of {tried}", kept=standing.kept, tried=standing.tried)
    return [
        under(look, Name(text=account.handle), platform_name(account.platform)),
        *scores,
        held,
        ratio(account.raw.engagement, 1),
        cents(account.cost, currency),
    ]


def _relation(candidate: Candidate) -> Row:
    account = candidate.account
    doubts = Listing(items=tuple(DOUBTS[each] for each in account.doubts))
    return [
        account.handle,
        doubts if account.doubts else NONE,
        ACTIONS[candidate.action.chosen],
        RELATIONS[candidate.action.chosen],
        NONE if account.last is None else account.last,
    ]
