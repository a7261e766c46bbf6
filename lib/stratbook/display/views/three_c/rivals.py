"""The competitor watch as one sees it: bars, table, gap sentences, its date and its limits."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import (
    N_,
    Listing,
    Message,
    Name,
    Quantity,
    Unit,
    facts_of,
    say,
    term,
)
from stratbook.core.reference import threshold
from stratbook.display.canvas import Canvas
from stratbook.display.charts import Bar, bars
from stratbook.display.figures import Caption, figure
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.prose import note
from stratbook.display.tables import Cell, table
from stratbook.strategy.kpis.measure import platform_name
from stratbook.strategy.three_c import Account, Gap, Watch
from stratbook.strategy.three_c.rivals import Measure
from stratbook.strategy.three_c.rivals_findings import quantity, sources

_COLUMNS: Final[tuple[Measure, ...]] = (
    "followers",
    "growth",
    "posts",
    "interactions",
    "er_followers",
    "share",
)

_SENTENCES: Final[dict[Measure, tuple[str, str, str]]] = {
    "followers": (
        N_(
            "On {platform}, {value} people follow you: {gap} above the others’ median, {reference}."
        ),
        N_(
            "On {platform}, {value} people follow you: {gap} below the others’ median, {reference}."
        ),
        N_("On {platform}, {value} people follow you: exactly the others’ median."),
    ),
    "growth": (
        N_(
            "On {platform}, your community moves by {value} in 30 days, {gap} above the others’ "
            "median ({reference})."
        ),
        N_(
            "On {platform}, your community moves by {value} in 30 days, {gap} below the others’ "
            "median ({reference})."
        ),
        N_(
            "On {platform}, your community moves by {value} in 30 days, as the others’ median does."
        ),
    ),
    "posts": (
        N_(
            "On {platform}, you posted {value} times in 30 days: {gap} more than the others’ "
            "median, {reference}."
        ),
        N_(
            "On {platform}, you posted {value} times in 30 days: {gap} less than the others’ "
            "median, {reference}."
        ),
        N_("On {platform}, you posted {value} times in 30 days, as the others’ median."),
    ),
    "er_followers": (
        N_(
            "On {platform}, each post brings you {value} interactions per 1,000 followers: "
            "{gap} more than the others’ median, {reference}."
        ),
        N_(
            "On {platform}, each post brings you {value} interactions per 1,000 followers: "
            "{gap} less than the others’ median, {reference}."
        ),
        N_(
            "On {platform}, each post brings you {value} interactions per 1,000 followers, as "
            "the others’ median."
        ),
    ),
}


def rival_bars(look: Look, watch: Watch) -> Html:
    """Draw interactions a post per 1,000 followers, a panel a platform, the client highlighted."""
    shown = [
        each for each in watch.platforms if any(a.er_followers for a in watch.on_platform(each))
    ]
    if not shown:
        return watch_note(look, watch)

    def draw(canvas: Canvas) -> None:
        for platform, axes in zip(shown, canvas.panels(len(shown), grid="none"), strict=True):
            canvas.panel_title(axes, platform_name(platform))
            bars(canvas, [_bar(each) for each in watch.on_platform(platform)], axes)

    rows = max(len(watch.on_platform(each)) for each in shown)
    every = sum(len(watch.on_platform(each)) for each in shown)
    return figure(
        look,
        draw,
        _caption(watch, shown),
        height=1.0 + 0.42 * rows,
        phone_height=0.7 * len(shown) + 0.42 * every,
    )


def rival_table(look: Look, watch: Watch) -> Html:
    """Show every account of the watch with its public counts."""
    if not watch.accounts:
        return note(look, say("Nothing to show: no account was watched."))
    return table(
        look,
        [
            term("Account"),
            term("Platform"),
            term("Followers"),
            term("Growth in 30 days"),
            term("Posts in 30 days"),
            term("Interactions in 30 days"),
            term("Interactions a post per 1,000 followers"),
            term("Community share"),
            term("Main format"),
        ],
        [_account(each) for each in watch.accounts],
        say("The accounts watched"),
        note=say(
            "Community share: followers ÷ followers of all accounts listed on the platform with "
            "a count. Growth: between the first and the last date of the watch, brought to 30 "
            "days. Main format: as noted by whoever made the watch; – where it was not."
        ),
    )


def gap_sentences(look: Look, watch: Watch) -> Html:
    """Say in one sentence a measure where the client stands beside its rivals' median."""
    gaps = watch.gaps()
    if not gaps:
        least = Quantity(value=threshold("competitor_minimum"))
        return note(
            look,
            say(
                "No gap can be computed: on a platform it takes your own account and {least} "
                "others with the same figure.",
                least=least,
            ),
        )
    items = (element("li", look.say(_sentence(each))) for each in gaps)
    return element("ul", *items, class_="sb sb-list")


def watch_note(look: Look, watch: Watch) -> Html:
    """Say how old the watch is, and what public counts cannot tell."""
    if watch.dated is None or watch.age is None:
        return note(look, say("No other account was watched: fill in the Competitors sheet."))
    caveat = say("Public counts do not tell paid from organic: they hold both.")
    if watch.is_stale:
        limit = Quantity(value=threshold("competitor_watch_days"))
        old = say(
            "Benchmark dated {day}: {age} days before the end of the period, more than the "
            "{limit} allowed. Take new counts before deciding on it.",
            day=watch.dated,
            age=watch.age,
            limit=limit,
        )
        return element("div", note(look, old, tone="watch"), note(look, caveat))
    dated = say(
        "Benchmark dated {day}. {caveat} Take it again when the next conversion scenario is "
        "prepared.",
        day=watch.dated,
        caveat=caveat,
    )
    return note(look, dated)


def _bar(account: Account) -> Bar:
    return Bar(
        name=account.name,
        value=quantity("er_followers", account.er_followers),
        highlight=account.is_client,
    )


def _account(account: Account) -> list[Cell]:
    return [
        account.name,
        platform_name(account.platform),
        *(quantity(each, account.value(each)) for each in _COLUMNS),
        account.main_format or "–",
    ]


def _sentence(gap: Gap) -> Message:
    """Return the sentence of one gap: where the client stands, and who leads."""
    ahead, behind, level = _SENTENCES[gap.measure]
    text = level if not gap.difference else ahead if gap.difference > 0 else behind
    own = gap.leader_is_client
    leads = say("You lead.") if own else say("First: {leader}.", leader=Name(text=gap.leader))
    stands = Message(
        text=text,
        facts=facts_of(
            {
                "platform": platform_name(gap.platform),
                "value": quantity(gap.measure, gap.client),
                "reference": quantity(gap.measure, gap.reference),
                "gap": _distance(gap),
            }
        ),
    )
    return say("{stands} {leads}", stands=stands, leads=leads)


def _distance(gap: Gap) -> Quantity:
    """Return how far apart the two are: in points for a rate of growth, else as a share."""
    if gap.measure == "growth":
        return quantity("growth", abs(gap.difference), signed=True).model_copy(
            update={"signed": False}
        )
    relative = None if gap.relative is None else abs(gap.relative)
    return Quantity(value=relative, unit=Unit.RATIO, digits=0)


def _caption(watch: Watch, platforms: Sequence[str]) -> Caption:
    own = {each.name for each in watch.accounts if each.is_client}
    return Caption(
        title=_title(watch),
        subtitle=say(
            "Interactions a post per 1,000 followers, in the 30 days before {day}", day=watch.dated
        ),
        source=say(
            "Source: {files}. One basis for all: followers; organic and paid together.",
            files=sources(watch),
        ),
        alt=say(
            "Bars of interactions a post per 1,000 followers on {platforms}, longest first; the "
            "highlighted bar is {client}. The table below gives every figure.",
            platforms=Listing(items=tuple(platform_name(each) for each in platforms)),
            client=tuple(sorted(own)) or term("none"),
        ),
    )


def _title(watch: Watch) -> Message:
    """Say on how many platforms the client is ahead of its rivals' median."""
    judged = [each for each in watch.gaps() if each.measure == "er_followers"]
    ahead = [each for each in judged if each.difference > 0]
    if not judged:
        return say("How each account engages its followers")
    if len(ahead) == len(judged):
        return say("Your followers react more than the other accounts’ do")
    if not ahead:
        return say("Your followers react less than the other accounts’ do")
    names = Listing(items=tuple(platform_name(each.platform) for each in ahead))
    return say(
        "Your followers react more than the other accounts’ do on {platforms} only", platforms=names
    )
