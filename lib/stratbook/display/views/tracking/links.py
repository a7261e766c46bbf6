"""The plan's links, and what came back of them in web analytics."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Listing, Quantity, Unit, say, say_n, term
from stratbook.core.reference import platforms
from stratbook.display.html import Html, element, join
from stratbook.display.look import Look
from stratbook.display.marks import Mark, mark
from stratbook.display.money import money
from stratbook.display.prose import note
from stratbook.display.tables import Row, table
from stratbook.plan.links.builder import Link
from stratbook.plan.links.channels import Channel
from stratbook.plan.links.returned import Missing, Returned, Seen, Verdict

CHANNELS: Final[dict[Channel, Fact]] = {
    "paid_search": term("Paid Search"),
    "paid_social": term("Paid Social"),
    "paid_video": term("Paid Video"),
    "paid_other": term("Paid Other"),
    "organic_social": term("Organic Social"),
    "organic_video": term("Organic Video"),
    "organic_search": term("Organic Search"),
    "email": term("Email"),
    "display": term("Display"),
    "referral": term("Referral"),
    "direct": term("Direct"),
    "unassigned": term("Unassigned"),
}
_VERDICTS: Final[dict[Verdict, tuple[Mark, Fact]]] = {
    "planned": ("good", term("in the plan")),
    "misspelt": ("watch", term("misspelt?")),
    "convention": ("watch", term("not in the plan")),
    "unknown": ("bad", term("unknown")),
    "untagged": ("neutral", term("no campaign")),
}
_NO_WEB: Final = say(
    "No web analytics cover the period: what came back of the links cannot be checked. A GA4 "
    "export by day, with source, medium and campaign, would bring it."
)


def links_table(look: Look, links: Sequence[Link]) -> Html:
    """Show the link of each flight, its tags, where GA4 counts it, and what is doubtful."""
    if not links:
        return note(look, say("The plan has no flight yet: there is no link to make."))
    rows: list[Row] = [
        [
            each.row.id,
            _platform(each.row.platform),
            _link(look, each),
            CHANNELS[each.channel] if each.url else "–",
            _doubts(look, each),
        ]
        for each in links
    ]
    return table(
        look,
        [term("Flight"), term("Platform"), term("Tagged link"), term("Counted by GA4 under"),
         term("Remarks")],
        rows,
        say("A link for each flight, ready to be pasted into the ad manager"),
        note=say(
            "Lower case, without accents; the convention stands in client.yml under links. Written "
            "as a file by the command “stratbook links”."
        ),
    )  # fmt: skip


def returned_table(look: Look, back: Returned, currency: str) -> Html:
    """Show what came back, most sessions first, then the campaigns that never did."""
    if not back.rows:
        return note(look, _NO_WEB)
    rows: list[Row] = [_seen(look, each, currency) for each in back.seen]
    rows += [_missing(look, each, currency) for each in back.missing]
    return table(
        look,
        [term("Source / medium"), term("Campaign"), term("Sessions"),
         term("Counted by GA4 under"), term("Check"), term("Spend at stake")],
        rows,
        say("What came back in web analytics, {period}", period=back.period),
        note=say(
            "A misspelling is proposed by likeness and never merged. Spend: that of the flights "
            "the campaign stands for, up to the end of the period."
        ),
    )  # fmt: skip


def shares_note(look: Look, back: Returned) -> Html:
    """Say which share of social traffic, paid and all, carries no campaign."""
    whole, paid = back.untagged(), back.untagged(paid=True)
    if whole is None:
        return Html("")
    said = say(
        "{share} of the {sessions} sessions that social media brought carry no campaign",
        share=_ratio(whole), sessions=Quantity(value=back.sessions()),
    )  # fmt: skip
    if paid is None:
        return note(look, say("{whole}; none of them was paid for.", whole=said), "neutral")
    both = say("{whole}; of the paid ones, {share}.", whole=said, share=_ratio(paid))
    return note(look, both, "watch" if paid > 0 else "good")


def _seen(look: Look, seen: Seen, currency: str) -> Row:
    kind, words = _VERDICTS[seen.verdict]
    shown = [mark(look, kind, words)]
    if seen.proposal:
        planned = say("planned: {campaign}", campaign=seen.proposal)
        shown.append(element("div", look.say(planned), class_="sb-source"))
    if seen.misfiled:
        shown.append(mark(look, "bad", term("not counted as paid")))
    return [
        f"{seen.source} / {seen.medium}" if seen.medium else seen.source,
        seen.campaign or "–",
        Quantity(value=seen.sessions),
        CHANNELS[seen.channel],
        join(shown),
        money(seen.spend, currency) if seen.spend is not None else "",
    ]


def _missing(look: Look, missing: Missing, currency: str) -> Row:
    why = term("never came back")
    shown = [mark(look, "bad", why)]
    if missing.maybe:
        maybe = say("perhaps as: {campaign}", campaign=missing.maybe)
        shown.append(element("div", look.say(maybe), class_="sb-source"))
    flights = say_n("flight {names}", "flights {names}", len(missing.flights),
                    names=missing.flights)  # fmt: skip
    return [
        flights, missing.campaign, Quantity(value=0), "", join(shown),
        money(missing.spend, currency),
    ]  # fmt: skip


def _link(look: Look, link: Link) -> Html | str:
    if not link.url:
        return look.say(term("no link"))
    bare, _, tags = link.url.partition("?")
    shown = [element("span", bare)]
    # A place to break the line after each tag: the address is long, the phone narrow.
    shown += [element("span", sign, part, Html("<wbr>")) for sign, part in _pieces(tags)]
    return element("span", *shown, class_="sb-address")


def _pieces(tags: str) -> list[tuple[str, str]]:
    return [("?" if at == 0 else "&", part) for at, part in enumerate(tags.split("&")) if part]


def _doubts(look: Look, link: Link) -> Html | Fact:
    if not link.notes:
        ready = mark(look, "good", term("ready to paste"))
        return ready if link.url else mark(look, "neutral", term("leads to no page"))
    return mark(look, "watch", Listing(items=link.notes)) if len(link.notes) == 1 else join(
        [element("div", mark(look, "watch", each)) for each in link.notes]
    )  # fmt: skip


def _platform(id_: str) -> str:
    known = platforms().get(id_)
    return known.label if known else id_


def _ratio(value: float) -> Quantity:
    return Quantity(value=value, unit=Unit.RATIO, digits=0)
