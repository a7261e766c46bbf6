"""The three Cs in short, and what the community part still waits for."""

from collections.abc import Sequence
from typing import Final

from stratbook.core.finding import Finding
from stratbook.core.message import Term, say, term
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.tables import table
from stratbook.display.words import sentence
from stratbook.strategy.three_c import Balance, Side

_SIDES: Final[dict[Side, Term]] = {
    Side.COMPANY: term("The organisation"),
    Side.COMPETITION: term("The others"),
    Side.COMMUNITY: term("The public"),
}
_AWAITED: Final = (
    (term("What the public says and asks"), term("the conversations export of the inbox tool")),
    (term("How satisfied people are"), term("the reviews export of each review site")),
    (term("What people look for on the site"), term("the GA4 landing page export")),
    (term("Who recommends the organisation"), term("a list of recommenders, drawn up by hand")),
    (
        term("Which influencers fit"),
        term("the list of influencers, with followers, interactions and topics"),
    ),
)


def synthesis(look: Look, balances: Sequence[Balance]) -> Html:
    """Show strengths and weaknesses of each C, each one a finding of this chapter."""
    return table(
        look,
        [term("Of whom"), term("Strengths"), term("Weaknesses")],
        [
            [_SIDES[each.side], _said(look, each.strengths), _said(look, each.weaknesses)]
            for each in balances
        ],
        say("Strengths and weaknesses, from what was computed"),
        note=say("Each line rests on a finding of this chapter; neutral findings are left out."),
    )


def community_awaited(look: Look) -> Html:
    """Say which parts of the community diagnosis this edition does not compute, and from what."""
    return table(
        look,
        [term("Not computed in this edition"), term("What it takes")],
        [list(each) for each in _AWAITED],
        say("What the community part does not tell yet"),
        note=say("Of the community, this chapter tells the tone of the places you do not run."),
    )


def _said(look: Look, findings: Sequence[Finding]) -> Html:
    if not findings:
        return element("span", look.say(term("nothing stands out")), class_="sb-missing")
    lines = (element("li", sentence(look, each).headline) for each in findings)
    return element("ul", *lines, class_="sb-list")
