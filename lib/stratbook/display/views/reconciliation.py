"""What measures the same thing twice: both figures, their difference, what goes with it."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.message import Fact, Message, Quantity, Unit, say, term
from stratbook.display import prose
from stratbook.display.html import Html, join
from stratbook.display.look import Look
from stratbook.display.tables import Cell, table
from stratbook.display.views.performance.basis import files_named
from stratbook.strategy.reconciliation import Kind, Pair, Reconciliation

_TITLES: Final = {
    Kind.CLICKS: say("Clicks on links and visits"),
    Kind.DAILY: say("Daily series and publications"),
    Kind.ADS: say("Ads Manager and the accounts’ totals"),
    Kind.CLAIMS: say("Conversions claimed and conversions counted"),
}
_WHY: Final = {
    Kind.CLICKS: say(
        "Usually goes with such a gap: clicks that never load the page, refused cookies, apps that "
        "hide where a visit comes from, links without UTM tags, links also in the profile, in "
        "stories or in messages, several clicks in one visit."
    ),
    Kind.DAILY: say(
        "Usually goes with such a gap: a daily series counts what was seen that day, older "
        "posts, stories and often ads included; a post’s figures are those of its whole life up to "
        "the export. The two never agree exactly."
    ),
    Kind.ADS: say(
        "Usually goes with such a gap: ads also run outside the accounts’ own pages (partner "
        "sites, messaging), one person counts once an ad and once a day, and the accounts’ totals "
        "hold unpaid contacts too."
    ),
    Kind.CLAIMS: say(
        "Usually goes with such a gap: each platform counts by its own window, after a view as "
        "after a click, on the day of the ad and not of the order; web analytics gives the visit "
        "to one channel only; the CRM counts what was really recorded. Several platforms may claim "
        "the same order: claims are never added."
    ),
}


def twice(look: Look, shown: Reconciliation) -> Html:
    """Show every pair, a table a kind; a note when nothing is measured twice."""
    kinds = [(kind, pairs) for kind in Kind if (pairs := shown.of(kind))]
    if not kinds:
        return prose.note(look, say("Nothing in the files received measures the same thing twice."))
    return join([_kind(look, kind, pairs) for kind, pairs in kinds])


def _kind(look: Look, kind: Kind, pairs: Sequence[Pair]) -> Html:
    headings: list[Fact | str] = [
        term("What is measured"), term("Source A"), term("Value A"), term("Source B"),
        term("Value B"), term("Difference (A − B)"), term("In % of B"),
    ]  # fmt: skip
    files = sorted({file for pair in pairs for side in (pair.first, pair.second)
                    for file in side.sources})  # fmt: skip
    rows = [_row(look, pair) for pair in pairs]
    parts = [table(look, headings, rows, _TITLES[kind], note=files_named(tuple(files)))]
    parts += [prose.paragraph(look, each) for each in _lacking(look, pairs)]
    if any(not pair.reasons for pair in pairs):
        parts.append(prose.paragraph(look, _WHY[kind]))
    return join(parts)


def _lacking(look: Look, pairs: Sequence[Pair]) -> list[Message]:
    """Say why figures are missing, once a reason."""
    by_reason: dict[str, list[str]] = {}
    for pair in pairs:
        for reason in pair.reasons:
            by_reason.setdefault(look.sentence(reason), []).append(look.sentence(pair.what))
    return [
        say("Not compared, {what}: {why}", what=what, why=why) for why, what in by_reason.items()
    ]


def _row(look: Look, pair: Pair) -> list[Cell]:
    return [
        look.sentence(pair.what),
        look.sentence(pair.first.name),
        pair.quantity(pair.first.value),
        look.sentence(pair.second.name),
        pair.quantity(pair.second.value),
        pair.quantity(pair.difference, signed=True),
        Quantity(value=pair.relative, unit=Unit.RATIO, signed=True),
    ]
