"""The three Cs in short."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from stratbook.core.finding import Finding
from stratbook.core.message import Term, say, term
from stratbook.display.html import Html, element
from stratbook.display.look import Look
from stratbook.display.prose import CONFIDENCE
from stratbook.display.tables import table
from stratbook.display.words import sentence
from stratbook.strategy.three_c import Balance, Side

_SIDES: Final[dict[Side, Term]] = {
    Side.COMPANY: term("The organisation"),
    Side.COMPETITION: term("The others"),
    Side.COMMUNITY: term("The public"),
}


def synthesis(look: Look, balances: Sequence[Balance]) -> Html:
    """Show strengths and weaknesses of each C, each one a finding with its evidence.

    Parameters
    ----------
    look : Look
        The reader's language and theme.
    balances : sequence of Balance
        One a C; each line is a finding's headline, how sure it is and the files behind it.
    """
    return table(
        look,
        [term("Of whom"), term("Strengths"), term("Weaknesses")],
        [
            [_SIDES[each.side], _said(look, each.strengths), _said(look, each.weaknesses)]
            for each in balances
        ],
        say("Strengths and weaknesses, from what was computed"),
        note=say(
            "Each line rests on a finding of this chapter, the heaviest first; behind it, how sure "
            "it is and the files it comes from. Neutral findings are left out."
        ),
    )


def _said(look: Look, findings: Sequence[Finding]) -> Html:
    if not findings:
        return element("span", look.say(term("nothing stands out")), class_="sb-missing")
    lines = (
        element(
            "li",
            sentence(look, each).headline,
            element("div", _evidence(look, each), class_="sb-source"),
        )
        for each in findings
    )
    return element("ul", *lines, class_="sb-list")


def _evidence(look: Look, finding: Finding) -> str:
    """Return how sure a finding is and the files it rests on, without their folders."""
    files = sorted({PurePosixPath(place).name for place in finding.sources})
    sure = look.say(CONFIDENCE[finding.confidence.level])
    return " · ".join([sure, *files])
